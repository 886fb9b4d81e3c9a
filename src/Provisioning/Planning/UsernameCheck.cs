using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>Finds declared technical users whose service account's user name is somebody else's.</summary>
internal sealed class UsernameCheck
{
    private readonly HashSet<string> people;
    private readonly Dictionary<string, string> clientByUsername;

    private readonly HashSet<string> former;

    public UsernameCheck(PlanRequest request)
    {
        former = request.Observed.Clients.Values
            .Where(c => request.Stacks.Contains(c.Stack) && !request.Desired.Clients.ContainsKey(c.ClientId))
            .Select(c => c.ClientId).ToHashSet(StringComparer.Ordinal);
        people = request.Observed.Users.Keys.Select(name => name.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        clientByUsername = new(request.Desired.Clients.Count, StringComparer.Ordinal);
        foreach (var client in request.Observed.Clients.Values.Concat(request.Desired.Clients.Values).Where(c => c.ServiceAccount is not null))
        {
            clientByUsername.TryAdd(ServiceAccount.UsernameOf(client.ClientId), client.ClientId);
        }
    }

    public Diagnostic? Check(Client technicalUser)
    {
        var username = ServiceAccount.UsernameOf(technicalUser.ClientId);
        var place = Place.Of(technicalUser.ClientId);
        if (people.Contains(username))
        {
            return PlanningCodes.UsernameTaken.At(
                place, $"The service account of '{technicalUser.ClientId}' needs the user name '{username}', which an ordinary user has.");
        }

        var holder = clientByUsername[username];
        if (holder == technicalUser.ClientId)
        {
            return null;
        }

        return former.Contains(holder)
            ? PlanningCodes.UsernameTaken.At(
                place,
                $"'{technicalUser.ClientId}' was '{holder}' until now, and both need the user name '{username}': a client id does not change its case in one step.",
                $"Keep '{holder}'; or take the technical user out, apply that, and declare it anew with the other spelling.")
            : PlanningCodes.UsernameTaken.At(
                place, $"'{technicalUser.ClientId}' and '{holder}' differ only in case, so both need the user name '{username}'.");
    }
}
