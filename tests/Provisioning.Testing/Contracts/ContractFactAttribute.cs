using Xunit.Sdk;

namespace Provisioning.Testing.Contracts;

/// <summary>
/// A fact of a contract. Where the class that obeys it carries <see cref="NeedsServerAttribute"/>, it is skipped without the server.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("Provisioning.Testing.Contracts." + nameof(ContractFactDiscoverer), "Provisioning.Testing")]
public sealed class ContractFactAttribute : FactAttribute;
