using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>What has to happen to each declared object, one at a time and without order.</summary>
internal sealed class Comparison(PlanRequest request, Ownership ownership)
{
    private readonly RealmTraits traits = RealmTraits.Of(request);

    private readonly UsernameCheck usernames = new(request);
    private readonly PrivilegedRoles privileged = new(request.Observed);

    public List<Draft> Drafts { get; } = [];

    /// <summary>What is as declared already; what it refers to may have gone nevertheless.</summary>
    public List<IRealmObject> Settled { get; } = [];

    public List<Diagnostic> Findings { get; } = [];

    /// <summary>Client ids and user names of technical users that the plan must leave alone.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    public void Run()
    {
        foreach (var desired in request.Desired.Objects())
        {
            if (!ownership.IsNamed(desired.Stack))
            {
                throw new ArgumentException($"'{desired.Address}' is desired without the mark of a selected stack.");
            }

            var observed = request.Observed.Counterpart(desired);
            if (ownership.IsSelected(desired.Stack) && IsAllowed(desired, observed))
            {
                Compare(desired, observed);
            }
            else if (desired is Client or User)
            {
                Refused.Add(desired.Address.Name);
            }
        }
    }

    private bool IsAllowed(IRealmObject desired, IRealmObject? observed)
    {
        var refusal = observed is null ? null : RefusalOf(desired, observed);
        if (refusal is null && desired is Client { ServiceAccount: not null } technicalUser)
        {
            refusal = usernames.Check(technicalUser);
        }

        if (refusal is not null)
        {
            Findings.Add(refusal);
        }

        return refusal is null;
    }

    private Diagnostic? RefusalOf(IRealmObject desired, IRealmObject observed)
    {
        var place = Place.Of(desired.Address.Name);
        if (ownership.IsForeign(observed))
        {
            return PlanningCodes.OwnedByAnotherStack.At(
                place, $"{desired.Address} is declared by stack '{desired.Stack}' and belongs to stack '{observed.Stack}'.");
        }

        if (observed is User { Stack.Length: 0 })
        {
            return PlanningCodes.UsernameTaken.At(
                place, $"{desired.Address} is declared by stack '{desired.Stack}', but a user of that name is there and carries no stack's mark: people are never changed.");
        }

        if (observed.IsBuiltIn())
        {
            return PlanningCodes.KeycloaksOwn.At(
                place, $"{desired.Address} is declared by stack '{desired.Stack}', but Keycloak itself made it.");
        }

        return desired is Client wanted && observed is Client found ? KindRefusalOf(wanted, found) : null;
    }

    private static Diagnostic? KindRefusalOf(Client wanted, Client found)
    {
        if (wanted.ServiceAccount is not null && found.Stack.Length == 0 && !found.IsTechnicalUser)
        {
            return PlanningCodes.KindOfUserChanges.At(
                Place.Of(wanted.ClientId),
                $"'{wanted.ClientId}' was created as an ordinary client ({OrdinaryTraits(found)}); it cannot become a technical user.");
        }

        // An application may have a service account too; only ours acts for an organisation.
        var becomesApplication = wanted.ServiceAccount is null && found.Stack.Length > 0 && found.IsTechnicalUser
            && (found.ServiceAccount!.Attributes.ContainsKey("bpn") || found.Attributes.ContainsKey(Marks.OwnerBpn));
        return becomesApplication
            ? PlanningCodes.KindOfUserChanges.At(
                Place.Of(wanted.ClientId),
                $"'{wanted.ClientId}' was created as a technical user of stack '{found.Stack}'; it cannot become an application.")
            : null;
    }

    private void Compare(IRealmObject desired, IRealmObject? observed)
    {
        if (observed is null)
        {
            var created = desired is Client { ServiceAccount: not null } technicalUser
                ? traits.Fit(technicalUser)
                : desired;
            Drafts.Add(new(desired.Address, ChangeAction.Create, ChangeReason.Declared, desired.Stack, null, created));
            return;
        }

        var after = ManagedContent.Merge(observed, desired, traits);
        var differs = !after.Equals(observed) && FieldDifference.Between(observed, after).Count > 0;
        if (differs)
        {
            var adopted = observed.Stack.Length == 0;
            var reason = adopted ? ChangeReason.Adopted
                : AppliedMark.IsBroken(observed, desired is Client { ServiceAccount: not null }) ? ChangeReason.Drifted
                : HoldsWhatEnded(observed) ? ChangeReason.Ended
                : ChangeReason.Declared;
            Drafts.Add(new(
                desired.Address, adopted ? ChangeAction.Adopt : ChangeAction.Update, reason, desired.Stack, observed, after));
        }
        else
        {
            Settled.Add(after);
        }

        if (differs && (observed, after) is (Client { ServiceAccount: { } held }, Client { ServiceAccount: { } allowed } client))
        {
            Findings.AddRange(privileged.Removed(client.ClientId, held.Grants, allowed.Grants));
        }
        else if (differs && (observed, after) is (User was, User user))
        {
            Findings.AddRange(privileged.Removed(user.Username, was.Grants, user.Grants));
        }
    }

    private bool HoldsWhatEnded(IRealmObject observed) =>
        observed switch { Client { ServiceAccount: { } account } => account.Grants, User user => user.Grants, _ => null } is { } held
        && request.Ended.TryGetValue(observed.Address.Name, out var ended)
        && ended.Any(held.Contains);

    private static string OrdinaryTraits(Client client)
    {
        string[] traits =
        [
            .. client.AccessType != AccessType.Confidential ? [client.AccessType == AccessType.Public ? "public" : "bearer-only"] : Array.Empty<string>(),
            .. client.StandardFlow ? ["standard flow"] : Array.Empty<string>(),
            .. client.ImplicitFlow ? ["implicit flow"] : Array.Empty<string>(),
            .. client.DirectAccessGrants ? ["direct access grants"] : Array.Empty<string>(),
            .. client.ServiceAccount is null ? ["no service account"] : Array.Empty<string>(),
        ];
        return string.Join(", ", traits);
    }
}
