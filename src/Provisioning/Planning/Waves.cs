using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>
/// Puts drafts in order: applications, roles from the inside out, client scopes, technical users; then deletions the other
/// way round. Nothing is used before it is there or removed while it is used, so that a run can stop anywhere.
/// </summary>
internal sealed class Waves
{
    private readonly SortedDictionary<int, List<Draft>> stages = [];
    private readonly ObjectSet created;
    private readonly HashSet<string> ownersOfNewRoles;
    private int next;

    private Waves(IReadOnlyCollection<Draft> drafts)
    {
        created = ObjectSet.Of(drafts.Where(d => d.Action == ChangeAction.Create).Select(d => d.After!));
        ownersOfNewRoles = created.Roles.Select(r => r.Client).ToHashSet(StringComparer.Ordinal);
    }

    public static ValueList<Change> Order(IReadOnlyCollection<Draft> drafts)
    {
        var waves = new Waves(drafts);
        var written = drafts.Where(d => d.After is not null).ToLookup(d => (IsTechnicalUser(d.After), d.Address.Kind));
        var gone = drafts.Where(d => d.After is null).ToList();
        var ownersOfOldRoles = gone.Select(d => d.Before).OfType<Role>().Select(r => r.Ref.Client).ToHashSet(StringComparer.Ordinal);
        var deleted = gone.ToLookup(d => (IsTechnicalUser(d.Before) && !ownersOfOldRoles.Contains(d.Address.Name), d.Address.Kind));

        var technicalUsers = written[(true, ObjectKind.Client)].ToList();
        waves.Stage(written[(false, ObjectKind.Client)].Concat(waves.Early(technicalUsers)));
        waves.Roles([.. written[(false, ObjectKind.Role)]]);
        waves.Stage(written[(false, ObjectKind.ClientScope)]);
        waves.Stage(technicalUsers.Select(waves.AfterOwner).OfType<Draft>().Concat(written[(true, ObjectKind.User)]));

        waves.Stage(deleted[(true, ObjectKind.Client)].Concat(deleted[(true, ObjectKind.User)]));
        waves.Stage(deleted[(false, ObjectKind.ClientScope)]);
        waves.DeletedRoles([.. deleted[(false, ObjectKind.Role)]]);
        waves.Stage(deleted[(false, ObjectKind.Client)]);
        return waves.ToChanges();
    }

    private void Roles(List<Draft> drafts)
    {
        // Only new members force an order; a composite that exists already waits for them all the same.
        var roles = drafts.Select(d => (Role)d.After!).ToList();
        var relevant = roles.Select(r => r with { Members = ValueSet.From(r.Members.Where(created.Roles.Contains)) }).ToList();
        var order = CompositeOrder.Of(relevant);
        var unordered = new List<Draft>();
        foreach (var draft in drafts)
        {
            if (order.LevelOf(((Role)draft.After!).Ref) is { } level)
            {
                Put(next + level, draft);
            }
            else
            {
                unordered.Add(draft);
            }
        }

        next += order.Levels;
        var late = unordered.Select(d => ((Role)d.After!).Ref).ToHashSet();
        Stage(unordered.Where(d => d.Action == ChangeAction.Create).Select(d => d with { After = Unlinked(d, late) }));
        Stage(unordered.Select(d => d.Action == ChangeAction.Create
            ? d with { Action = ChangeAction.Update, Before = Unlinked(d, late) }
            : d));
    }

    private void DeletedRoles(List<Draft> drafts)
    {
        var order = CompositeOrder.Of([.. drafts.Select(d => (Role)d.Before!)]);
        foreach (var draft in drafts)
        {
            // A composite goes before its members; those in a cycle first of all.
            Put(next + (order.LevelOf(((Role)draft.Before!).Ref) is { } level ? order.Levels - level : 0), draft);
        }

        next += order.Levels + 1;
    }

    private static bool IsTechnicalUser(IRealmObject? item) => item is Client { ServiceAccount: not null } or User;

    private bool OwnsNewRoles(Draft technicalUser) =>
        technicalUser.Action == ChangeAction.Create && ownersOfNewRoles.Contains(technicalUser.Address.Name);

    private IEnumerable<Draft> Early(List<Draft> technicalUsers) =>
        technicalUsers.Where(OwnsNewRoles).Select(d => d with { After = WithoutNew((Client)d.After!) });

    /// <summary>The technical user's own change, or what is left of it when it was made early because it owns roles.</summary>
    private Draft? AfterOwner(Draft draft)
    {
        if (!OwnsNewRoles(draft))
        {
            return draft;
        }

        var early = WithoutNew((Client)draft.After!);
        return early.Equals(draft.After) ? null : draft with { Action = ChangeAction.Update, Before = early };
    }

    private Client WithoutNew(Client client)
    {
        var early = client with
        {
            ServiceAccount = client.ServiceAccount! with { Grants = WithoutNew(client.ServiceAccount.Grants) },
            ScopeRoles = WithoutNew(client.ScopeRoles),
            DefaultScopes = ValueSet.From(client.DefaultScopes.Where(s => !created.Scopes.Contains(s))),
            OptionalScopes = ValueSet.From(client.OptionalScopes.Where(s => !created.Scopes.Contains(s))),
        };
        return early == client ? client : Restamp(early);
    }

    private ValueSet<RoleRef> WithoutNew(ValueSet<RoleRef> roles) => ValueSet.From(roles.Where(r => !created.Roles.Contains(r)));

    private static Role Unlinked(Draft draft, HashSet<RoleRef> late)
    {
        var role = (Role)draft.After!;
        return Restamp(role with { Members = ValueSet.From(role.Members.Where(m => !late.Contains(m))) });
    }

    private static T Restamp<T>(T item)
        where T : IRealmObject => AppliedMark.Of(item).Length == 0 ? item : AppliedMark.Stamp(item);

    private void Stage(IEnumerable<Draft> drafts)
    {
        foreach (var draft in drafts)
        {
            Put(next, draft);
        }

        next++;
    }

    private void Put(int stage, Draft draft) =>
        (stages.TryGetValue(stage, out var list) ? list : stages[stage] = []).Add(draft);

    private ValueList<Change> ToChanges() => ValueList.From(
        stages.Values.SelectMany((drafts, wave) => drafts.OrderBy(d => d.Address).Select(d => d.ToChange(wave))));
}
