using System.Globalization;
using Provisioning.Cli.Terminals;
using Provisioning.Diagnostics;
using Provisioning.Secrets;

namespace Provisioning.Cli.Views;

/// <summary>A declared secret and what its vault says about it.</summary>
/// <param name="IsKnown">Whether the vault answered.</param>
/// <param name="Stored">Null when the vault has none of that name.</param>
internal sealed record ListedSecret(SecretRef Ref, string Location, bool IsKnown, StoredSecret? Stored)
{
    public string State => (IsKnown, Stored) switch
    {
        (false, _) => "not asked",
        (_, null) => "missing",
        _ => "stored",
    };
}

/// <summary>Secrets by name and place, never by value.</summary>
internal static class SecretsView
{
    /// <param name="problems">Why a vault could not be asked.</param>
    public static void Write(Answering answer, ImmutableArray<ListedSecret> secrets, ImmutableArray<Diagnostic> problems)
    {
        if (answer.IsJson)
        {
            WriteJson(answer, secrets, problems);
        }
        else
        {
            WriteText(answer.Output, secrets);
            FindingsView.WriteList(answer.Narration, problems);
        }
    }

    private static void WriteText(Page page, ImmutableArray<ListedSecret> secrets)
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
                page.Write("  ").Write(secret.Ref.Name.PadRight(width)).Write("  ");
                page.Write(secret.State.PadRight(9), secret.Stored is null ? Tone.Caution : Tone.Good);
                page.Write(secret.Stored is { } stored ? $"  {Day(stored)}" : "            ", Tone.Quiet)
                    .Line($"  {secret.Ref.ClientId} ({secret.Ref.Stack})", Tone.Quiet);
            }
        }
    }

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
            writer.WriteString("state", secret.State);
            if (secret.Stored is { } stored)
            {
                writer.WriteString("version", stored.Version);
                writer.WriteString("createdAt", stored.CreatedAt);
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

    private static string Day(StoredSecret stored) => stored.CreatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
