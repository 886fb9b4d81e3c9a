using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Rotating;

namespace Provisioning.Cli.Views;

/// <summary>What the realm's client policies are to be. Both lists replace the realm's, so both are whole.</summary>
internal static class PolicyView
{
    public static void Write(Answering answer, PlannedPolicy planned, bool applied)
    {
        if (answer.IsJson)
        {
            WriteJson(answer, planned, applied);
        }
        else
        {
            WriteText(answer.Output, planned, applied);
        }
    }

    private static void WriteText(Page page, PlannedPolicy planned, bool applied)
    {
        if (applied)
        {
            page.Line($"{planned.Environment}: {planned.Location} rotates secrets with an overlap now.", Tone.Good);
            return;
        }

        if (!planned.HasChanges)
        {
            page.Line($"{planned.Environment}: {planned.Location} has this policy already.", Tone.Good);
            return;
        }

        WriteBody(page, "PUT client-policies/profiles", planned.Wanted.Profiles);
        WriteBody(page, "PUT client-policies/policies", planned.Wanted.Policies);
        page.Line("It needs").Write("  right    ", Tone.Quiet).Line("'manage-realm' of 'realm-management', to apply it; 'view-realm' to read it");
        page.Write("  feature  ", Tone.Quiet).Line(Feature(planned.Present));
        page.Write("  clients  ", Tone.Quiet).Line(planned.Wanted.KnowsAttributes
            ? "those that 'provision' writes, by their attribute; release 26 or later"
            : "every confidential client of the realm, of others too: before release 26 no condition is narrower (--all-clients)");
    }

    private static string Feature(ClientPolicies? present) => present switch
    {
        null => "client-secret-rotation, off by default before release 26.8",
        { KnowsRotation: true } => "client-secret-rotation, which is on",
        _ => "client-secret-rotation, which is off: start the server with --features=client-secret-rotation",
    };

    private static void WriteBody(Page page, string request, string json)
    {
        page.Line(request, Tone.Strong);
        foreach (var line in RotationPolicyDraft.Indented(json).Split('\n'))
        {
            page.Line(line);
        }

        page.Line();
    }

    private static void WriteJson(Answering answer, PlannedPolicy planned, bool applied)
    {
        using var page = JsonPage.Open(answer.Host.Output, answer.Command);
        var writer = page.Writer;
        writer.WriteString("environment", planned.Environment);
        writer.WriteString("location", planned.Location);
        writer.WriteBoolean("hasChanges", planned.HasChanges);
        writer.WriteBoolean("applied", applied);
        writer.WriteBoolean("featureIsOn", planned.Present is { KnowsRotation: true });
        writer.WriteBoolean("allClients", !planned.Wanted.KnowsAttributes);
        writer.WritePropertyName("profiles");
        writer.WriteRawValue(planned.Wanted.Profiles);
        writer.WritePropertyName("policies");
        writer.WriteRawValue(planned.Wanted.Policies);
        page.Close();
    }
}
