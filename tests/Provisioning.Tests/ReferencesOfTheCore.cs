using Provisioning.Realms;

namespace Provisioning.Tests;

public class ReferencesOfTheCore
{
    [Fact]
    public void AreTheBaseClassLibraryAlone() => Assert.All(
        typeof(RealmState).Assembly.GetReferencedAssemblies(),
        reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
}
