using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>The same objects, written by another applier: what they are stays, only the marks say whose they are now.</summary>
public static class Handover
{
    /// <param name="desired">What stacks declare and nothing else; every object in it is marked.</param>
    public static RealmState To(string applier, RealmState desired) => desired with
    {
        Clients = Map<string, Client>.From(desired.Clients.Select(e => KeyValuePair.Create(
            e.Key, AppliedMark.Stamp(e.Value with { Attributes = e.Value.Attributes.With(Marks.Applier, applier) })))),
        Roles = Map<RoleRef, Role>.From(desired.Roles.Select(e => KeyValuePair.Create(
            e.Key, AppliedMark.Stamp(e.Value with { Attributes = e.Value.Attributes.With(Marks.Applier, [applier]) })))),
        ClientScopes = Map<string, ClientScope>.From(desired.ClientScopes.Select(e => KeyValuePair.Create(
            e.Key, AppliedMark.Stamp(e.Value with { Attributes = e.Value.Attributes.With(Marks.Applier, applier) })))),
        Users = Map<string, User>.From(desired.Users.Select(e => KeyValuePair.Create(
            e.Key, AppliedMark.Stamp(e.Value with { Attributes = e.Value.Attributes.With(Marks.Applier, [applier]) })))),
    };
}
