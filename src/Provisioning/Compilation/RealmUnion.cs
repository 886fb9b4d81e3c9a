using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>Puts the objects of stacks into a realm.</summary>
internal static class RealmUnion
{
    public static RealmState Of(RealmState below, IReadOnlyCollection<CompiledStack> stacks) => below with
    {
        Clients = below.Clients.Merge(stacks.SelectMany(s => s.Clients)),
        Roles = below.Roles.Merge(stacks.SelectMany(s => s.Roles)),
        ClientScopes = below.ClientScopes.Merge(stacks.SelectMany(s => s.ClientScopes)),
        Users = below.Users.Merge(stacks.SelectMany(s => s.Users)),
    };
}
