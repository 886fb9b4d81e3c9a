using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Realms;
using Provisioning.Representations;
using Provisioning.Secrets;

namespace Provisioning.Planning;

/// <summary>
/// Reads the changes of a saved plan and refuses those that no planner makes: somebody may have edited the file, and apply
/// obeys the plan alone.
/// </summary>
internal sealed class SavedChanges(ReadingNotes notes, ValueList<string> stacks)
{
    private readonly HashSet<string> selected = stacks.ToHashSet(StringComparer.Ordinal);
    private readonly List<(string Subject, string Message)> refusals = [];

    public IEnumerable<Diagnostic> Findings(string path) =>
        refusals.Select(r => PlanningCodes.UnreadablePlan.At(Place.InFile(path, subject: r.Subject), r.Message));

    public Change? Read(JsonFields fields)
    {
        var address = fields.Text("address");
        var kind = fields.Text("kind");
        var (before, after) = (ReadObject(fields, "before", kind), ReadObject(fields, "after", kind));
        if (PlanWords.Action(fields.Text("action")) is not { } action || PlanWords.Reason(fields.Text("reason")) is not { } reason)
        {
            return Refuse(address, "has an action or a reason that does not exist");
        }

        var sides = (before is not null, after is not null);
        if (sides != (action != ChangeAction.Create, action != ChangeAction.Delete))
        {
            return Refuse(address, $"is a {PlanWords.Of(action)} without the sides that it needs");
        }

        var change = new Change
        {
            Address = (after ?? before)!.Address,
            Action = action,
            Reason = reason,
            Stack = fields.Text("stack"),
            Wave = fields.Number("wave"),
            Before = before,
            After = after,
        };
        return change.Address.ToString() != address || (before is not null && before.Address != change.Address)
            ? Refuse(address, "speaks of two objects")
            : IsOfAnotherStack(change) ? Refuse(address, "changes an object of a stack that the plan is not for")
            : change;
    }

    public SecretChange? ReadSecret(JsonFields fields)
    {
        var secret = new SecretRef(fields.Text("name"), fields.Text("clientId"), fields.Text("stack"))
        {
            Realm = fields.Text("realm"),
            Issuer = fields.Text("issuer"),
            LifetimeDays = fields.Number("lifetimeDays"),
            RotateAfterDays = fields.Number(SavedChange.RotateAfterDays),
            IsPassword = fields.Flag(SavedChange.Password),
        };
        if (PlanWords.Action(fields.Text("action")) is { } action && PlanWords.Reason(fields.Text("reason")) is { } reason
            && secret.Name.Length > 0 && selected.Contains(secret.Stack))
        {
            return new SecretChange(action, reason, secret) { ValueStays = fields.Flag(SavedChange.ValueStays) };
        }

        refusals.Add((secret.Name, $"The saved plan's change of secret '{secret.Name}' is none that a planner makes."));
        return null;
    }

    private bool IsOfAnotherStack(Change change) =>
        !selected.Contains(change.Stack)
        || (change.After is { } after && after.Stack != change.Stack)
        || (change.Before is { } before && (change.Action == ChangeAction.Adopt ? before.Stack.Length > 0 : !selected.Contains(before.Stack)));

    private Change? Refuse(string address, string what)
    {
        refusals.Add((address, $"The saved plan's change of '{address}' {what}."));
        return null;
    }

    private IRealmObject? ReadObject(JsonFields change, string side, string kind)
    {
        if (!change.Has(side))
        {
            return null;
        }

        var fields = change.Object(side);
        IRealmObject? item = kind switch
        {
            "client" => ReadClient(fields),
            "role" => RoleRepresentation.Read(fields, fields.Text(SavedChange.Owner)),
            "user" => UserRepresentation.Read(fields),
            "client-scope" when ClientScopeRepresentation.Read(fields) is { } scope => scope with { Roles = ScopeRoles(fields) },
            _ => null,
        };
        if (item is null)
        {
            notes.Add(PlanningCodes.UnreadablePlan, fields.Element, $"This is no object of kind '{kind}'.");
        }

        return item;
    }

    private static Client? ReadClient(JsonFields fields)
    {
        var client = ClientRepresentation.Read(fields);
        return client is null ? null : client with
        {
            ScopeRoles = ScopeRoles(fields),
            ServiceAccount = client.ServiceAccount is null
                ? null
                : UserRepresentation.ReadServiceAccount(fields.Object(SavedChange.ServiceAccountUser)),
        };
    }

    private static ValueSet<RoleRef> ScopeRoles(JsonFields fields) =>
        GrantsRepresentation.Read(fields, SavedChange.ScopeRealmRoles, SavedChange.ScopeClientRoles);
}
