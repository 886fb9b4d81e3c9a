using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>Audience mappers name clients that exist.</summary>
public sealed class Rlm003DanglingAudiences : IRule
{
    private const string AudienceMapper = "oidc-audience-mapper";
    private const string AudienceClient = "included.client.audience";

    public DiagnosticDescriptor Descriptor { get; } = new(
        "RLM-003",
        Severity.Warning,
        "Audience mappers name clients that exist",
        "The mapper writes nothing, so the service at the other end refuses the token, or checks no audience at all.",
        "A fact about Keycloak's audience mapper: an unknown client is passed over in silence",
        "Name a client that exists, or remove the mapper.");

    public IEnumerable<Diagnostic> Check(RuleContext context) =>
        context.Realm.Clients.Values.SelectMany(c => Check(context, $"Client '{c.ClientId}'", context.PlaceOfClient(c.ClientId), c.Mappers))
            .Concat(context.Realm.ClientScopes.Values.SelectMany(s =>
                Check(context, $"Client scope '{s.Name}'", context.PlaceOf(s.Name), s.Mappers)));

    private IEnumerable<Diagnostic> Check(RuleContext context, string owner, Place place, Map<string, ProtocolMapper> mappers)
    {
        foreach (var mapper in mappers.Values)
        {
            if (mapper.Type == AudienceMapper
                && mapper.Config.GetOr(AudienceClient, string.Empty) is { Length: > 0 } audience
                && !context.Realm.Clients.ContainsKey(audience))
            {
                yield return Descriptor.At(
                    place, $"{owner} has the audience mapper '{mapper.Name}' for client '{audience}', which does not exist.");
            }
        }
    }
}
