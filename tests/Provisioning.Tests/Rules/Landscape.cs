using System.Text;
using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Rules;
using Provisioning.Secrets;

namespace Provisioning.Tests.Rules;

/// <summary>
/// Declarations for rule tests, made without files: a bakery chain's applications, its environments and stacks.
/// Every declared thing stands on a line of its own, in the order of declaration.
/// </summary>
internal sealed class Landscape
{
    public static readonly DateOnly Today = new(2026, 6, 15);

    public const string Bpn = "BPNL000000000ABC";

    private readonly SourceFile file = new("stacks/sample.json", Encoding.UTF8.GetBytes(new string('\n', 500)));
    private readonly SortedDictionary<string, ApplicationDeclaration> applications = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, ConflictDeclaration> conflicts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, EnvironmentDeclaration> environments = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, StackDeclaration> stacks = new(StringComparer.Ordinal);
    private readonly List<TechnicalUser> users = [];
    private int line;

    public Landscape() => Environment("dev");

    public SourcePosition NextLine() => new(file, line++);

    public Landscape Environment(string name, string realm = "", string vault = "", params (string Code, Severity? Severity)[] severities)
    {
        environments[name] = new EnvironmentDeclaration
        {
            Name = name,
            At = NextLine(),
            Realm = new RealmTarget("file", "bakery", realm.Length > 0 ? realm : $"realms/{name}.json", string.Empty, default),
            Vault = new VaultTarget("file", vault.Length > 0 ? vault : $"secrets/{name}", string.Empty, default),
            RuleSeverities = Map<string, Severity?>.From(severities.Select(s => KeyValuePair.Create(s.Code, s.Severity))),
        };
        return this;
    }

    /// <summary>An application; a name with an equals sign is a role with its members: <c>Baker=Shop/bake,Shop/sell</c>.</summary>
    public Landscape Application(string clientId, params string[] names) => Application(clientId, a => a, names);

    public Landscape Application(string clientId, Func<ApplicationDeclaration, ApplicationDeclaration> adjust, params string[] names)
    {
        var application = new ApplicationDeclaration { ClientId = clientId, At = NextLine() };
        foreach (var name in names)
        {
            var parts = name.Split('=');
            application = parts.Length == 1
                ? application with
                {
                    Permissions = application.Permissions.With(name, new PermissionDeclaration(name, "Sample.", NextLine())),
                }
                : application with
                {
                    Roles = application.Roles.With(parts[0], new RoleDeclaration(
                        parts[0],
                        "Sample.",
                        ValueList.From(parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(m => new Located<string>(m, NextLine()))),
                        [],
                        NextLine())),
                };
        }

        applications[clientId] = adjust(application);
        return this;
    }

    /// <summary>The application that collects the roles for technical users.</summary>
    public Landscape TechnicalRoles(params string[] names) => Application("tech", a => a with { TechnicalRoles = true }, names);

    public Landscape Conflict(string name, string left, string right)
    {
        conflicts[name] = new ConflictDeclaration(
            name, [new Located<string>(left, NextLine()), new Located<string>(right, NextLine())], "Nobody checks their own work.", NextLine());
        return this;
    }

    /// <summary>A stack by its name, <c>acme.dev</c>; each environment it names exists already.</summary>
    public Landscape Stack(string name, Func<StackDeclaration, StackDeclaration>? adjust = null)
    {
        var parts = name.Split('.');
        var stack = new StackDeclaration
        {
            Tenant = parts[0],
            Environment = parts[1],
            At = NextLine(),
            IsPlatform = parts[0] == "platform",
            Organisation = new OrganisationDeclaration(Bpn, "Sample bakery", NextLine()),
            Domain = "bakery.example",
            CompanyRoles = ["participant"],
        };
        stacks[name] = adjust?.Invoke(stack) ?? stack;
        return this;
    }

    /// <summary>A technical user of a stack, made on the fly where it was not declared, holding roles by their full names.</summary>
    public Landscape User(string stack, string name, params string[] grants) => User(stack, name, d => d, grants);

    public Landscape User(
        string stack, string name, Func<TechnicalUserDeclaration, TechnicalUserDeclaration> adjust, params string[] grants) =>
        Resolved(stack, name, u => u with { Declaration = adjust(u.Declaration) }, grants);

    /// <summary>As <see cref="User(string, string, string[])"/>, with what compiling adds in the test's hands.</summary>
    public Landscape Resolved(string stack, string name, Func<TechnicalUser, TechnicalUser> adjust, params string[] grants)
    {
        if (!stacks.ContainsKey(stack))
        {
            Stack(stack);
        }

        var declaration = new TechnicalUserDeclaration { Name = name, At = NextLine(), Description = $"Runs {name}." };
        var user = new TechnicalUser
        {
            ClientId = name,
            Stack = stacks[stack],
            Declaration = declaration,
            Owner = stacks[stack].Organisation,
            Grants = Map<RoleRef, GrantDeclaration>.From(
                grants.Select(g => KeyValuePair.Create(Ref(g), new GrantDeclaration(g, string.Empty, null, NextLine())))),
            Secret = new SecretRef($"{stack.Replace('.', '-')}-{name}", name, stack),
        };
        users.Add(adjust(user));
        return this;
    }

    public Landscape CiCd(string stack, string clientId) =>
        User(stack, clientId, d => d with { Purpose = TechnicalUserDeclaration.CiCdPurpose });

    public Landscape Exception(string stack, string name, string code, DateOnly until, params string[] subjects)
    {
        var exception = new ExceptionDeclaration(name, code, ValueList.From(subjects), "Known and accepted.", until, NextLine());
        stacks[stack] = stacks[stack] with { Exceptions = stacks[stack].Exceptions.With(name, exception) };
        return this;
    }

    public CompiledDeclarations Compile()
    {
        var catalogue = new CatalogueDeclaration
        {
            Applications = Map<string, ApplicationDeclaration>.From(applications),
            Conflicts = Map<string, ConflictDeclaration>.From(conflicts),
        };
        return new CompiledDeclarations
        {
            Declarations = new DeclarationSet
            {
                Catalogue = catalogue,
                Environments = Map<string, EnvironmentDeclaration>.From(environments),
                Stacks = Map<string, StackDeclaration>.From(stacks),
            },
            Environments = Map<string, CompiledEnvironment>.From(
                environments.Values.Select(e => KeyValuePair.Create(e.Name, LandscapeRealm.Compile(e, catalogue, stacks.Values, users)))),
        };
    }

    /// <summary>Everything the rules find and accept.</summary>
    public RuleReport Check(params string[] only) => RuleEngine.Check(Compile(), Today, only.Length > 0 ? only : null);

    /// <summary>What one rule finds, before severities and exceptions.</summary>
    public ImmutableArray<Diagnostic> Check<TRule>(string environment = "dev")
        where TRule : IRule, new()
    {
        var compiled = Compile();
        return [.. new TRule().Check(RuleContext.Declared(compiled.Environments[environment], compiled, Today))];
    }

    public static RoleRef Ref(string name) =>
        name.IndexOf('/', StringComparison.Ordinal) is var slash && slash < 0
            ? RoleRef.OfRealm(name)
            : new RoleRef(name[..slash], name[(slash + 1)..]);
}
