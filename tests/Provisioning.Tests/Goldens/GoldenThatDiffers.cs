using Provisioning.Testing.Goldens;

namespace Provisioning.Tests.Goldens;

public sealed class GoldenThatDiffers : IDisposable
{
    private readonly GoldenCase golden = new(Directory.CreateTempSubdirectory("golden").FullName);

    public void Dispose() => Directory.Delete(golden.Folder, recursive: true);

    [Fact]
    public void FailsWithTheLineAndTheCommandThatRewritesIt()
    {
        File.WriteAllText(Path.Combine(golden.Folder, "plan.txt"), "one\r\ntwo\r\n");

        var failure = Assert.ThrowsAny<Exception>(() => golden.Matches("plan.txt", "one\nthree\n"));

        Assert.Contains("plan.txt(2): not as expected.", failure.Message, StringComparison.Ordinal);
        Assert.Contains("expected: two", failure.Message, StringComparison.Ordinal);
        Assert.Contains("actual:   three", failure.Message, StringComparison.Ordinal);
        Assert.Contains("PROVISIONING_UPDATE_GOLDENS=1 dotnet test tests/Provisioning.Tests", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyInItsLineEndingsPasses()
    {
        File.WriteAllText(Path.Combine(golden.Folder, "plan.txt"), "one\r\ntwo\r\n");

        Assert.Null(Record.Exception(() => golden.Matches("plan.txt", "one\ntwo\n")));
    }

    [Fact]
    public void BecauseItIsMissingFails() =>
        Assert.Contains("new.txt(1)", Assert.ThrowsAny<Exception>(() => golden.Matches("new.txt", "text")).Message, StringComparison.Ordinal);
}
