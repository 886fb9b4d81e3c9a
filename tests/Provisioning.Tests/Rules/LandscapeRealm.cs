using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Declarations;

namespace Provisioning.Tests.Rules;

/// <summary>The realm that a <see cref="Landscape"/> makes in one environment: what compiling would give, as far as rules look.</summary>
internal static class LandscapeRealm
{
    public static CompiledEnvironment Compile(
        EnvironmentDeclaration environment,
        CatalogueDeclaration catalogue,
        IEnumerable<StackDeclaration> stacks,
        IReadOnlyCollection<TechnicalUser> users)
    {
        var own = stacks.Where(s => s.Environment == environment.Name).ToList();
        var compiled = own.Select(s => new CompiledStack
        {
            Declaration = s,
            TechnicalUsers = Map<string, TechnicalUser>.From(users
                .Where(u => u.Stack.Name == s.Name)
                .Select(u => KeyValuePair.Create(u.ClientId, u with { Stack = s }))),
        });
        var sample = new SampleRealm("bakery");
        foreach (var application in catalogue.Applications.Values)
        {
            sample.Application(application.ClientId, [.. application.Permissions.Keys]);
            foreach (var role in application.Roles.Values)
            {
                sample.Role($"{application.ClientId}/{role.Name}", [.. role.Members.Select(m => m.Value)]);
            }
        }

        var stackMap = Map<string, CompiledStack>.From(compiled.Select(s => KeyValuePair.Create(s.Name, s)));
        foreach (var user in stackMap.Values.SelectMany(s => s.TechnicalUsers.Values))
        {
            sample.TechnicalUser(user.ClientId, [.. user.Grants.Keys.Select(g => g.ToString())]);
            sample.Attribute(user.ClientId, "bpn", user.Owner.Bpn);
        }

        return new CompiledEnvironment { Declaration = environment, Stacks = stackMap, Realm = sample.State };
    }
}
