using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Secrets;

namespace Provisioning.Realms;

/// <summary>What a gateway found: the realm, what was odd about it, and how many requests it took (0 for a file).</summary>
/// <param name="Exists">False when there is no realm yet; the state is then the empty realm that apply would make.</param>
public sealed record RealmReading(RealmState State, bool Exists, ImmutableArray<Diagnostic> Findings, int Requests)
{
    /// <summary>
    /// By client id, of the secrets that clients sign in with (see <see cref="SecretFingerprint"/>). A server lists them with its
    /// clients; here only this is left of them. Empty where a realm keeps none.
    /// </summary>
    public Map<string, string> SecretFingerprints { get; init; } = Map<string, string>.Empty;

    /// <summary>What the realm asks of passwords.</summary>
    public PasswordPolicy PasswordPolicy { get; init; } = PasswordPolicy.None;

    /// <summary>
    /// Users with a stack's mark whose password was set, changed or taken away by somebody else since this tool set it. A realm that
    /// does not tell has none.
    /// </summary>
    public ValueSet<string> ForeignPasswords { get; init; } = [];
}
