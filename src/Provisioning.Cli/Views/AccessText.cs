using Provisioning.Access;
using Provisioning.Cli.Terminals;
using Provisioning.Realms;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views;

/// <summary>
/// Who gains or loses what, through what. Technical users for whom the same changes stand together, and long lists are cut
/// with their counts: a person reads this before saying yes.
/// </summary>
internal static class AccessText
{
    private const int GroupsShown = 40;
    private const int NamesShown = 5;
    private const int PermissionsShown = 10;

    public static void Write(Page page, Review review)
    {
        var groups = AccessRoutes.Of(review);
        if (groups.IsEmpty)
        {
            return;
        }

        page.Line().Write("Access: ", Tone.Strong).Line(AccessCounts.Sentence(groups));
        foreach (var group in groups.Take(GroupsShown))
        {
            page.Write("  ").Line(Who(group.Principals), Tone.Strong);
            foreach (var move in group.Moves)
            {
                page.Write("    > ", Tone.Caution).Line($"moved from {move.From} to {string.Join(", ", move.To)}");
            }

            foreach (var route in group.Routes)
            {
                WriteRoute(page, route);
            }
        }

        if (groups.Length > GroupsShown)
        {
            var rest = groups.Skip(GroupsShown).Sum(g => g.Principals.Length);
            page.Line($"  ... and {Counting.Of(rest, "more principal")} with other changes; --format json lists them all.", Tone.Quiet);
        }
    }

    private static string Who(ImmutableArray<Principal> principals)
    {
        var names = Counting.Names([.. principals.Select(Name)], NamesShown);
        return principals.Length > NamesShown + 1 ? $"{principals.Length} alike: {names}" : names;
    }

    private static string Name(Principal principal) =>
        principal.Kind == PrincipalKind.User ? $"user {principal.Name}" : principal.Name;

    private static void WriteRoute(Page page, AccessRoute route)
    {
        var tone = route.IsGain ? Tone.Good : Tone.Bad;
        page.Write(route.IsGain ? "    + " : "    - ", tone).Write(Verb(route));
        page.Line(route.InToken || route.Kind is AccessChangeKind.TokenGained or AccessChangeKind.TokenLost ? string.Empty : " (not in its token)", Tone.Caution);
        foreach (var (client, names) in route.ByClient)
        {
            page.Write("        ").Write(client, Tone.Quiet).Write(": ").Line(Counting.Names(names, PermissionsShown));
        }

        if (route.Roles.Any(KeycloakBuiltIns.IsPrivileged))
        {
            page.Line(route.IsGain ? "        ! administers the realm itself" : "        administered the realm itself", Tone.Bad);
        }
    }

    private static string Verb(AccessRoute route)
    {
        var how = route.Through.Length == 0 ? "granted directly" : $"through {route.Through}";
        return route.Kind switch
        {
            AccessChangeKind.TokenGained => $"now in its token, {how}",
            AccessChangeKind.TokenLost => $"no longer in its token, {how}",
            _ => how,
        };
    }
}
