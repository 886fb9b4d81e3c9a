using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>A technical user says what it is for.</summary>
public sealed class Tus004Descriptions : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "TUS-004",
        Severity.Warning,
        "A technical user has a description; an error where its organisation has several",
        "Client ids look alike; when a secret leaks, the description says what stops working once it is revoked.",
        "Catena-X technical user creation, creating a new technical user",
        "Write a 'description': what connects with it, and to what.")
    {
        Absence = Absence.OfFields,
    };

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        var undescribed = context.TechnicalUsers.Where(u => string.IsNullOrWhiteSpace(u.Declaration.Description)).ToList();
        if (undescribed.Count == 0)
        {
            yield break;
        }

        var countByOwner = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var user in context.TechnicalUsers)
        {
            countByOwner[user.Owner.Bpn] = countByOwner.GetValueOrDefault(user.Owner.Bpn) + 1;
        }

        foreach (var user in undescribed)
        {
            var count = countByOwner[user.Owner.Bpn];
            var among = count > 1 ? $" and is one of {count} of '{user.Owner.Bpn}'" : string.Empty;
            var finding = Descriptor.At(
                user.Declaration.At.ToPlace(user.ClientId), $"Technical user '{user.ClientId}' has no description{among}.");
            yield return count > 1 ? finding with { Severity = Severity.Error } : finding;
        }
    }
}
