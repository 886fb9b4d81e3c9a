using System.Text.RegularExpressions;
using Provisioning.Diagnostics;

namespace Provisioning.Tests;

public partial class CatalogueOfCodes
{
    [GeneratedRegex("^[A-Z]{3}-[0-9]{3}$")]
    private static partial Regex Form();

    [Fact]
    public void HasEachCodeOnce() => Assert.Empty(
        DiagnosticCatalogue.All.CountBy(d => d.Code).Where(c => c.Value > 1).Select(c => c.Key));

    [Fact]
    public void SaysOfEachCodeWhatWhyAndWhatToDo() => Assert.All(DiagnosticCatalogue.All, code =>
    {
        Assert.Matches(Form(), code.Code);
        Assert.NotEmpty(code.Title);
        Assert.NotEmpty(code.Reason);
        Assert.NotEmpty(code.Source);
        Assert.NotEmpty(code.Remedy);
    });
}
