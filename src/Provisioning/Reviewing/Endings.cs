using Provisioning.Compilation;

namespace Provisioning.Reviewing;

/// <summary>What the reviewed stacks declare for a time only, the first to end first.</summary>
internal static class Endings
{
    public static ImmutableArray<Ending> Of(ReviewRequest request)
    {
        if (request.Compiled is not { } compiled)
        {
            return [];
        }

        var stacks = request.Stacks.Where(compiled.Stacks.ContainsKey).Select(name => compiled.Stacks[name]).ToList();
        return
        [
            .. stacks.SelectMany(s => s.TechnicalUsers.Values).Concat(stacks.SelectMany(s => s.EndedTechnicalUsers.Values))
                .SelectMany(u => Of(u, request.Today))
                .OrderBy(e => e.Until).ThenBy(e => e.ClientId, StringComparer.Ordinal).ThenBy(e => e.Role?.ToString(), StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Ending> Of(TechnicalUser user, DateOnly today)
    {
        if (user.Declaration.Until is { } last)
        {
            yield return new Ending(
                user.ClientId, null, last, last < today, user.Declaration.Reason, user.Declaration.At.ToPlace(user.ClientId));
        }

        foreach (var (role, grant) in user.Grants.Concat(user.EndedGrants))
        {
            if (grant.Until is { } until)
            {
                yield return new Ending(user.ClientId, role, until, until < today, grant.Reason, grant.At.ToPlace(user.ClientId));
            }
        }
    }
}
