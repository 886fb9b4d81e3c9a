using Provisioning.Access;
using Provisioning.Cli.Views.Folding;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views.Html;

/// <summary>Reviews as a page: the same order as the comment of a pull request, and nothing left out.</summary>
internal static class ReviewHtml
{
    private const int NamesInARow = 6;

    public static void Write(TextWriter output, ImmutableArray<Review> reviews)
    {
        using var page = new HtmlPage(output, $"Access review: {AccessCounts.Sentence([.. reviews.SelectMany(r => AccessRoutes.Of(r.Access))])}");
        page.Write(Html.List(reviews.Select(r =>
            $"{Html.Name(EnvironmentNames.Of(r))}: {Html.Text(PlanCounts.Sentence(r.Plan))} <span class=\"quiet\">({Html.Text(r.Location)})</span>")));
        page.Write("<p class=\"tools\" hidden><button type=\"button\" data-open aria-pressed=\"false\">Open all paths</button></p>");
        page.BeginMain();
        WriteRisks(page, reviews);
        WriteRefusals(page, reviews);
        WriteAccess(page, reviews);
        WriteObjects(page, reviews);
        ReviewHtmlDetails.Write(page, reviews);
    }

    private static void WriteRisks(HtmlPage page, ImmutableArray<Review> reviews) => page.Table(
        "Risk", string.Empty, ["Risk", "Who", "What", "Where"],
        [.. FoldedRisk.Of(reviews).Select(r => (string[])
        [
            $"<span class=\"bad\">{Html.Text(r.Kind)}</span>",
            Where(r.Who),
            Html.Text(r.What),
            Html.Name(r.Place.ToString()) + (r.Places > 1 ? $" and {Counting.Of(r.Places - 1, "more line")}" : string.Empty),
        ])]);

    private static void WriteRefusals(HtmlPage page, ImmutableArray<Review> reviews) => page.Table(
        "Refused", string.Empty, ["Gate", "Cause", "Where", "Next"],
        [.. reviews.SelectMany(r => r.Gates.Where(g => g.Refused)).SelectMany(g => g.Causes.Select(c => (g.Name, Cause: c))).Distinct().Select(p => (string[])
            [$"<span class=\"bad\">{Html.Text(p.Name)}</span>", Html.Text(p.Cause.Message), Html.Name(p.Cause.Place.ToString()), Html.Text(p.Cause.Next)])]);

    private static void WriteAccess(HtmlPage page, ImmutableArray<Review> reviews) => page.Table(
        "Access", "Each row opens to the path of every permission.", ["Change", "Who", "Through", "What"],
        [.. Moves(reviews), .. FoldedAccess.Of(reviews).SelectMany(f => f.Routes.Select(r => (string[])
        [
            $"<span class=\"{(r.IsGain ? "good" : "bad")}\">{Word(r.Kind)}</span>",
            (f.Tenants.Length > 1 ? $"{f.Who.Count} of {Names(f.Tenants)}<br>" : string.Empty) + Where(f.Who),
            r.Through.Length == 0 ? "granted directly" : Html.Name(r.Through),
            Html.Folded(
                $"{Counting.Of(r.Roles.Count, "permission")} of {string.Join(", ", r.ByClient.Select(c => Html.Text(c.Client)))}"
                    + (r.Roles.Any(KeycloakBuiltIns.IsPrivileged) ? " <span class=\"bad\">administers the realm itself</span>" : string.Empty)
                    + (r.InToken || r.Kind is AccessChangeKind.TokenGained or AccessChangeKind.TokenLost ? string.Empty : " <span class=\"quiet\">(not in the token)</span>"),
                r.Roles.Select(role => Html.Name(r.Through.Length == 0 ? role.ToString() : $"{r.Through} > {role}"))),
        ]))]);

    /// <summary>What moved to a successor; what that gives and takes follows as for everybody.</summary>
    private static IEnumerable<string[]> Moves(ImmutableArray<Review> reviews) => FoldedMove.Of(reviews).Select(m => (string[])
    [
        "moves",
        Where(m.Who),
        $"from {Html.Name(m.Move.From.ToString())}",
        $"to {string.Join(", ", m.Move.To.Select(r => Html.Name(r.ToString())))}",
    ]);

    private static void WriteObjects(HtmlPage page, ImmutableArray<Review> reviews) => page.Table(
        "Objects", string.Empty, ["Action", "Objects", "Reason", "Fields"],
        [.. FoldedObjects.Of(reviews).Select(o => (string[])
        [
            ActionWords.Of(o.Action),
            $"{Counting.Of(o.Objects.Count, o.Kind)}: {Where(o.Objects)}",
            ActionWords.Of(o.Reason),
            o.Fields.Count == 0 ? string.Empty : Html.Folded(Counting.Of(o.Fields.Count, "field"), o.Fields.Select(Field).Concat(o.Authors.Select(Html.Text))),
        ])]);

    /// <summary>Environments, and in each the names; more than a few open on request.</summary>
    public static string Where(Spread spread) => string.Join("<br>", spread.Parts.Select(p => $"{Html.Text(string.Join(", ", p.Environments))}: {Names(p.Names)}"));

    private static string Names(ImmutableArray<string> names) => names.Length <= NamesInARow
        ? string.Join(", ", names.Select(Html.Name))
        : Html.Folded($"{Html.Name(names[0])}, {Html.Name(names[1])} and {names.Length - 2} more", names.Select(Html.Name));

    private static string Field(FieldChange field) => (field.Before.Length, field.After.Length) switch
    {
        (0, _) => $"{Html.Text(field.Path)}: added {Html.Name(field.After)}",
        (_, 0) => $"{Html.Text(field.Path)}: removed {Html.Name(field.Before)}",
        _ => $"{Html.Text(field.Path)}: {Html.Name(field.Before)} to {Html.Name(field.After)}",
    };

    private static string Word(AccessChangeKind kind) => kind switch
    {
        AccessChangeKind.Gained => "gains",
        AccessChangeKind.Lost => "loses",
        AccessChangeKind.TokenGained => "gains in the token",
        _ => "loses in the token",
    };
}
