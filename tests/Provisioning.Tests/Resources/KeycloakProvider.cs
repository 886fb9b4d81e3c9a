using Provisioning.Realms;
using Provisioning.Resources;

namespace Provisioning.Tests.Resources;

/// <summary>Carries out a program as the engine and the provider do: in its order, and with nothing taken for granted.</summary>
internal static class KeycloakProvider
{
    /// <summary>The realm after <c>pulumi up</c>; what is there already is imported first, as the documentation says.</summary>
    public static RealmState Up(RealmState realm, ResourceProgram program)
    {
        var known = new HashSet<ResourceKey>();
        foreach (var lookup in program.Lookups)
        {
            Assert.All(lookup.Arguments.Values, v => Refers(v, known));
            Assert.True(lookup.Key.Type switch
            {
                ResourceTypes.GetClient => realm.Clients.ContainsKey(lookup.Key.Name),
                ResourceTypes.GetGroup => realm.Groups.ContainsKey(lookup.Key.Name),
                _ => realm.Roles.Keys.Any(r => r.ToString() == lookup.Key.Name),
            }, $"{lookup.Key} is not in the realm.");
            Assert.True(known.Add(lookup.Key));
        }

        foreach (var resource in program.Resources)
        {
            Assert.All(resource.DependsOn, d => Assert.Contains(d, known));
            Assert.All(resource.Properties.Values, v => Refers(v, known));
            Assert.True(resource.Key.Type == ResourceTypes.Secret || ProvidedRealm.Makes(resource.Key.Type), $"The provider has no {resource.Key.Type}.");
            Assert.True(known.Add(resource.Key), $"{resource.Key} is registered twice.");
        }

        var provided = ProvidedRealm.Of(realm, program.Resources.Select(r => KeyValuePair.Create(r.Key, r.Properties)));
        Assert.Empty(provided.Assumed.Select(a => a.Address.ToString()));
        return provided.Realm;
    }

    private static void Refers(ResourceValue value, HashSet<ResourceKey> known)
    {
        switch (value)
        {
            case ResourceValue.Reference reference:
                Assert.Contains(reference.Of, known);
                break;
            case ResourceValue.List list:
                Assert.All(list.Items, i => Refers(i, known));
                break;
            case ResourceValue.Group group:
                Assert.All(group.Members.Values, i => Refers(i, known));
                break;
        }
    }
}
