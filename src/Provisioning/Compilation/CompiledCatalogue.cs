using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>The catalogue with its references resolved; unmarked, because each environment's platform stack marks its own.</summary>
internal sealed record CompiledCatalogue(
    ImmutableArray<Client> Applications, ImmutableArray<Role> Roles, ImmutableArray<RoleRef> Offered);
