using Provisioning.Access;
using Provisioning.Compilation;
using Provisioning.Realms;

namespace Provisioning.Reviewing;

/// <summary>
/// Where a tenant's technical user comes to act beyond its tenant: in the name of another organisation, or in an application of
/// another provider that its tenant has not activated. Both read from the realm and the declarations behind it.
/// </summary>
internal static class CrossTenantRisks
{
    public static IEnumerable<Risk> Of(AccessDifference access, ReviewRequest request, ChangePlaces places) =>
        [.. Organisations(request, places), .. Applications(access, request, places)];

    private static IEnumerable<Risk> Organisations(ReviewRequest request, ChangePlaces places)
    {
        foreach (var client in request.After.Clients.Values)
        {
            var owner = client.Attributes.GetOr(Marks.OwnerBpn, string.Empty);
            if (owner.Length == 0 || (request.Before.Clients.TryGetValue(client.ClientId, out var known) && ReferenceEquals(known, client)))
            {
                continue;
            }

            var before = known?.Attributes.GetOr(Marks.OwnerBpn, string.Empty) ?? string.Empty;
            var foreign = client.Attributes.GetOr(Marks.ProviderBpn, string.Empty).Length > 0;
            if (before == owner || (before.Length == 0 && !foreign))
            {
                continue;
            }

            var name = client.Attributes.GetOr(Marks.OwnerName, string.Empty);
            var organisation = name.Length == 0 ? owner : $"{owner} ({name})";
            var whose = foreign ? $" in the name of its customer {organisation}" : $" for {organisation}";
            yield return new Risk(
                RiskKind.CrossTenant,
                client.ClientId,
                before.Length == 0 ? $"acts{whose}" : $"acts{whose} instead of {before}",
                places.OfClient(client.ClientId));
        }
    }

    private static IEnumerable<Risk> Applications(AccessDifference access, ReviewRequest request, ChangePlaces places)
    {
        if (request.Compiled is not { } compiled || request.Catalogue.Applications.Values.All(a => !a.ThirdParty))
        {
            yield break;
        }

        foreach (var (principal, roles) in access.Principals)
        {
            if (principal.Kind != PrincipalKind.TechnicalUser || StackOf(principal, request, compiled) is not { Declaration.IsPlatform: false } stack)
            {
                continue;
            }

            foreach (var application in roles.Where(r => r.IsBroadening && IsForeign(r.Role, request, stack)).GroupBy(r => r.Role.Client, StringComparer.Ordinal))
            {
                yield return new Risk(
                    RiskKind.CrossTenant,
                    principal.Name,
                    $"gains {Sentences.List([.. application.Select(r => r.Role)])} of another provider's application, which its tenant has not activated",
                    places.Of(principal, application.First()));
            }
        }
    }

    private static bool IsForeign(RoleRef role, ReviewRequest request, CompiledStack stack) =>
        request.Catalogue.Applications.TryGetValue(role.Client, out var application)
        && application.ThirdParty
        && !stack.Declaration.Activations.ContainsKey(role.Client);

    private static CompiledStack? StackOf(Principal principal, ReviewRequest request, CompiledEnvironment compiled) =>
        request.After.Clients.TryGetValue(principal.Name, out var client) ? compiled.Stacks.GetValueOrDefault(client.Stack) : null;
}
