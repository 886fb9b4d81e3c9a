using System.Text.RegularExpressions;
using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Realms;
using Provisioning.Resources;
using Provisioning.Secrets;
using Provisioning.Testing.Goldens;
using Provisioning.Tests.Compilation;
using Provisioning.Tests.Stacks;
using Xunit.Abstractions;

namespace Provisioning.Tests.Resources;

public sealed partial class ResourcesOfAStack(ITestOutputHelper output)
{
    private static readonly CompiledEnvironment Declared = RepositoryStacks.Compiled.Environments["dev"];

    public static TheoryData<string> Stacks => ["platform.dev", "acme.dev"];

    [Fact]
    public void AreAtMostSixForEachTechnicalUserItsSecretIncluded()
    {
        var program = Tenant(20);
        var each = program.Resources.GroupBy(r => r.Parent.Key.Name).Select(g => (All: g.Count(), Vault: g.Count(InVault))).ToArray();
        foreach (var kind in program.Resources.GroupBy(r => r.Key.Type).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{kind.Count(),4} {kind.Key}");
        }

        output.WriteLine($"at most {each.Max(e => e.All)} resources for a technical user, {each.Max(e => e.Vault)} of them in the vault");
        output.WriteLine($"{program.Components.Count} components, {program.Resources.Count} resources, {program.Lookups.Count} lookups");
        Assert.Equal(20, each.Length);
        Assert.All(each, e => Assert.True(e is { All: <= 6, Vault: 1 }, $"{e.All} resources, {e.Vault} of them in the vault"));
    }

    /// <summary>However many technical users hold a role, it is asked for once, and so is its application.</summary>
    [Fact]
    public void LookUpEachRoleOnce() => Assert.Equal(Tenant(1).Lookups.Count, Tenant(20).Lookups.Count);

    [Fact]
    public void AreNeverOneForEachGrant()
    {
        var desired = Declared.DesiredFor(["acme.dev"]);
        var less = desired with
        {
            Clients = Map<string, Client>.From(desired.Clients.Select(c => KeyValuePair.Create(
                c.Key, c.Value with { ServiceAccount = c.Value.ServiceAccount! with { Grants = [] } }))),
        };

        Assert.Equal(
            ToPulumi.Program("acme.dev", less, []).Resources.Count,
            ToPulumi.Program("acme.dev", desired, []).Resources.Count);
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void UseWhatTheProviderKnows(string stack)
    {
        var program = Program(stack);
        var called = program.Lookups.Select(l => (l.Key, l.Arguments)).Concat(program.Resources.Select(r => (r.Key, r.Properties)));
        foreach (var (key, properties) in called.Where(c => c.Key.Type != ResourceTypes.Secret))
        {
            var facts = ProviderFacts.Of(key.Type);
            Assert.Superset(facts.Where(f => f.Value.IsRequired).Select(f => f.Key).ToHashSet(), properties.Keys.ToHashSet());
            Assert.All(properties, p => Assert.Equal(facts[p.Key].Type, TypeOf(p.Value)));
        }

        Assert.All(program.Resources, r => Assert.All(r.IgnoreChanges, p => Assert.Contains(p, ProviderFacts.Of(r.Key.Type).Keys)));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void KeepCredentialsSecret(string stack)
    {
        var program = Program(stack);

        Assert.All(program.Resources.Where(r => r.Key.Type == ResourceTypes.Client), r => Assert.Equal(ProviderFacts.ClientSecrets, r.SecretOutputs));
        var references = program.Resources.SelectMany(r => r.Properties.Values).OfType<ResourceValue.Reference>();
        Assert.All(references, r => Assert.Equal(ProviderFacts.ClientSecrets.Contains(r.Output), r.IsSecret));
        Assert.All(program.Resources.Where(InVault), r => Assert.Equal(["value"], r.SecretProperties));
    }

    /// <summary>A parent is part of a resource's identity: one that moved would be deleted and made anew, with everybody's grants of it.</summary>
    [Fact]
    public void StayUnderOneParentWhoeverHoldsARole()
    {
        var desired = Declared.DesiredFor(["platform.dev"]);
        var unheld = desired with { ClientScopes = Map<string, ClientScope>.Empty };

        Assert.Equal(Parents(desired), Parents(unheld));

        static IEnumerable<string> Parents(RealmState realm) => ToPulumi.Program("platform.dev", realm, []).Resources
            .Where(r => r.Key.Type == ResourceTypes.Role).Select(r => $"{r.Parent.Key} {r.Key}").Order(StringComparer.Ordinal);
    }

    [Fact]
    public void AreWrittenAsAPulumiYamlProgram()
    {
        var project = Compiled.Project();
        var environment = project.Compiled.Environments["dev"];

        Golden.Case("Resources/Cases/small").Matches("acme.yaml", PulumiYaml.Write(ToPulumi.Program("acme.dev", environment.DesiredFor(["acme.dev"]), [])));
        Golden.Case("Resources/Cases/small").Matches("platform.yaml", PulumiYaml.Write(ToPulumi.Program("platform.dev", environment.DesiredFor(["platform.dev"]), [])));
    }

    [Theory]
    [MemberData(nameof(Stacks))]
    public void ReferToWhatTheYamlProgramHas(string stack)
    {
        var text = PulumiYaml.Write(Program(stack));
        var keys = Key().Matches(text).Select(m => m.Groups[1].Value).ToArray();

        Assert.Equal(keys.Length, keys.Distinct(StringComparer.Ordinal).Count());
        Assert.Subset(keys.ToHashSet(), Interpolation().Matches(text).Select(m => m.Groups[1].Value).ToHashSet());
        Assert.All(ReferencesIn(Program(stack)), r => Assert.True(ProviderFacts.HasOutput(r.Of.Type, r.Output)));
    }

    [Fact]
    public void TakeNoTextForAReference()
    {
        var realm = new RealmState { Name = "r" };
        var named = realm with
        {
            Clients = Map<string, Client>.From([new("a", new Client { ClientId = "a", Name = "${b.id}\n\"x" })]),
        };

        Assert.Contains("name: \"$${b.id}\\n\\\"x\"", PulumiYaml.Write(ToPulumi.Program("platform.dev", named, [])), StringComparison.Ordinal);
    }

    [GeneratedRegex("^  ([A-Za-z0-9-]+):$", RegexOptions.Multiline)]
    private static partial Regex Key();

    [GeneratedRegex(@"(?<!\$)\$\{([A-Za-z0-9-]+)")]
    private static partial Regex Interpolation();

    private static IEnumerable<ResourceValue.Reference> ReferencesIn(ResourceProgram program) => program.Resources
        .SelectMany(r => r.Properties.Values)
        .SelectMany(v => v is ResourceValue.List list ? list.Items.AsEnumerable() : [v])
        .OfType<ResourceValue.Reference>();

    private static bool InVault(ResourceDescription resource) => resource.Key.Type == ResourceTypes.Secret;

    private static ResourceProgram Program(string stack) => ToPulumi.Program(
        stack, Declared.DesiredFor([stack]), Declared.Stacks[stack].TechnicalUsers.Values.Select(u => u.Secret));

    /// <summary>A tenant whose technical users each hold two roles.</summary>
    private static ResourceProgram Tenant(int technicalUsers)
    {
        var edc = Declared.Stacks["acme.dev"].Clients["sa-acme-edc"];
        var clients = Enumerable.Range(1, technicalUsers).Select(i => edc with { ClientId = $"sa-acme-{i:00}" }).ToArray();
        var desired = new RealmState
        {
            Name = Declared.Realm.Name,
            Clients = Map<string, Client>.From(clients.Select(c => KeyValuePair.Create(c.ClientId, c))),
        };
        return ToPulumi.Program("acme.dev", desired, clients.Select(c => new SecretRef(c.ClientId, c.ClientId, "acme.dev")));
    }

    private static string TypeOf(ResourceValue value) => value switch
    {
        ResourceValue.Flag => "boolean",
        ResourceValue.List => "array",
        ResourceValue.Table => "map",
        _ => "string",
    };
}
