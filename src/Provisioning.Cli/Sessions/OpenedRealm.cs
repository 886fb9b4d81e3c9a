using Provisioning.Access;
using Provisioning.History;
using Provisioning.Preflights;
using Provisioning.Realms;

namespace Provisioning.Cli.Sessions;

/// <summary>An opened realm: the way to read and write it, and what can be asked of it besides.</summary>
internal sealed record OpenedRealm(IRealmGateway Gateway, IPreflight Preflight, IChangeHistory History, ITokenSamples Tokens);
