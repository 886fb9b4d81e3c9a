using Provisioning.Cli.Views.Folding;
using Provisioning.Diagnostics;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Views.Html;

/// <summary>The lower half of a review's page: secrets, what ends, findings and exceptions.</summary>
internal static class ReviewHtmlDetails
{
    public static void Write(HtmlPage page, ImmutableArray<Review> reviews)
    {
        page.Table(
            "Secrets", string.Empty, ["Action", "Secrets"],
            [.. reviews.SelectMany(r => r.Plan.Secrets.Select(s => (Environment: EnvironmentNames.Of(r), Change: s))).GroupBy(p => p.Change.Action).Select(g => (string[])
                [ActionWords.Of(g.Key), ReviewHtml.Where(Spread.Of(g.Select(p => (p.Environment, p.Change.Secret.Name))))])]);
        page.Table(
            "Declared for a time", string.Empty, ["Last day", "Environment", "Technical user", "Role", "Reason"],
            [.. reviews.SelectMany(r => r.Endings.Select(e => (string[])
            [
                $"{e.Until:yyyy-MM-dd}{(e.HasEnded ? " (ended)" : string.Empty)}",
                Html.Text(EnvironmentNames.Of(r)),
                Html.Name(e.ClientId),
                e.Role is null ? "the technical user itself" : Html.Name(e.Role.ToString()!),
                Html.Text(e.Reason),
            ]))]);
        var findings = Diagnostic.Sort(reviews.SelectMany(r => r.Findings).Distinct());
        page.Table(
            "Findings", FindingCounts.Sentence(findings), ["Severity", "Code", "Place", "Finding"],
            [.. findings.OrderByDescending(f => f.Severity).Select(f => (string[])
                [f.SeverityName, f.Code, Html.Name(f.Place.ToString()), $"{Html.Text(f.Message)} <span class=\"quiet\">{Html.Text(f.Next)}</span>"])]);
        page.Table(
            "Exceptions in force", string.Empty, ["Code", "Until", "Exception", "For", "Reason"],
            [.. reviews.SelectMany(r => r.Accepted).Select(a => (a.Exception, a.Finding.Subject)).Distinct().Select(a => (string[])
            [
                Html.Text(a.Exception.Code), $"{a.Exception.Until:yyyy-MM-dd}", Html.Text(a.Exception.Name), Html.Name(a.Subject), Html.Text(a.Exception.Reason),
            ])]);
    }
}
