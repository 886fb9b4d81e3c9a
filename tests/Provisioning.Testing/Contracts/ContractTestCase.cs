using System.ComponentModel;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Provisioning.Testing.Contracts;

/// <summary>A fact whose skip reason comes from the class it runs in.</summary>
public sealed class ContractTestCase : XunitTestCase
{
    [EditorBrowsable(EditorBrowsableState.Never)]
    [Obsolete("Called by xunit when it deserialises.")]
    public ContractTestCase()
    {
    }

    public ContractTestCase(IMessageSink diagnostics, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(diagnostics, display, options, method)
    {
    }

    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute)
        ?? TestMethod.TestClass.Class.GetCustomAttributes(typeof(NeedsServerAttribute))
            .Select(a => NeedsServerAttribute.Missing(a.GetNamedArgument<string>(nameof(NeedsServerAttribute.Variable))))
            .FirstOrDefault();
}
