using Provisioning.Collections;

namespace Provisioning.Realms;

/// <summary>Writes a claim into tokens. <paramref name="Type"/> is Keycloak's provider id, all config values are strings.</summary>
public sealed record ProtocolMapper(string Name, string Type, Map<string, string> Config);
