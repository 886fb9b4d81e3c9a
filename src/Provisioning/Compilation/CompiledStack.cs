using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Compilation;

/// <summary>A stack's part of its realm: the objects it owns, marked, and the technical users behind them.</summary>
public sealed record CompiledStack
{
    public required StackDeclaration Declaration { get; init; }

    public string Name => Declaration.Name;

    public Map<string, Client> Clients { get; init; } = Map<string, Client>.Empty;

    public Map<RoleRef, Role> Roles { get; init; } = Map<RoleRef, Role>.Empty;

    public Map<string, ClientScope> ClientScopes { get; init; } = Map<string, ClientScope>.Empty;

    /// <summary>Technical users that sign in with a password, by user name.</summary>
    public Map<string, User> Users { get; init; } = Map<string, User>.Empty;

    /// <summary>By client id, or user name.</summary>
    public Map<string, TechnicalUser> TechnicalUsers { get; init; } = Map<string, TechnicalUser>.Empty;

    /// <summary>By client id: still declared, but their last day has passed, so they are no part of the realm.</summary>
    public Map<string, TechnicalUser> EndedTechnicalUsers { get; init; } = Map<string, TechnicalUser>.Empty;

    /// <summary>The secrets that the environment's vault keeps for it.</summary>
    public IEnumerable<SecretRef> Secrets =>
        TechnicalUsers.Values.Where(u => !u.Declaration.SecretIsElsewhere).Select(u => u.Secret);
}
