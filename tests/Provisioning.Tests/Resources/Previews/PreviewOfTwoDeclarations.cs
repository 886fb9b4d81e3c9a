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

/// <summary>
/// The law of reviews: what the preview of an update tells is what two declarations compared with each other tell, whether their
/// project is there or not.
/// </summary>
public sealed class PreviewOfTwoDeclarations
{
    private const string Stack = "acme.dev";

    private static readonly CompiledEnvironment Declared = RepositoryStacks.Compiled.Environments["dev"];

    private static readonly RealmState Now = Declared.DesiredFor([Stack]);

    public static TheoryData<string, bool> Changes => PreviewLaw.Each(Variants.Keys);

    /// <summary>What there was before, made from what is declared now.</summary>
    private static Dictionary<string, Func<RealmState>> Variants => new(StringComparer.Ordinal)
    {
        ["nothing"] = () => Now,
        ["a stack that is new"] = () => Now with { Clients = Map<string, Client>.Empty },
        ["a technical user that is new"] = () => Now with { Clients = Now.Clients.Without(Now.Clients.Keys.First()) },
        ["a technical user that goes"] = () => Now with { Clients = Now.Clients.With("sa-acme-gone", Stamped(Now.Clients.Values.First() with { ClientId = "sa-acme-gone" })) },
        ["a grant that is new"] = () => With(c => Holding(c, [.. c.ServiceAccount!.Grants.Skip(1)])),
        ["a grant that goes"] = () => With(c => Holding(c, [.. c.ServiceAccount!.Grants, Unheld(c)])),
        ["a grant instead of another"] = () => With(c => Holding(c, [.. c.ServiceAccount!.Grants.Skip(1), Unheld(c)])),
        ["every technical user loses a grant"] = () => Now with
        {
            Clients = Map<string, Client>.From(Now.Clients.Select(c => KeyValuePair.Create(
                c.Key, Holding(c.Value, [.. c.Value.ServiceAccount!.Grants, Unheld(c.Value)])))),
        },
        ["another name"] = () => With(c => Stamped(c with { Name = "as it was called" })),
        ["one that was off"] = () => With(c => Stamped(c with { Enabled = false })),
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task TellsTheSameAccess(string change, bool refreshes)
    {
        var was = Variants[change]();
        var preview = await PreviewAsync(was, refreshes);

        var reading = preview.In(new PreviewContext(Declared.Realm, Program(Now)));

        Assert.DoesNotContain(reading.Findings, f => f.Severity != Severity.Info);
        Assert.Equal(
            PreviewLaw.Told(Realm(was), Realm(Now)),
            PreviewLaw.Told(reading.Before, reading.After));
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task TellsTheSameObjects(string change, bool refreshes)
    {
        var was = Variants[change]();
        var preview = await PreviewAsync(was, refreshes);

        var reading = preview.In(new PreviewContext(Declared.Realm, Program(Now)));

        Assert.Equal(Changed(Realm(was)), Changed(reading.Before));
        Assert.Empty(Changed(reading.After));
    }

    /// <summary>Without the declarations roles have names all the same; what they contain is not told.</summary>
    [Theory]
    [MemberData(nameof(Changes))]
    public async Task TellsTheSameGrantsWithoutTheDeclarations(string change, bool refreshes)
    {
        var was = Variants[change]();
        var preview = await PreviewAsync(was, refreshes);

        var reading = preview.In(null);

        Assert.DoesNotContain(reading.Findings, f => f.Severity != Severity.Info);
        Assert.Equal(Grants(was, Now), Grants(reading.Before, reading.After));
        Assert.Equal(Grants(Now, was), Grants(reading.After, reading.Before));
    }

    [Fact]
    public async Task TellsWhatWasGrantedByHandAndGoesAway()
    {
        var client = Now.Clients.Values.First();
        var engine = new PulumiEngine(Stack) { Refreshes = true };
        var admin = new RoleRef(KeycloakBuiltIns.RealmManagement, "realm-admin");
        engine.ChangedByHand[new(ResourceTypes.UserRoles, client.ClientId)] = new(StringComparer.Ordinal)
        {
            ["roleIds"] = client.ServiceAccount!.Grants.Append(admin).Select(r => PulumiEngine.IdOf(ResourceTypes.Role, r.ToString())).ToArray(),
        };
        var preview = await PreviewLaw.ReadAsync(engine.Preview(Program(Now), Program(Now)));

        var reading = preview.In(new PreviewContext(Declared.Realm, Program(Now)));

        var id = PulumiEngine.IdOf(ResourceTypes.Role, admin.ToString());
        var finding = Assert.Single(reading.Findings, f => f.Code == "PPV-005");
        Assert.Contains(id, finding.Message, StringComparison.Ordinal);
        Assert.Equal(client.ServiceAccount.Grants.With(RoleRef.OfRealm(id)), reading.Before.Clients[client.ClientId].ServiceAccount!.Grants);
        Assert.Equal(client.ServiceAccount.Grants, reading.After.Clients[client.ClientId].ServiceAccount!.Grants);
    }

    [Fact]
    public async Task IsRefusedWhereOtherDeclarationsAre()
    {
        var other = With(c => Stamped(c with { Description = "somebody else's" }));

        var untold = (await PreviewAsync(Variants["nothing"](), refreshes: false)).In(new PreviewContext(Declared.Realm, Program(other)));
        var told = (await PreviewAsync(Variants["another name"](), refreshes: false)).In(new PreviewContext(Declared.Realm, Program(other)));

        Assert.DoesNotContain(untold.Findings, f => f.Code == "PPV-007");
        Assert.Contains(told.Findings, f => f is { Code: "PPV-007", Severity: Severity.Error });
    }

    [Fact]
    public async Task TellsSecretsByTheirNames()
    {
        var reading = (await PreviewAsync(Variants["a technical user that goes"](), refreshes: false)).In(new PreviewContext(Declared.Realm, Program(Now)));

        Assert.Equal(["sa-acme-gone"], reading.SecretsBefore.Except(reading.SecretsAfter).Select(s => s.ClientId));
    }

    [Fact]
    public async Task SaysThatItDidNotLookAtTheRealm()
    {
        Assert.Contains((await PreviewAsync(Variants["another name"](), refreshes: false)).In(null).Findings, f => f.Code == "PPV-006");
        Assert.DoesNotContain((await PreviewAsync(Variants["another name"](), refreshes: true)).In(null).Findings, f => f.Code == "PPV-006");
    }

    private static async Task<PulumiPreview> PreviewAsync(RealmState was, bool refreshes) =>
        await PreviewLaw.ReadAsync(new PulumiEngine(Stack) { Refreshes = refreshes }.Preview(Program(was), Program(Now)));

    private static ResourceProgram Program(RealmState desired) => ToPulumi.Program(
        Stack, desired, desired.Clients.Keys.Select(c => new Provisioning.Secrets.SecretRef($"acme-dev-{c}", c, Stack)));

    /// <summary>The whole realm, with what the stack was.</summary>
    private static RealmState Realm(RealmState stack)
    {
        var others = Declared.Realm.Clients.Where(c => c.Value.Stack != Stack);
        return Declared.Realm with { Clients = Map<string, Client>.From(others).Merge(Handover.To(Marks.PulumiApplier, stack).Clients) };
    }

    private static RealmState With(Func<Client, Client> change)
    {
        var (id, client) = (Now.Clients.Keys.First(), Now.Clients.Values.First());
        return Now with { Clients = Now.Clients.With(id, change(client)) };
    }

    private static Client Holding(Client client, ImmutableArray<RoleRef> roles) => Stamped(client with
    {
        DefaultScopes = ValueSet.From(client.DefaultScopes.Where(s => !GrantScope.IsName(s)).Concat(roles.Select(GrantScope.NameOf))),
        ServiceAccount = client.ServiceAccount! with { Grants = ValueSet.From(roles) },
    });

    private static RoleRef Unheld(Client client) => Declared.Realm.ClientScopes.Values
        .SelectMany(s => s.Roles).First(r => !client.ServiceAccount!.Grants.Contains(r));

    private static Client Stamped(Client client) => AppliedMark.Stamp(client);

    private static IEnumerable<string> Changed(RealmState observed) => Planner.Plan(new PlanRequest
    {
        Environment = "dev",
        Observed = observed,
        Desired = Handover.To(Marks.PulumiApplier, Now),
        Stacks = [Stack],
        Applier = Marks.PulumiApplier,
    }).Plan.Changes.Select(c => c.Action == ChangeAction.Delete
        ? $"{c.Action} {c.Address}"
        : $"{c.Action} {c.Address}: {string.Join(", ", c.Fields)}");

    /// <summary>Who holds which role on the left and not on the right.</summary>
    private static IEnumerable<string> Grants(RealmState left, RealmState right) => left.Clients.Values
        .Where(c => c.ServiceAccount is not null)
        .SelectMany(c => c.ServiceAccount!.Grants
            .Where(g => g != left.DefaultRole && right.Clients.GetOr(c.ClientId, null!)?.ServiceAccount?.Grants.Contains(g) != true)
            .Select(g => $"{c.ClientId} {g}"))
        .Order(StringComparer.Ordinal);
}
