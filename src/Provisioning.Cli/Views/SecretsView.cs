using System.Globalization;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Secrets;

namespace Provisioning.Cli.Views;

/// <summary>Secrets by name and place, never by value.</summary>
internal static class SecretsView
{
    private const string Stored = "stored";

    private const int DatesWidth = 48;

    /// <param name="problems">Why a vault could not be asked.</param>
    public static void Write(Answering answer, ImmutableArray<ListedSecret> secrets, ImmutableArray<Diagnostic> problems)
    {
        if (answer.IsJson)
        {
            WriteJson(answer, secrets, problems);
        }
        else
        {
            WriteText(answer.Output, secrets, answer.Host.Today);
            FindingsView.WriteList(answer.Narration, problems);
        }
    }

    private static void WriteText(Page page, ImmutableArray<ListedSecret> secrets, DateOnly today)
    {
        var first = true;
        foreach (var vault in secrets.GroupBy(s => s.Location, StringComparer.Ordinal))
        {
            if (!first)
            {
                page.Line();
            }

            first = false;
            page.Line(vault.Key, Tone.Strong);
            var width = vault.Max(s => s.Ref.Name.Length);
            foreach (var secret in vault)
            {
                var state = StateOf(secret, today);
                page.Write("  ").Write(secret.Ref.Name.PadRight(width)).Write("  ");
                page.Write(state.PadRight(9), state == Stored ? Tone.Good : Tone.Caution);
                page.Write("  " + (secret.Stored is { } stored ? DatesOf(stored, today) : string.Empty).PadRight(DatesWidth), Tone.Quiet)
                    .Line($"  {secret.Ref.ClientId} ({secret.Ref.Stack})", Tone.Quiet);
            }
        }
    }

    private static string StateOf(ListedSecret secret, DateOnly today) => secret switch
    {
        { IsKnown: false } => "not asked",
        { Stored: null } => "missing",
        { Stored.State: SecretState.Deleted } => "deleted",
        { Stored.State: SecretState.Disabled } => "disabled",
        { Stored: { } stored } when SecretDates.EndsWithin(stored, -1, today) => "expired",
        { Stored: { } stored } when SecretDates.EndsWithin(stored, SecretDates.NearExpiryDays, today) => "expiring",
        _ => Stored,
    };

    /// <summary>Since when, how long ago, until when, and the beginning of the version.</summary>
    private static string DatesOf(StoredSecret stored, DateOnly today)
    {
        var end = stored.Attributes.ExpiresAt is { } expires ? $"until {Day(expires)}" : "no end";
        var version = stored.Version.Length > 8 ? stored.Version[..8] : stored.Version;
        return $"{Day(stored.CreatedAt)}  {AgeOf(stored, today) + " d",6}  {end,-16}  {version,-8}";
    }

    private static int AgeOf(StoredSecret stored, DateOnly today) =>
        Math.Max(0, today.DayNumber - DateOnly.FromDateTime(stored.CreatedAt.UtcDateTime).DayNumber);

    private static void WriteJson(Answering answer, ImmutableArray<ListedSecret> secrets, ImmutableArray<Diagnostic> problems)
    {
        using var page = JsonPage.Open(answer.Host.Output, answer.Command);
        var writer = page.Writer;
        writer.WriteStartArray("secrets");
        foreach (var secret in secrets)
        {
            writer.WriteStartObject();
            writer.WriteString("name", secret.Ref.Name);
            writer.WriteString("clientId", secret.Ref.ClientId);
            writer.WriteString("stack", secret.Ref.Stack);
            writer.WriteString("location", secret.Location);
            writer.WriteString("state", StateOf(secret, answer.Host.Today));
            if (secret.Stored is { } stored)
            {
                writer.WriteString("version", stored.Version);
                writer.WriteString("createdAt", stored.CreatedAt);
                writer.WriteNumber("ageDays", AgeOf(stored, answer.Host.Today));
                if (stored.Attributes.ExpiresAt is { } end)
                {
                    writer.WriteString("expiresAt", end);
                }

            }

            writer.WriteEndObject();
            page.Breathe();
        }

        writer.WriteEndArray();
        if (problems.Length > 0)
        {
            FindingsJson.Write(page, "findings", problems);
        }

        page.Close();
    }

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
