using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>What the selected stacks own and no longer declare, as far as it may be deleted.</summary>
internal sealed class Removals
{
    private readonly List<Diagnostic> findings = [];

    private Removals()
    {
    }

    public ObjectSet Deleted { get; } = new();

    public List<Draft> Drafts { get; } = [];

    public IReadOnlyList<Diagnostic> Findings => findings;

    public static Removals Of(PlanRequest request, Ownership ownership)
    {
        var removals = new Removals();
        var candidates = request.Observed.Objects()
            .Where(item => ownership.IsSelected(item.Stack) && request.Desired.Counterpart(item) is null)
            .ToList();
        if (candidates.Count > 0)
        {
            removals.Choose(candidates);
            removals.KeepClientsWithRolesOfOthers(request.Observed);
            removals.KeepWhatOthersUse(request, ownership);
            removals.Draft(candidates, request.Ended);
        }

        return removals;
    }

    private void Choose(List<IRealmObject> candidates)
    {
        foreach (var item in candidates)
        {
            if (item.IsBuiltIn())
            {
                findings.Add(PlanningCodes.KeycloaksOwn.At(
                    Place.Of(item.Address.Name), $"{item.Address} carries the mark of stack '{item.Stack}', but Keycloak itself made it."));
            }
            else
            {
                Deleted.Add(item);
            }
        }
    }

    private void KeepClientsWithRolesOfOthers(RealmState observed)
    {
        var kept = observed.Roles.Keys.Where(r => Deleted.Clients.Contains(r.Client) && !Deleted.Roles.Contains(r));
        foreach (var roles in kept.GroupBy(r => r.Client, StringComparer.Ordinal).ToList())
        {
            Deleted.Clients.Remove(roles.Key);
            findings.Add(PlanningCodes.DeletionTakesMore.At(
                Place.Of(roles.Key),
                $"Deleting client '{roles.Key}' would also delete {NameList.Of(roles.Select(r => $"'{r}'"))}, which the stack does not own."));
        }
    }

    private void KeepWhatOthersUse(PlanRequest request, Ownership ownership)
    {
        foreach (var use in Uses.Of(request.Observed, Deleted, item => ViewOf(item, request, ownership)))
        {
            var address = use.Deleted.Address;
            if (use.Foreign.Count == 0)
            {
                findings.Add(PlanningCodes.TakenFromUnmanaged.At(
                    Place.Of(address.Name), $"Deleting {address} takes it from {NameList.Of(use.Unmanaged)}."));
                continue;
            }

            findings.Add(PlanningCodes.StillInUse.At(
                Place.Of(address.Name), $"{address} is no longer declared, but {NameList.Of(use.Foreign)} still use it."));
            if (use.Deleted is Role role)
            {
                Deleted.Roles.Remove(role.Ref);
                Deleted.Clients.Remove(role.Ref.Client);
            }
            else
            {
                Deleted.Scopes.Remove(use.Deleted.Address.Name);
            }
        }
    }

    private void Draft(List<IRealmObject> candidates, Map<string, ValueSet<RoleRef>> ended)
    {
        foreach (var item in candidates.Where(Deleted.Contains))
        {
            var reason = item is Client or User && ended.ContainsKey(item.Address.Name) ? ChangeReason.Ended : ChangeReason.NoLongerDeclared;
            Drafts.Add(new(item.Address, ChangeAction.Delete, reason, item.Stack, item, null));
        }
    }

    private static UserView ViewOf(IRealmObject item, PlanRequest request, Ownership ownership) =>
        ownership.IsForeign(item) ? UserView.Foreign
        : request.Desired.Counterpart(item) is { } desired && desired is not Client { ServiceAccount: null } ? UserView.WrittenByThisPlan
        : UserView.Unmanaged;
}
