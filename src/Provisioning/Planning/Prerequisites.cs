using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>
/// Checks that what declared objects refer to is in the realm, or declared here too, and stays. One finding for each thing that is
/// missing, however many refer to it.
/// </summary>
internal sealed class Prerequisites(PlanRequest request, ObjectSet deleted)
{
    private readonly SortedDictionary<Address, List<string>> missing = [];

    /// <summary>The drafts that can be carried out.</summary>
    public List<Draft> Keep(IEnumerable<Draft> drafts)
    {
        var kept = new List<Draft>();
        foreach (var draft in drafts)
        {
            if (draft.After is not { } after || IsComplete(after))
            {
                kept.Add(draft);
            }
        }

        return kept;
    }

    /// <summary>Objects that need no change can have lost what they refer to, when somebody deleted it in the realm.</summary>
    public void Check(IEnumerable<IRealmObject> settled)
    {
        foreach (var item in settled)
        {
            IsComplete(item);
        }
    }

    public IEnumerable<Diagnostic> Findings()
    {
        var platform = $"platform.{request.Environment}";
        var next = request.Stacks.Contains(platform, StringComparer.Ordinal)
            ? "Declare it, or remove the reference."
            : $"Run `provision up {platform}` first.";
        return missing.Select(e => PlanningCodes.PrerequisiteMissing.At(
            Place.Of(e.Key.Name),
            $"{NameList.Of(e.Value)} {(e.Value.Count == 1 ? "needs" : "need")} {e.Key}, which is not in realm '{request.Observed.Name}' and is not created by this plan.",
            next));
    }

    private bool IsComplete(IRealmObject after) => after switch
    {
        // Of an application only the declared part is ours; it refers to nothing.
        Client client when request.Desired.Clients.GetOr(client.ClientId, client).ServiceAccount is null => true,
        Client { ServiceAccount: { } account } client =>
            HasAll(after, account.Grants.Concat(client.ScopeRoles), client.DefaultScopes.Concat(client.OptionalScopes)),
        Role role => HasClient(role) & HasAll(after, role.Members, []),
        ClientScope scope => HasAll(after, scope.Roles, []),
        User user => HasAll(after, user.Grants, []),
        _ => true,
    };

    private bool HasAll(IRealmObject after, IEnumerable<RoleRef> roles, IEnumerable<string> scopes)
    {
        var complete = true;
        foreach (var role in roles)
        {
            if (!request.Desired.Roles.ContainsKey(role) && (!request.Observed.Roles.ContainsKey(role) || deleted.Roles.Contains(role)))
            {
                complete = Miss(new(ObjectKind.Role, role.ToString()), after);
            }
        }

        foreach (var scope in scopes)
        {
            if (!request.Desired.ClientScopes.ContainsKey(scope)
                && (!request.Observed.ClientScopes.ContainsKey(scope) || deleted.Scopes.Contains(scope)))
            {
                complete = Miss(new(ObjectKind.ClientScope, scope), after);
            }
        }

        return complete;
    }

    private bool HasClient(Role role)
    {
        var client = role.Ref.Client;
        return role.Ref.IsRealmRole
            || request.Desired.Clients.ContainsKey(client)
            || (request.Observed.Clients.ContainsKey(client) && !deleted.Clients.Contains(client))
            || Miss(new(ObjectKind.Client, client), role);
    }

    private bool Miss(Address what, IRealmObject user)
    {
        if (!missing.TryGetValue(what, out var users))
        {
            users = [];
            missing.Add(what, users);
        }

        users.Add(user.Address.ToString());
        return false;
    }
}
