using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>One environment's review as fields of a JSON object.</summary>
internal static class ReviewJson
{
    public static void WriteFields(JsonPage page, ReviewedEnvironment reviewed)
    {
        var writer = page.Writer;
        writer.WriteString("vault", reviewed.Target.Store.Location);
        writer.WriteBoolean("realmIsNew", reviewed.RealmIsNew);
        if (reviewed.Target.Preflight is { } report)
        {
            PreflightJson.Write(page, report);
        }

        WriteFields(page, reviewed.Review);
    }

    public static void WriteFields(JsonPage page, Review review)
    {
        var writer = page.Writer;
        writer.WriteString("environment", review.Environment);
        writer.WriteString("realm", review.Plan.Realm);
        writer.WriteString("location", review.Location);
        writer.WriteStartArray("stacks");
        foreach (var stack in review.Stacks)
        {
            writer.WriteStringValue(stack);
        }

        writer.WriteEndArray();
        writer.WriteString("summary", PlanCounts.Sentence(review.Plan));
        RisksJson.Write(page, review.Risks);
        AccessJson.Write(page, review);
        PlanJson.Write(page, review.Plan, review.History);
        FindingsJson.Write(page, "findings", review.Findings);
        ExceptionsJson.Write(page, review.Accepted);
        EndingsJson.Write(page, review.Endings);
        writer.WriteStartArray("gates");
        foreach (var gate in review.Gates)
        {
            writer.WriteStartObject();
            writer.WriteString("gate", gate.Name);
            writer.WriteBoolean("refused", gate.Refused);
            writer.WriteString("message", gate.Message);
            FindingsJson.Write(page, "causes", gate.Causes);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
