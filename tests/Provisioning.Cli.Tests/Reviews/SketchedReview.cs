using Provisioning.Access;
using Provisioning.Cli.Comparisons;
using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Reviewing;
using Provisioning.Rules;

namespace Provisioning.Cli.Tests.Reviews;

/// <summary>A review of two realms that are sketched by a few names.</summary>
internal static class SketchedReview
{
    public static DateOnly Today { get; } = new(2026, 3, 1);

    /// <summary>Technical users gain a role: each the one of its name.</summary>
    /// <param name="users">Client ids, with the stack that owns each.</param>
    public static Review OfGains(string environment, IEnumerable<(string ClientId, string Stack, RoleRef Role)> users, params Diagnostic[] findings)
    {
        var gains = users.ToArray();
        var before = Realm(environment, gains, granted: false);
        var after = Realm(environment, gains, granted: true);
        return Reviewer.Review(new ReviewRequest
        {
            Environment = environment,
            Location = "before -> after",
            Before = before,
            After = after,
            Plan = WholeRealm.Plan(environment, before, after).Plan,
            Findings = [.. findings],
            Today = Today,
        });
    }

    /// <summary>Everything in it that can have a name has one of the given ones.</summary>
    public static Review Named(IReadOnlyList<string> names)
    {
        var role = new RoleRef(names[0], names[1]);
        var finding = new Diagnostic("XXX-001", Severity.Warning, Place.InFile(names[2], 3, 4, names[3]), names[4], names[5]);
        var exception = new ExceptionDeclaration(names[6], "XXX-002", [names[3]], names[7], Today, default);
        var review = OfGains(names[8], [(names[9], names[10], role)], finding);
        return review with
        {
            Location = names[11],
            Moves = Map<Principal, ValueList<RoleMove>>.From([new(review.Owners.Keys.First(), [new RoleMove(role, [new RoleRef(names[2], names[3])])])]),
            Accepted = [new AcceptedFinding(finding with { Code = "XXX-002" }, exception)],
            Endings = [new Ending(names[9], role, Today, false, names[7], finding.Place)],
            Gates = [new GateVerdict(Gate.Broadening, true, names[4], [finding])],
            Risks = [.. review.Risks, new Risk(RiskKind.CrossTenant, names[9], names[4], finding.Place), new Risk(RiskKind.Exception, names[10], names[7], finding.Place)],
        };
    }

    /// <summary>How many names <see cref="Named"/> takes.</summary>
    public const int Names = 12;

    private static RealmState Realm(string name, (string ClientId, string Stack, RoleRef Role)[] users, bool granted)
    {
        var fresh = KeycloakRealm.Fresh(name);
        return fresh with
        {
            Clients = fresh.Clients
                .Merge(users.Select(u => u.Role.Client).Distinct(StringComparer.Ordinal).Select(c => KeyValuePair.Create(c, new Client { ClientId = c })))
                .Merge(users.Select(u => KeyValuePair.Create(u.ClientId, TechnicalUser(u.ClientId, u.Stack, granted ? [u.Role] : [])))),
            Roles = fresh.Roles.Merge(users.Select(u => KeyValuePair.Create(u.Role, new Role { Ref = u.Role }))),
        };
    }

    private static Client TechnicalUser(string clientId, string stack, ValueSet<RoleRef> grants) => new()
    {
        ClientId = clientId,
        FullScopeAllowed = true,
        DefaultScopes = [KeycloakBuiltIns.RolesScope],
        Attributes = Map<string, string>.From([new(Marks.Stack, stack)]),
        ServiceAccount = new() { Grants = grants },
    };
}
