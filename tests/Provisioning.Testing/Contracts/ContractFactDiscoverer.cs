using Xunit.Abstractions;
using Xunit.Sdk;

namespace Provisioning.Testing.Contracts;

/// <summary>Finds contract facts; xunit gives an attribute no way to know the class it is inherited by.</summary>
public sealed class ContractFactDiscoverer(IMessageSink diagnostics) : IXunitTestCaseDiscoverer
{
    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
#pragma warning disable CA2000 // The runner owns the case.
    [
        new ContractTestCase(
            diagnostics, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod),
    ];
#pragma warning restore CA2000
}
