using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>
/// What differs from realm to realm without being anybody's choice: which of Keycloak's own client scopes its release
/// brought, and what its default role is called (a realm keeps the name when it is renamed).
/// </summary>
internal sealed class RealmTraits
{
    private readonly RealmState observed;
    private readonly RealmState desired;
    private readonly RoleRef usual;

    private RealmTraits(RealmState observed, RealmState desired)
    {
        this.observed = observed;
        this.desired = desired;
        usual = RoleRef.OfRealm(RealmState.DefaultRoleNameOf(desired.Name));
    }

    public static RealmTraits Of(PlanRequest request) => new(request.Observed, request.Desired);

    /// <summary>The technical user as this realm can hold it, with a mark that fits.</summary>
    public Client Fit(Client technicalUser)
    {
        var fitting = technicalUser;
        foreach (var scope in technicalUser.DefaultScopes.Where(IsMissing))
        {
            fitting = fitting with { DefaultScopes = fitting.DefaultScopes.Without(scope) };
        }

        foreach (var scope in technicalUser.OptionalScopes.Where(IsMissing))
        {
            fitting = fitting with { OptionalScopes = fitting.OptionalScopes.Without(scope) };
        }

        if (technicalUser.ServiceAccount is { } account && account.Grants.Contains(usual) && HasAnotherDefaultRole)
        {
            fitting = fitting with { ServiceAccount = account with { Grants = account.Grants.Without(usual).With(observed.DefaultRole) } };
        }

        return ReferenceEquals(fitting, technicalUser) || AppliedMark.Of(technicalUser).Length == 0 ? fitting : AppliedMark.Stamp(fitting);
    }

    private bool HasAnotherDefaultRole => observed.DefaultRole.Name.Length > 0 && observed.DefaultRole != usual;

    private bool IsMissing(string scope) => ServerAdditions.CanBeMissing(scope)
        && !observed.ClientScopes.ContainsKey(scope) && !desired.ClientScopes.ContainsKey(scope);
}
