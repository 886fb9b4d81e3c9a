using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Testing.Generators;
using Provisioning.Testing.Realms;

namespace Provisioning.Tests.Planning;

public sealed class SavedPlan
{
    private static Plan APlan => ContractRealm.PlanFor(KeycloakRealm.Fresh("contract"));

    [Fact]
    public void ComesBackAsItWas() => Prop.ForAll(PlanScenarios.Arbitrary, request =>
    {
        var plan = Planner.Plan(request).Plan;
        var reading = PlanFile.Read(PlanFile.Write(plan));
        return reading.Findings.IsEmpty && reading.Plan == plan;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public void IsWrittenTheSameEachTime() => Assert.Equal(PlanFile.Write(APlan), PlanFile.Write(APlan));

    [Fact]
    public void OfAnotherVersionIsRefused()
    {
        var text = Text(APlan).Replace("\"formatVersion\": 1", "\"formatVersion\": 99", StringComparison.Ordinal);

        var finding = Assert.Single(PlanFile.Read(Encoding.UTF8.GetBytes(text), "old.json").Findings);

        Assert.Equal("PLN-031", finding.Code);
        Assert.Equal("old.json", finding.Place.File);
        Assert.Contains("99", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"action\": \"create\"", "\"action\": \"grant\"")]
    [InlineData("\"action\": \"create\"", "\"action\": \"delete\"")]
    [InlineData("\"stack\": \"contract.tst\"", "\"stack\": \"other.tst\"")]
    [InlineData("\"provisioning.stack\": \"contract.tst\"", "\"provisioning.stack\": \"other.tst\"")]
    [InlineData("\"kind\": \"role\"", "\"kind\": \"realm\"")]
    [InlineData("\"address\": \"client:contract-app\"", "\"address\": \"client:realm-management\"")]
    [InlineData("\"wave\": 0", "\"wave\": \"first\"")]
    public void ThatNoPlannerMakesIsRefusedWithThePlaceThoughItsDigestFits(string written, string edited)
    {
        var text = Edited(written, edited);
        var (from, to) = (PlanDigest.Of(PlanFile.Write(APlan)), PlanDigest.Of(Encoding.UTF8.GetBytes(text)));

        var reading = PlanFile.Read(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)), "plan.json");

        Assert.NotEmpty(reading.Findings);
        Assert.All(reading.Findings, f => Assert.Equal(("plan.json", true), (f.Place.File, f.Code != "PLN-032")));
    }

    [Theory]
    [InlineData("\"action\": \"create\"", "\"action\": \"update\"")]
    [InlineData("\"after\": \"Reads data at night\"", "\"after\": \"Harmless\"")]
    [InlineData("\"description\": \"Sees data\"", "\"description\": \"Sees nothing\"")]
    [InlineData("\"observedDigest\": \"", "\"observedDigest\": \"0")]
    [InlineData("\"digest\": \"", "\"digest\": \"0")]
    [InlineData("\"digest\": \"", "\"more\": \"")]
    [InlineData("\"environment\": \"tst\"", "\"environment\": \"prd\"")]
    [InlineData("\"formatVersion\": 1", "\"formatVersion\": 1, \"note\": {}")]
    public void EditedByHandIsRefused(string written, string edited)
    {
        var finding = Assert.Single(PlanFile.Read(Encoding.UTF8.GetBytes(Edited(written, edited)), "plan.json").Findings);

        Assert.Equal(("PLN-032", "plan.json"), (finding.Code, finding.Place.File));
    }

    [Fact]
    public void InAnotherLayoutIsTheSamePlan()
    {
        var compact = JsonNode.Parse(PlanFile.Write(APlan))!.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        var reading = PlanFile.Read(Encoding.UTF8.GetBytes(compact));

        Assert.Empty(reading.Findings);
        Assert.Equal(APlan, reading.Plan);
    }

    [Fact]
    public void DamagedAnywhereGivesFindingsAndNothingElse()
    {
        var whole = PlanFile.Write(APlan);
        for (var length = 0; length < whole.Length - 2; length += 97)
        {
            var cut = PlanFile.Read(whole.AsMemory(0, length));
            Assert.Equal(["PLN-030"], cut.Findings.Select(f => f.Code));

            var changed = (byte[])whole.Clone();
            changed[length] = (byte)(changed[length] ^ 0x85);
            Assert.NotEmpty(PlanFile.Read(changed).Findings);
        }
    }

    private static string Edited(string written, string edited)
    {
        var text = Text(APlan);
        var at = text.IndexOf(written, StringComparison.Ordinal);
        Assert.True(at > 0, $"{written} is not in the plan.");
        return text[..at] + edited + text[(at + written.Length)..];
    }

    private static string Text(Plan plan) => Encoding.UTF8.GetString(PlanFile.Write(plan));
}
