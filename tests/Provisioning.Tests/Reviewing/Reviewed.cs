using System.Globalization;
using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Reviewing;
using Provisioning.Tests.Compilation;

namespace Provisioning.Tests.Reviewing;

/// <summary>Reviews of a small project: what its stacks were, what they are to be, and the plan between.</summary>
internal sealed class Reviewed
{
    private static readonly ValueList<string> Stacks = ["platform.dev", "acme.dev"];

    public GateSettings Gates { get; init; } = GateSettings.Default;

    public string Today { get; init; } = "2026-06-30";

    public Diagnostic[] Findings { get; init; } = [];

    public Func<RealmState, RealmState> Observed { get; init; } = realm => realm;

    /// <summary>The technical users and exceptions of acme, as members of an object.</summary>
    public static string Acme(string technicalUsers, string exceptions = "") => $$"""
        { "organisation": { "bpn": "BPNL00000000ACME" },
          "technicalUsers": { {{technicalUsers}} },
          "exceptions": { {{exceptions}} } }
        """;

    public static string Exception(string name, string until, string subject) =>
        $$"""
        "{{name}}": { "code": "GAT-003", "subjects": ["{{subject}}"], "reason": "agreed", "until": "{{until}}" }
        """;

    public Review Between(string before, string after) =>
        Between(Compiled.Project(("stacks/acme/stack.json", before)), Compiled.Project(("stacks/acme/stack.json", after)));

    public Review Between(CompileResult before, CompileResult after)
    {
        Assert.Empty(before.Findings);
        Assert.Empty(after.Findings);
        var environment = after.Compiled.Environments["dev"];
        var observed = Observed(before.Compiled.Environments["dev"].Realm);
        var plan = Planner.Plan(new PlanRequest
        {
            Environment = "dev",
            Observed = observed,
            Desired = environment.DesiredFor(Stacks),
            Stacks = Stacks,
        });
        return Reviewer.Review(new ReviewRequest
        {
            Environment = "dev",
            Stacks = Stacks,
            Location = "realm.json",
            Before = observed,
            After = PlanProjection.Apply(observed, plan.Plan.Changes),
            Plan = plan.Plan,
            Findings = [.. Findings],
            Compiled = environment,
            Catalogue = after.Compiled.Declarations.Catalogue,
            Gates = Gates,
            Today = DateOnly.Parse(Today, CultureInfo.InvariantCulture),
        });
    }

    public static GateVerdict Verdict(Review review, Gate gate) => Assert.Single(review.Gates, g => g.Gate == gate);
}
