using Provisioning.Realms;

namespace Provisioning.Tests.Compilation;

public class TechnicalUserOfACustomer
{
    private const string Stack = """
        { "organisation": { "bpn": "BPNL00000000ACME" },
          "technicalUsers": { "reader": { "customer": { "bpn": "BPNL000000CUSTOM", "name": "Customer" } } } }
        """;

    [Fact]
    public void ActsWithTheCustomersBpn() =>
        Assert.Equal(
            ["BPNL000000CUSTOM"], Compiled.Stack(Stack).Client("sa-acme-reader").ServiceAccount!.Attributes["bpn"]);

    [Fact]
    public void RecordsTheProvider()
    {
        var attributes = Compiled.Stack(Stack).Client("sa-acme-reader").Attributes;

        Assert.Equal("BPNL000000CUSTOM", attributes[Marks.OwnerBpn]);
        Assert.Equal("Customer", attributes[Marks.OwnerName]);
        Assert.Equal("BPNL00000000ACME", attributes[Marks.ProviderBpn]);
    }
}
