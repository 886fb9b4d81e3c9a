using Provisioning.Collections;
using Provisioning.Realms;
using Provisioning.Rotating;
using Provisioning.Secrets;

namespace Provisioning.Planning;

/// <summary>All that a plan depends on. The same request always gives the same plan.</summary>
public sealed record PlanRequest
{
    public required string Environment { get; init; }

    public required RealmState Observed { get; init; }

    /// <summary>What the selected stacks declare, each object marked with its stack; nothing else is in it.</summary>
    public required RealmState Desired { get; init; }

    /// <summary>The selected stacks in dependency order. Nothing of another stack is changed.</summary>
    public required ValueList<string> Stacks { get; init; }

    /// <summary>The secrets that the selected stacks need.</summary>
    public ImmutableArray<SecretRef> Secrets { get; init; } = [];

    /// <summary>What the store lists, of all stacks.</summary>
    public ImmutableArray<StoredSecret> StoredSecrets { get; init; } = [];

    /// <summary>By client id, the roles that technical users held until a day that has passed; it only decides what a change is said to come from.</summary>
    public Map<string, ValueSet<RoleRef>> Ended { get; init; } = Map<string, ValueSet<RoleRef>>.Empty;

    /// <summary>Whether a client that is made anew has another secret than the stored one (<see cref="IRealmGateway.KeepsSecrets"/>).</summary>
    public bool RealmKeepsSecrets { get; init; } = true;

    /// <summary>What the realm's secrets are told apart by (<see cref="RealmReading.SecretFingerprints"/>).</summary>
    public Map<string, string> SecretFingerprints { get; init; } = Map<string, string>.Empty;

    /// <summary>Whose password somebody else has set (<see cref="RealmReading.ForeignPasswords"/>).</summary>
    public ValueSet<string> ForeignPasswords { get; init; } = [];

    /// <summary>The moment of the plan: whether a secret has expired or is due. Without it none is.</summary>
    public DateTimeOffset Now { get; init; } = DateTimeOffset.MinValue;

    /// <summary>The realm's client policies, needed where a secret may be due; null where the realm keeps no secrets or none was read.</summary>
    public ClientPolicies? Policies { get; init; }

    /// <summary>Who applies the plan; a stack that another applier writes is refused.</summary>
    public string Applier { get; init; } = Marks.ProvisionApplier;

    /// <summary>Whether stacks that another applier writes are taken over instead.</summary>
    public bool TakeOver { get; init; }
}
