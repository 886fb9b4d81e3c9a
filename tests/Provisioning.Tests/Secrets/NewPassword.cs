using Provisioning.Secrets;

namespace Provisioning.Tests.Secrets;

public sealed class NewPassword
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 50)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void HasOnlyUnreservedCharactersAndTwoOfEachKind(int seed)
    {
        var password = Password.New(new Random(seed).NextBytes).Reveal();

        Assert.True(password.Length >= 32);
        Assert.All(password, c => Assert.True(char.IsAsciiLetterOrDigit(c) || "-._~".Contains(c, StringComparison.Ordinal)));
        Assert.True(password.Count(char.IsAsciiLetterUpper) >= 2);
        Assert.True(password.Count(char.IsAsciiLetterLower) >= 2);
        Assert.True(password.Count(char.IsAsciiDigit) >= 2);
        Assert.True(password.Count(c => !char.IsAsciiLetterOrDigit(c)) >= 2);
    }

    [Fact]
    public void UsesEveryCharacterAboutEquallyOften()
    {
        var random = new Random(7);
        var counts = Enumerable.Range(0, 2000)
            .SelectMany(_ => Password.New(random.NextBytes).Reveal())
            .Where(char.IsAsciiLetterOrDigit)
            .CountBy(c => c)
            .ToDictionary();

        // 80,000 characters: about 1,200 of each letter and digit; a modulo without a limit would favour 58 of them by a quarter.
        Assert.Equal(62, counts.Count);
        Assert.All(counts.Values, n => Assert.InRange(n, 1000, 1400));
    }

    [Fact]
    public void PrintsAsRedacted() => Assert.Equal("(redacted)", Password.New(new Random(1).NextBytes).ToString());
}
