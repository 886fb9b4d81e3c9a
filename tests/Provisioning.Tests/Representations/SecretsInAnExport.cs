using System.Text;
using Provisioning.Declarations;
using Provisioning.Representations;

namespace Provisioning.Tests.Representations;

/// <summary>An export that carries secrets, as <c>kc.sh export</c> writes them.</summary>
public sealed class SecretsInAnExport
{
    private const string Canary = "canary-2718281828";

    [Theory]
    [InlineData("\"secret\": \"" + Canary + "\"")]
    [InlineData("\"registrationAccessToken\": \"" + Canary + "\"")]
    [InlineData("\"attributes\": { \"client.secret.rotated\": \"" + Canary + "\" }")]
    public void AreReportedAndDropped(string field)
    {
        var file = Export(field);

        var parsing = RealmRepresentation.Read(file);

        var finding = Assert.Single(parsing.Findings);
        Assert.Equal(("RFL-101", "sa-1"), (finding.Code, finding.Subject));
        Assert.DoesNotContain(Canary, finding.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, parsing.State.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, Encoding.UTF8.GetString(RealmRepresentation.Write(parsing.State)), StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, Encoding.UTF8.GetString(RealmDocument.Open(file.Content).ToBytes()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("**********")]
    [InlineData("")]
    public void AreNotSeenInMasksButMasksAreNeverWritten(string mask)
    {
        var file = Export($"\"secret\": \"{mask}\"");

        Assert.Empty(RealmRepresentation.Read(file).Findings);
        Assert.DoesNotContain("\"secret\"", Encoding.UTF8.GetString(RealmDocument.Open(file.Content).ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void StayWhenTheyAreReferencesIntoAVault()
    {
        var file = Export("\"secret\": \"${vault.sa-1}\"");

        Assert.Empty(RealmRepresentation.Read(file).Findings);
        Assert.Contains("${vault.sa-1}", Encoding.UTF8.GetString(RealmDocument.Open(file.Content).ToBytes()), StringComparison.Ordinal);
    }

    [Fact]
    public void AreDroppedWithoutAWordFromAServersAnswer()
    {
        var file = new SourceFile("https://server", Encoding.UTF8.GetBytes($"{{ \"clientId\": \"sa-1\", \"secret\": \"{Canary}\" }}"));
        var notes = new ReadingNotes(file, secretsExpected: true);
        using var answer = System.Text.Json.JsonDocument.Parse(file.Content);

        var client = ClientRepresentation.Read(answer.RootElement, notes);

        Assert.Empty(notes.Findings);
        Assert.DoesNotContain(Canary, client!.ToString(), StringComparison.Ordinal);
    }

    private static SourceFile Export(string field) => new(
        "export.json",
        Encoding.UTF8.GetBytes($"{{ \"realm\": \"a\", \"clients\": [ {{ \"clientId\": \"sa-1\", {field} }} ] }}"));
}
