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

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var (clientId, client) in context.Realm.Clients)
        {
            foreach (var (name, mapper) in client.Mappers)
            {
                if (Missing(context, mapper) is { Length: > 0 } audience)
                {
                    yield return Descriptor.At(context.PlaceOfClient(clientId), Sentence($"Client '{clientId}'", name, audience));
                }
            }
        }

        foreach (var (scopeName, scope) in context.Realm.ClientScopes)
        {
            foreach (var (name, mapper) in scope.Mappers)
            {
                if (Missing(context, mapper) is { Length: > 0 } audience)
                {
                    yield return Descriptor.At(context.PlaceOf(scopeName), Sentence($"Client scope '{scopeName}'", name, audience));
                }
            }
        }
    }

    /// <summary>The client that the mapper names and the realm lacks; empty for mappers that are in order.</summary>
    private static string Missing(RuleContext context, ProtocolMapper mapper) =>
        mapper.Type == AudienceMapper
        && mapper.Config.GetOr(AudienceClient, string.Empty) is { Length: > 0 } audience
        && !context.Realm.Clients.ContainsKey(audience)
            ? audience
            : string.Empty;

    private static string Sentence(string owner, string mapper, string audience) =>
        $"{owner} has the audience mapper '{mapper}' for client '{audience}', which does not exist.";
}
