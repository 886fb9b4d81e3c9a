using Provisioning.Cli.Sessions;
using Provisioning.Cli.Terminals;
using Provisioning.Declarations;
using Provisioning.Realms;

namespace Provisioning.Cli.Views;

/// <summary>How to use a technical user that was just made: where its secret is, and how it gets a token.</summary>
internal static class NewcomerText
{
    public static void Write(Page page, AppliedEnvironment applied)
    {
        var target = applied.Reviewed.Target;
        var secrets = applied.AvailableSecrets;
        if (Example(applied, secrets.Keys) is not { } user)
        {
            return;
        }

        var (realm, vault) = (target.Environment.Declaration.Realm, target.Environment.Declaration.Vault);
        page.Line().Write("How to use a new technical user", Tone.Strong).Line($", here {user.ClientId}");
        page.Write("  its secret  ", Tone.Quiet).Line(vault.Kind == "file"
            ? $"provision secrets --reveal {secrets[user.ClientId].Name}    (on a terminal)"
            : $"{secrets[user.ClientId].Name} in {target.Store.Location}");
        if (realm.Kind == "file")
        {
            page.Write("  a server    ", Tone.Quiet).Line($"kc.sh import --file {realm.Path}");
            page.Line("              The file holds no secret: give the server each technical user's secret after the import.", Tone.Quiet);
        }

        page.Write("  a token     ", Tone.Quiet).Line(
            $"curl -d grant_type=client_credentials -d client_id={Uri.EscapeDataString(user.ClientId)} --data-urlencode client_secret@- {Endpoint(realm)}");
        page.Write("  why it may  ", Tone.Quiet).Line($"provision explain {user.Stack} {user.ClientId}");
    }

    /// <summary>A tenant's rather than the platform's, and the one with the shortest name, because the lines below repeat it.</summary>
    private static Client? Example(AppliedEnvironment applied, IEnumerable<string> withSecret) =>
        applied.NewTechnicalUsers.IntersectBy(withSecret, c => c.ClientId)
            .OrderByDescending(c => applied.Reviewed.Target.Stacks.IndexOf(c.Stack))
            .ThenBy(c => c.ClientId.Length).ThenBy(c => c.ClientId, StringComparer.Ordinal)
            .FirstOrDefault();

    private static string Endpoint(RealmTarget realm) =>
        $"{(realm.Url.Length > 0 ? realm.Url.TrimEnd('/') : "http://localhost:8080")}/realms/{Uri.EscapeDataString(realm.Name)}/protocol/openid-connect/token";
}
