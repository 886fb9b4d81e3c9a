using System.Globalization;
using System.Text.Json.Nodes;
using Provisioning.Declarations;
using Provisioning.Declarations.Tables;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Importing;

/// <summary>The platform's stack that declares an imported realm's technical users.</summary>
internal static class PlatformFile
{
    public const string Tenant = "platform";

    /// <summary>How long what was wrong already is accepted: long enough to be judged, short enough not to be forgotten.</summary>
    private const int DaysOfGrace = 90;

    /// <param name="accepted">Findings that the realm came with; each code becomes an exception with an end.</param>
    public static SourceFile Of(ImportRequest request, ImportableRealm found, IEnumerable<Diagnostic> accepted) => DeclarationJson.File(
        $"stacks/{Tenant}/stack.json",
        "stack",
        new JsonObject()
            .Say(StackTable.Description, $"Owns what was found in realm {found.Realm.Name}: the catalogue and the technical users.")
            .Say(StackTable.Platform, true)
            .SaySome(StackTable.Organisation, new JsonObject().Say(OrganisationTable.Bpn, found.Bpn))
            .Say(StackTable.Environments, new[] { request.Environment })
            .Say(StackTable.TechnicalUsers, DeclarationJson.Object(
                found.TechnicalUsers.Select(c => KeyValuePair.Create(c.ClientId, c)), c => TechnicalUser(c, found)))
            .SaySome(StackTable.Exceptions, Exceptions(request.Today, accepted)));

    private static JsonObject TechnicalUser(Client client, ImportableRealm found)
    {
        var adopted = new AdoptedClient(client, found.Realm, client.ClientId, found.Bpn);
        var grants = client.ServiceAccount!.Grants.Where(g => g != found.Realm.DefaultRole);
        return new JsonObject()
            .Say(TechnicalUserTable.Description, client.Description)
            .Say(TechnicalUserTable.Enabled, client.Enabled)
            .Say(TechnicalUserTable.ClientId, client.ClientId)
            .SaySome(TechnicalUserTable.Grants, DeclarationJson.Object(
                grants.Select(g => KeyValuePair.Create(g.ToString(), g)),
                g => new JsonObject().Say(GrantTable.Scoped, !adopted.IsUnscoped(g))))
            .Say(TechnicalUserTable.Secret, TechnicalUserTable.Elsewhere)
            .SaySome(TechnicalUserTable.Adopted, adopted.Json());
    }

    private static JsonObject Exceptions(DateOnly today, IEnumerable<Diagnostic> accepted) => DeclarationJson.Object(
        accepted.GroupBy(f => f.Code, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => KeyValuePair.Create($"{g.Key.ToLowerInvariant()}-as-found", g)),
        g => new JsonObject()
            .Say(ExceptionTable.Code, g.Key)
            .Say(ExceptionTable.Subjects, g.Select(f => f.Subject).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            .Say(ExceptionTable.Reason, $"It was like this when the realm was imported on {Day(today)}; nobody has judged it yet.")
            .Say((Declarations.Shapes.Field)ExceptionTable.Until, Day(today.AddDays(DaysOfGrace))));

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
