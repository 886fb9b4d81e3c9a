using FsCheck;
using FsCheck.Fluent;
using Provisioning.Collections;
using Provisioning.Realms;
using static Provisioning.Tests.Importing.StrangersRealm;

namespace Provisioning.Tests.Importing;

public sealed class AnyRealmMadeByHand
{
    private static readonly RoleRef[] Grantable =
        [Load, Unload, Operator, Pilot, RoleRef.OfRealm($"default-roles-{Name}"), new("realm-management", "view-users"), new("account", "view-profile")];

    private static readonly string[] Scopes = ["acr", "basic", "email", "profile", "roles", "service_account", "web-origins"];

    private static readonly Gen<Client> Clients =
        from number in Gen.Choose(1, 9)
        from full in Gen.Elements(true, false)
        from enabled in Gen.Elements(true, true, false)
        from grants in Gen.SubListOf(Grantable)
        from direct in Gen.SubListOf(Grantable)
        from scopes in Gen.SubListOf(Scopes)
        from optional in Gen.SubListOf("phone", "address")
        from name in Gen.Elements("", "Gate", $"sa-{number}")
        from bpn in Gen.Elements("", "BPNL000000000ABC", "BPNL000000000XYZ")
        from lifespan in Gen.Elements("", "60")
        select TechnicalUser($"sa-{number}", c => c with
        {
            Name = name,
            Enabled = enabled,
            FullScopeAllowed = full,
            ScopeRoles = [.. direct],
            DefaultScopes = [.. scopes],
            OptionalScopes = [.. optional],
            Attributes = lifespan.Length == 0 ? Map<string, string>.Empty : Map<string, string>.From([new("access.token.lifespan", lifespan)]),
            ServiceAccount = new()
            {
                Grants = [.. grants],
                Attributes = bpn.Length == 0 ? Map<string, ValueList<string>>.Empty : Map<string, ValueList<string>>.From([new("bpn", [bpn])]),
            },
        });

    [Fact]
    public void IsAdoptedWithoutAnyChange() => Prop.ForAll(Gen.ListOf(Clients).ToArbitrary(), clients =>
    {
        var imported = Import(With([.. clients.DistinctBy(c => c.ClientId)]));
        return (imported.IsUsable && imported.Adoption.Changes.All(c => c.IsMarkOnly)).Label(string.Join('\n', imported.Findings));
    }).QuickCheckThrowOnFailure();
}
