using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.History;

/// <summary>What the realm recorded about objects that somebody else changed.</summary>
/// <param name="Changes">By object, newest first. An object that was looked for and is not here has nothing on record.</param>
/// <param name="Findings">What kept it from looking, or from looking back far enough.</param>
/// <param name="Requests">Requests it took.</param>
public sealed record ChangeHistory(Map<Address, ValueList<RecordedChange>> Changes, ImmutableArray<Diagnostic> Findings, int Requests)
{
    public static ChangeHistory Nothing { get; } = new(Map<Address, ValueList<RecordedChange>>.Empty, [], 0);

    /// <summary>Whether the record was looked at.</summary>
    public bool IsKnown { get; init; }

    public static ChangeHistory Untold(Diagnostic finding, int requests = 0) => Nothing with { Findings = [finding], Requests = requests };

    public ValueList<RecordedChange> Of(Address address) => Changes.GetOr(address, []);
}
