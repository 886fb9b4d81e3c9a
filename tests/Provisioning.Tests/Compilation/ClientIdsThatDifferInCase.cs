namespace Provisioning.Tests.Compilation;

public class ClientIdsThatDifferInCase
{
    [Fact]
    public void ClashAndSaySo()
    {
        var finding = Assert.Single(Compiled.Stack("""
            { "organisation": { "bpn": "BPNL00000000ACME" },
              "technicalUsers": { "a": { "clientId": "SA-one" }, "b": { "clientId": "sa-ONE" } } }
            """).Findings);

        Assert.Equal("CMP-006", finding.Code);
        Assert.Contains("'sa-ONE' of 'b' differs only in case from 'SA-one'", finding.Message, StringComparison.Ordinal);
    }
}
