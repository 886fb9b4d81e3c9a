using Provisioning.Compilation;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Reviewing;
using Provisioning.Tests.Compilation;

namespace Provisioning.Tests.Reviewing;

public sealed class PrivilegedGain
{
    private static readonly RoleRef ManageUsers = new(KeycloakBuiltIns.RealmManagement, "manage-users");

    [Fact]
    public void IsRefusedAndNamesWhoGainsWhatThroughWhat()
    {
        var verdict = Reviewed.Verdict(Review(), Gate.Privileged);

        Assert.True(verdict.Refused);
        var cause = Assert.Single(verdict.Causes);
        Assert.Equal("GAT-003", cause.Code);
        Assert.Contains("'realm-management/manage-users'", cause.Message, StringComparison.Ordinal);
        Assert.Contains("through 'App/Thing Reader'", cause.Message, StringComparison.Ordinal);
        Assert.Equal("stacks/acme/stack.json", cause.Place.File);
        Assert.Equal(ClientId(), cause.Subject);
    }

    [Fact]
    public void IsLetThroughByTheCaller()
    {
        var verdict = Reviewed.Verdict(Review(gates: new() { AllowPrivileged = true }), Gate.Privileged);

        Assert.False(verdict.Refused);
        Assert.Contains("manage-users", verdict.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void IsLetThroughByAnExceptionThatTheReviewShows()
    {
        var review = Review(Reviewed.Exception("agreed", "2026-12-31", "*reader*"));

        Assert.False(Reviewed.Verdict(review, Gate.Privileged).Refused);
        var accepted = Assert.Single(review.Accepted);
        Assert.Equal("agreed", accepted.Exception.Name);
        Assert.Equal("GAT-003", accepted.Finding.Code);
    }

    [Fact]
    public void IsRefusedDespiteAnExceptionWhenAsked() => Assert.True(Reviewed.Verdict(
        Review(Reviewed.Exception("agreed", "2026-12-31", "*reader*"), new() { FailOnPrivileged = true, AllowPrivileged = true }),
        Gate.Privileged).Refused);

    [Fact]
    public void IsRefusedOnceTheExceptionIsPast() =>
        Assert.True(Reviewed.Verdict(Review(Reviewed.Exception("agreed", "2026-06-29", "*reader*")), Gate.Privileged).Refused);

    [Fact]
    public void IsLetThroughOnTheExceptionsLastDay() =>
        Assert.False(Reviewed.Verdict(Review(Reviewed.Exception("agreed", "2026-06-30", "*reader*")), Gate.Privileged).Refused);

    [Fact]
    public void IsRefusedWhereTheExceptionIsForAnother() =>
        Assert.True(Reviewed.Verdict(Review(Reviewed.Exception("agreed", "2026-12-31", "somebody-else")), Gate.Privileged).Refused);

    [Fact]
    public void CannotBeAcceptedByAnotherStack()
    {
        var after = Project(string.Empty);
        var other = Compiled.Project(("stacks/other/stack.json", Reviewed.Acme(string.Empty, Reviewed.Exception("mine", "2026-12-31", "*"))));
        var review = Reviewer.Review(Request(after) with { Compiled = Both(after, other) });

        Assert.True(Reviewed.Verdict(review, Gate.Privileged).Refused);
    }

    [Fact]
    public void IsNoConcernWhereNobodyGainsOne() =>
        Assert.False(Reviewed.Verdict(new Reviewed().Between(Reviewed.Acme(string.Empty), Reviewed.Acme(string.Empty)), Gate.Privileged).Refused);

    private static string ClientId() => Assert.Single(Project(string.Empty).Stacks["acme.dev"].TechnicalUsers).Key;

    private static CompiledEnvironment Project(string exceptions) => Compiled.Project(
        ("stacks/acme/stack.json", Reviewed.Acme(""" "reader": { "grants": { "Thing Reader": {} } } """, exceptions))).Compiled.Environments["dev"];

    private static CompiledEnvironment Both(
        CompiledEnvironment environment, CompileResult other) =>
        environment with { Stacks = environment.Stacks.With("other.dev", other.Compiled.Environments["dev"].Stacks["other.dev"]) };

    private static Review Review(string exceptions = "", GateSettings? gates = null) =>
        Reviewer.Review(Request(Project(exceptions)) with { Gates = gates ?? GateSettings.Default });

    /// <summary>The role that the technical user holds comes to contain manage-users.</summary>
    private static ReviewRequest Request(CompiledEnvironment environment)
    {
        var before = environment.Realm;
        var reader = before.Roles[new RoleRef("App", "Thing Reader")];
        return new ReviewRequest
        {
            Before = before,
            After = before with { Roles = before.Roles.With(reader.Ref, reader with { Members = reader.Members.With(ManageUsers) }) },
            Plan = new Plan { Environment = "dev", Realm = before.Name, Stacks = ["acme.dev"] },
            Compiled = environment,
            Today = new DateOnly(2026, 6, 30),
        };
    }
}
