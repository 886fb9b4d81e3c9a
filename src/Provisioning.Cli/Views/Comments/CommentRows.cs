using Provisioning.Access;
using Provisioning.Cli.Views.Folding;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views.Comments;

/// <summary>The tables of a comment, the most important first.</summary>
internal static class CommentRows
{
    private const int NamesShown = 8;
    private const int PermissionsShown = 20;
    private const int FieldsShown = 12;
    private const int TextShown = 300;

    public static ImmutableArray<CommentSection> Of(ImmutableArray<Review> reviews) =>
    [
        Risks(reviews), Refusals(reviews), Access(reviews), Objects(reviews), Secrets(reviews), Endings(reviews), Findings(reviews), Exceptions(reviews),
    ];

    private static CommentSection Refusals(ImmutableArray<Review> reviews) => CommentSection.Of(
        "Refused", "cause", ["Gate", "Cause", "Where"],
        reviews.SelectMany(r => r.Gates.Where(g => g.Refused)).SelectMany(g => g.Causes.Select(c => (g.Name, Cause: c))).Distinct()
            .Select(p => (string[])[p.Name, Text(p.Cause.Message), PlaceOf(p.Cause.Place)]));

    private static CommentSection Risks(ImmutableArray<Review> reviews) => CommentSection.Of(
        "Risk", "risk", ["", "Who", "What", "Where"],
        FoldedRisk.Of(reviews).Select(r => (string[])
        [
            $"**{r.Kind}**",
            Where(r.Who),
            Text(r.What),
            r.Places <= 1 ? PlaceOf(r.Place) : $"{PlaceOf(r.Place)} and {Counting.Of(r.Places - 1, "more line")}",
        ]));

    private static CommentSection Access(ImmutableArray<Review> reviews)
    {
        var folded = FoldedAccess.Of(reviews);
        return CommentSection.Of(
            $"Access: {AccessCounts.Sentence([.. reviews.SelectMany(r => AccessRoutes.Of(r.Access))])}", "row", ["", "Who", "Through", "What"],
            Moves(reviews).Concat(folded.SelectMany(f => f.Routes.Select((r, i) => (string[])
            [
                Word(r.Kind),
                i > 0 && f.Who.Count > 1 ? "the same" : Who(f),
                r.Through.Length == 0 ? "granted directly" : Name(r.Through),
                string.Join("<br>", r.ByClient.Select(c => $"{Name(c.Client)}: {Counting.Names([.. c.Names.Select(Text)], PermissionsShown)}"))
                    + (r.InToken || r.Kind is AccessChangeKind.TokenGained or AccessChangeKind.TokenLost ? string.Empty : "<br>(not in the token)")
                    + (r.Roles.Any(KeycloakBuiltIns.IsPrivileged) ? "<br>**administers the realm itself**" : string.Empty),
            ]))));
    }

    /// <summary>What moved to a successor; what that gives and takes follows as for everybody.</summary>
    private static IEnumerable<string[]> Moves(ImmutableArray<Review> reviews) => FoldedMove.Of(reviews).Select(m => (string[])
    [
        "moves",
        Where(m.Who),
        $"from {Name(m.Move.From.ToString())}",
        $"to {string.Join(", ", m.Move.To.Select(r => Name(r.ToString())))}",
    ]);

    private static CommentSection Objects(ImmutableArray<Review> reviews) => CommentSection.Of(
        "Objects", "row", ["Action", "Objects", "Reason", "Fields"],
        FoldedObjects.Of(reviews).Select(o => (string[])
        [
            ActionWords.Of(o.Action),
            $"{Counting.Of(o.Objects.Count, o.Kind)}: {Where(o.Objects)}",
            ActionWords.Of(o.Reason),
            string.Join("<br>", o.Fields.Take(FieldsShown).Select(Field).Concat(o.Authors.Select(Text)))
                + (o.Fields.Count > FieldsShown ? $"<br>and {Counting.Of(o.Fields.Count - FieldsShown, "more field")}" : string.Empty),
        ]));

    private static CommentSection Secrets(ImmutableArray<Review> reviews) => CommentSection.Of(
        "Secrets", "row", ["Action", "Secrets"],
        reviews.SelectMany(r => r.Plan.Secrets.Select(s => (Environment: EnvironmentNames.Of(r), Secret: s)))
            .GroupBy(p => p.Secret.Action)
            .Select(g => (Action: g.Key, Names: Spread.Of(g.Select(p => (p.Environment, p.Secret.Secret.Name)))))
            .Select(g => (string[])[ActionWords.Of(g.Action), $"{Counting.Of(g.Names.Count, "secret")}: {Where(g.Names)}"]));

    private static CommentSection Endings(ImmutableArray<Review> reviews) => CommentSection.Of(
        "Declared for a time", "row", ["Last day", "Technical user", "Role", "Reason"],
        reviews.SelectMany(r => r.Endings.Select(e => (Environment: EnvironmentNames.Of(r), Ending: e)))
            .GroupBy(p => (p.Ending.Until, p.Ending.HasEnded, Role: p.Ending.Role?.ToString() ?? string.Empty, p.Ending.Reason))
            .OrderBy(g => g.Key.Until)
            .Select(g => (string[])
            [
                $"{g.Key.Until:yyyy-MM-dd}{(g.Key.HasEnded ? " (ended)" : string.Empty)}",
                Where(Spread.Of(g.Select(p => (p.Environment, p.Ending.ClientId)))),
                g.Key.Role.Length == 0 ? "the technical user itself" : Name(g.Key.Role),
                Text(g.Key.Reason),
            ]));

    private static CommentSection Exceptions(ImmutableArray<Review> reviews) => CommentSection.Of(
        "Exceptions in force", "exception", ["Code", "Until", "Exception", "For", "Reason"],
        reviews.SelectMany(r => r.Accepted).GroupBy(a => a.Exception).OrderBy(g => g.Key.Until).ThenBy(g => g.Key.Name, StringComparer.Ordinal)
            .Select(g => (string[])
            [
                g.Key.Code,
                $"{g.Key.Until:yyyy-MM-dd}",
                Text(g.Key.Name),
                Counting.Names([.. g.Select(a => a.Finding.Subject).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(Name)], NamesShown),
                Text(g.Key.Reason),
            ]));

    private static CommentSection Findings(ImmutableArray<Review> reviews)
    {
        var findings = Diagnostic.Sort(reviews.SelectMany(r => r.Findings).Distinct());
        var told = reviews.SelectMany(r => r.Risks).Where(r => r.Kind == RiskKind.Finding).Select(r => (r.Place, r.What)).ToHashSet();
        return CommentSection.Of(
            $"Findings: {FindingCounts.Sentence(findings)}", "finding", ["Severity", "Code", "Place", "Finding"],
            findings.Where(f => !told.Contains((f.Place, RiskOf(f)))).OrderByDescending(f => f.Severity).Select(f => (string[])
                [f.SeverityName, f.Code, PlaceOf(f.Place), $"{Text(f.Message)} {Text(f.Next)}".TrimEnd()]));
    }

    private static string RiskOf(Diagnostic finding) => $"{finding.SeverityName} {finding.Code}: {finding.Message}";

    private static string Who(FoldedAccess folded) => folded.Tenants.Length > 1
        ? $"{folded.Who.Count} of {Counting.Names([.. folded.Tenants.Select(Text)], NamesShown)}<br>{Where(folded.Who)}"
        : Where(folded.Who);

    private static string Where(Spread spread) => string.Join("<br>", spread.Parts.Select(p =>
        $"{Counting.Names([.. p.Environments.Select(Text)], NamesShown)}: {Counting.Names([.. p.Names.Select(Name)], NamesShown)}"));

    private static string PlaceOf(Place place) => Name(place.ToString());

    private static string Field(FieldChange field) => (field.Before.Length, field.After.Length) switch
    {
        (0, _) => $"{Text(field.Path)}: added {Name(field.After)}",
        (_, 0) => $"{Text(field.Path)}: removed {Name(field.Before)}",
        _ => $"{Text(field.Path)}: {Name(field.Before)} to {Name(field.After)}",
    };

    private static string Name(string name) => Markdown.Name(Short(name));

    private static string Text(string text) => Markdown.Text(Short(text));

    private static string Short(string text) => text.Length <= TextShown ? text : string.Concat(text.AsSpan(0, TextShown), "...");

    private static string Word(AccessChangeKind kind) => kind switch
    {
        AccessChangeKind.Gained => "gains",
        AccessChangeKind.Lost => "loses",
        AccessChangeKind.TokenGained => "gains in the token",
        _ => "loses in the token",
    };
}
