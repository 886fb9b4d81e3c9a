using Provisioning.Collections;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>A technical user carries the business partner number of the organisation it acts for.</summary>
public sealed class Tus003BusinessPartnerNumbers : IRule
{
    private const string EdcExtension = "edc-extension";

    public DiagnosticDescriptor Descriptor { get; } = new(
        "TUS-003",
        Severity.Error,
        "A technical user carries its organisation's business partner number",
        "Services tell companies apart by the claim 'bpn' alone; without it, or with another's, data goes to the wrong company.",
        "Catena-X technical user creation, creating a new technical user; roles and rights concept, 2.5.4",
        "Write the organisation's number: BPNL and twelve capitals or digits.")
    {
        Absence = Absence.OfFields,
    };

    public IEnumerable<Diagnostic> Check(RuleContext context) =>
        context.Compiled is null ? CheckObserved(context) : CheckDeclared(context);

    /// <summary>Nobody says whose the users of an export are, but what they carry must still be a number.</summary>
    private IEnumerable<Diagnostic> CheckObserved(RuleContext context)
    {
        foreach (var client in context.TechnicalClients)
        {
            foreach (var bpn in AttributeOf(client).Where(b => !BusinessPartnerNumber.IsValid(b)))
            {
                yield return Descriptor.At(
                    context.PlaceOfClient(client.ClientId),
                    $"Technical user '{client.ClientId}' carries '{bpn}', which is no business partner number.");
            }
        }
    }

    private IEnumerable<Diagnostic> CheckDeclared(RuleContext context)
    {
        foreach (var user in context.TechnicalUsers)
        {
            var place = user.Declaration.At;
            var bpn = user.Owner.Bpn;
            if (bpn.Length == 0)
            {
                yield return Descriptor.At(place.ToPlace(user.ClientId), Missing(user));
            }
            else if (!BusinessPartnerNumber.IsValid(bpn))
            {
                var at = user.Owner.At.File is null ? place : user.Owner.At;
                yield return Descriptor.At(
                    at.ToPlace(user.ClientId), $"Technical user '{user.ClientId}' acts for '{bpn}', which is no business partner number.");
            }
            else if (context.Realm.Clients.TryGetValue(user.ClientId, out var client) && !IsJust(AttributeOf(client), bpn))
            {
                yield return Descriptor.At(
                    place.ToPlace(user.ClientId),
                    $"Technical user '{user.ClientId}' acts for '{bpn}' but would carry {Names.Quoted(AttributeOf(client))}.",
                    "Remove what sets the attribute 'bpn' otherwise; it follows from the organisation or the customer.");
            }
        }
    }

    private static string Missing(TechnicalUser user) => user.Declaration.Purpose == EdcExtension
        ? $"Technical user '{user.ClientId}' is for an EDC extension, which does not work without a business partner number."
        : $"Technical user '{user.ClientId}' acts for an organisation without a business partner number.";

    private static ValueList<string> AttributeOf(Client client) =>
        client.ServiceAccount is { } account && account.Attributes.TryGetValue("bpn", out var values) ? values : [];

    private static bool IsJust(ValueList<string> values, string bpn) => values.Count == 1 && values[0] == bpn;
}
