using BenchmarkDotNet.Attributes;
using Provisioning.Access;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Rules;

namespace Provisioning.Benchmarks;

/// <summary>Each stage by itself, warm, on 1,000 stacks.</summary>
[MemoryDiagnoser]
public class Stages
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private SourceFile[] files = [];
    private DeclarationSet declarations = new();
    private CompiledDeclarations compiled = null!;
    private RealmState empty = null!;
    private RealmState full = null!;

    [Params(1_000)]
    public int Stacks { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        files = [.. GeneratedProject.Files(Stacks)];
        declarations = DeclarationReader.Read(files).Declarations;
        compiled = Compiler.Compile(declarations, Today).Compiled;
        full = compiled.Environments["dev"].Realm;
        empty = KeycloakRealm.Fresh(full.Name);
    }

    [Benchmark]
    public ReadResult Read() => DeclarationReader.Read(files);

    [Benchmark]
    public CompileResult Compile() => Compiler.Compile(declarations, Today);

    [Benchmark]
    public RuleReport Check() => RuleEngine.Check(compiled, Today);

    [Benchmark]
    public PlanResult Plan() => Planner.Plan(new PlanRequest
    {
        Environment = "dev",
        Observed = empty,
        Desired = compiled.Environments["dev"].DesiredFor(compiled.Environments["dev"].Stacks.Keys),
        Stacks = Collections.ValueList.From(compiled.Environments["dev"].Stacks.Keys),
        Secrets = [.. compiled.Environments["dev"].Stacks.Values.SelectMany(s => s.TechnicalUsers.Values).Select(u => u.Secret)],
        StoredSecrets = [],
    });

    [Benchmark]
    public AccessDifference Difference() => AccessDifference.Between(new AccessGraph(empty), new AccessGraph(full));
}
