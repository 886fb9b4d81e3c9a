namespace Provisioning.Local.Tests.Realms;

/// <summary>A realm file that cannot be trusted is reported and never written.</summary>
public sealed class RealmFileThatIsInvalid : IDisposable
{
    private readonly FileRealm realm = new();

    [Theory]
    [InlineData("", "RFL-001")]
    [InlineData("{ \"realm\": \"demo\", \"clients\": [", "RFL-001")]
    [InlineData("{ \"realm\": \"demo\", \"clients\": 7 }", "RFL-003")]
    [InlineData("{ \"realm\": \"other\" }", "RFL-008")]
    [InlineData("{ \"realm\": \"demo\", \"clients\": [ { \"clientId\": \"a\", \"secret\": \"in clear\" } ] }", "RFL-101")]
    public async Task IsReportedAndLeftAlone(string text, string code)
    {
        realm.Write(text);

        var reading = await realm.ReadAsync();
        var outcomes = await FileRealm.PutAsync(realm.Gateway(), FileRealm.Sample);

        Assert.Equal(code, Assert.Single(reading.Findings).Code);
        Assert.Contains(code, Assert.Single(outcomes, o => !o.Done).Error, StringComparison.Ordinal);
        Assert.DoesNotContain("in clear\"", outcomes[0].Error, StringComparison.Ordinal);
        Assert.Equal(text, realm.Text);
    }

    [Fact]
    public async Task IsReportedWhenItIsAFolder()
    {
        Directory.CreateDirectory(realm.FilePath);

        var outcome = Assert.Single(await FileRealm.PutAsync(realm.Gateway(), FileRealm.Sample));

        Assert.Equal("RFL-007", Assert.Single((await realm.ReadAsync()).Findings).Code);
        Assert.False(outcome.Done);
    }

    public void Dispose() => realm.Dispose();
}
