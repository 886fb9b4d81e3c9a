using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Compilation;

/// <summary>A technical user with all names resolved.</summary>
public sealed record TechnicalUser
{
    /// <summary>Of one that signs in with a password: its user name.</summary>
    public required string ClientId { get; init; }

    public required StackDeclaration Stack { get; init; }

    public required TechnicalUserDeclaration Declaration { get; init; }

    /// <summary>The organisation it acts for: the customer, or else the tenant.</summary>
    public required OrganisationDeclaration Owner { get; init; }

    /// <summary>What it holds directly, each with the declaration that says so.</summary>
    public Map<RoleRef, GrantDeclaration> Grants { get; init; } = Map<RoleRef, GrantDeclaration>.Empty;

    /// <summary>What is still declared and whose last day has passed: no longer part of what it holds.</summary>
    public Map<RoleRef, GrantDeclaration> EndedGrants { get; init; } = Map<RoleRef, GrantDeclaration>.Empty;

    /// <summary>What scope mappings on the client itself let into its tokens; only adopted clients have any.</summary>
    public ValueSet<RoleRef> DirectScopes { get; init; } = [];

    /// <summary>The grants that bring a client scope of their own. Where other scopes carry a grant already, none is needed.</summary>
    public IEnumerable<RoleRef> ScopedGrants => ScopedOf(Grants);

    public IEnumerable<RoleRef> EndedScopedGrants => ScopedOf(EndedGrants);

    /// <summary>Where its secret is kept, unless <see cref="TechnicalUserDeclaration.SecretIsElsewhere"/>.</summary>
    public required SecretRef Secret { get; init; }

    private IEnumerable<RoleRef> ScopedOf(Map<RoleRef, GrantDeclaration> grants) => Declaration.Adopted is { FullScopeAllowed: true }
        ? []
        : grants.Where(g => g.Value.Scoped && !DirectScopes.Contains(g.Key)).Select(g => g.Key);
}
