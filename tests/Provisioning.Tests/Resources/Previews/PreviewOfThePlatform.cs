using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Resources;
using Provisioning.Resources.Previews;
using Provisioning.Testing.Pulumi;
using Provisioning.Tests.Stacks;

namespace Provisioning.Tests.Resources.Previews;

/// <summary>The same law for the stack that owns applications and roles: technical users of other stacks gain and lose by it.</summary>
public sealed class PreviewOfThePlatform
{
    private const string Stack = "platform.dev";

    private static readonly CompiledEnvironment Declared = RepositoryStacks.Compiled.Environments["dev"];

    private static readonly RealmState Now = Declared.DesiredFor([Stack]);

    /// <summary>A role collection that technical users of a tenant hold.</summary>
    private static readonly Role Held = Now.Roles.Values.First(r => r.Members.Count > 1 && Declared.Realm.Clients.Values.Any(
        c => c.Stack.Length > 0 && c.Stack != Stack && c.ServiceAccount?.Grants.Contains(r.Ref) == true));

    private static Dictionary<string, Func<RealmState>> Variants => new(StringComparer.Ordinal)
    {
        ["nothing"] = () => Now,
        ["everything"] = () => new RealmState { Name = Now.Name },
        ["a permission in a held role"] = () => With(Held with { Members = Held.Members.Without(Held.Members.First()) }),
        ["a permission out of a held role"] = () => With(Held with
        {
            Members = Held.Members.With(Now.Roles.Values.First(r => r.IsPermission && !Held.Members.Contains(r.Ref)).Ref),
        }),
        ["a description"] = () => With(Held with { Description = "as it was" }),
        ["a scope that is new"] = () => Now with { ClientScopes = Now.ClientScopes.Without(Now.ClientScopes.Keys.First()) },
        ["a role that goes"] = () => With(new Role { Ref = new RoleRef(Held.Ref.Client, "gone"), Members = Held.Members, Attributes = Held.Attributes }),
    };

    public static TheoryData<string, bool> Changes => PreviewLaw.Each(Variants.Keys);

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task TellsTheSameAccess(string change, bool refreshes)
    {
        var was = Variants[change]();
        var preview = await PreviewLaw.ReadAsync(new PulumiEngine(Stack) { Refreshes = refreshes }.Preview(Program(was), Program(Now)));

        var reading = preview.In(new PreviewContext(Declared.Realm, Program(Now)));

        Assert.DoesNotContain(reading.Findings, f => f.Severity != Severity.Info);
        Assert.Equal(
            PreviewLaw.Told(Realm(was), Realm(Now)),
            PreviewLaw.Told(reading.Before, reading.After));
        Assert.Equal(Realm(was).Roles.Keys, reading.Before.Roles.Keys);
        Assert.Equal(Realm(was).ClientScopes.Keys, reading.Before.ClientScopes.Keys);
    }

    private static ResourceProgram Program(RealmState desired) => ToPulumi.Program(Stack, desired, []);

    private static RealmState With(Role role)
    {
        var stamped = AppliedMark.Stamp(role);
        return Now with { Roles = Now.Roles.With(stamped.Ref, stamped) };
    }

    /// <summary>The whole realm, with what the stack was.</summary>
    private static RealmState Realm(RealmState stack) => Declared.Realm with
    {
        Clients = Map<string, Client>.From(Declared.Realm.Clients.Where(c => c.Value.Stack != Stack)).Merge(stack.Clients),
        Roles = Map<RoleRef, Role>.From(Declared.Realm.Roles.Where(r => r.Value.Stack != Stack)).Merge(stack.Roles),
        ClientScopes = Map<string, ClientScope>.From(Declared.Realm.ClientScopes.Where(s => s.Value.Stack != Stack)).Merge(stack.ClientScopes),
    };
}
