using Provisioning.Diagnostics;
using Provisioning.Secrets;

namespace Provisioning.Cli.Sessions;

/// <summary>An opened vault.</summary>
/// <param name="Notices">What a person should know after the vault was used, such as a key file that was made.</param>
internal sealed record Vault(ISecretStore Store, Func<ImmutableArray<Diagnostic>> Notices);
