using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Provisioning.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class MatrixInABrowser(Chromium chromium, Reports reports)
{
    private const string Users = "#table1";

    [ChromiumFact]
    public async Task FindsRowsByNameAndByWhatTheyHave()
    {
        await using var opened = await chromium.OpenAsync(reports.LargeMatrix);
        var filter = opened.Page.GetByLabel("Filter").First;

        await filter.FillAsync("SA-007");
        Assert.Equal(1, await opened.RowsShownAsync(Users));
        await filter.FillAsync("permission_006 shop/");
        Assert.Equal(9, await opened.RowsShownAsync(Users));
        Assert.Equal("9 of 500 rows", await opened.Page.Locator("output").First.TextContentAsync());
        await filter.FillAsync("nobody");
        Assert.Equal(0, await opened.RowsShownAsync(Users));
        await filter.PressAsync("Escape");
        Assert.Equal(Reports.ManyUsers, await opened.RowsShownAsync(Users));
    }

    [ChromiumFact]
    public async Task AnswersAFilterBeforeTheNextKey()
    {
        await using var opened = await chromium.OpenAsync(reports.LargeMatrix);

        // Within the event itself: no timer, no later frame.
        var shown = await opened.Page.EvaluateAsync<int>("""
            () => {
              const filter = document.querySelector("input");
              filter.value = "sa-4";
              filter.dispatchEvent(new Event("input"));
              return [...document.querySelectorAll("#table1 tbody tr")].filter((row) => !row.hidden).length;
            }
            """);

        Assert.Equal(100, shown);
    }

    [ChromiumFact]
    public async Task IsCompleteWithoutScript()
    {
        await using var opened = await chromium.OpenAsync(reports.LargeMatrix, new() { JavaScriptEnabled = false });

        Assert.Equal(Reports.ManyUsers, await opened.Page.Locator($"{Users} tbody tr").CountAsync());
        Assert.False(await opened.Page.GetByLabel("Filter").First.IsVisibleAsync());
        Assert.True(await opened.Page.GetByText("sa-499").IsVisibleAsync());
    }

    [ChromiumFact]
    public async Task AsksForNothingAndComplainsAboutNothing()
    {
        foreach (var file in new[] { reports.Matrix, reports.LargeMatrix, reports.Review })
        {
            await using var opened = await chromium.OpenAsync(file);
            await opened.Page.GetByLabel("Filter").First.FillAsync("view");

            Assert.Equal([new Uri(file).AbsoluteUri], opened.Requests);
            Assert.Empty(opened.Complaints);
        }
    }

    [ChromiumFact]
    public async Task LetsNothingIn()
    {
        await using var opened = await chromium.OpenAsync(reports.LargeMatrix);

        Assert.Equal(0, await opened.Page.Locator("img").CountAsync());
        await opened.Page.EvaluateAsync("""
            () => {
              const script = document.createElement("script");
              script.textContent = "document.title = 'taken over'";
              document.body.append(script);
            }
            """);

        Assert.NotEqual("taken over", await opened.Page.TitleAsync());
        Assert.Contains(opened.Complaints, c => c.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [ChromiumFact]
    public async Task KeepsItsHeadersInView()
    {
        await using var opened = await chromium.OpenAsync(reports.LargeMatrix);
        var region = opened.Page.GetByRole(AriaRole.Region, new() { Name = "Technical users" });

        var offsets = await region.EvaluateAsync<double[]>("""
            (region) => {
              region.scrollTo(800, 4000);
              const box = region.getBoundingClientRect();
              const head = region.querySelector("thead").getBoundingClientRect();
              const name = region.querySelectorAll("tbody th")[300].getBoundingClientRect();
              return [region.scrollTop, region.scrollLeft, head.top - box.top, name.left - box.left];
            }
            """);

        Assert.Equal([4000, 800], offsets[..2]);
        Assert.All(offsets[2..], o => Assert.InRange(o, -2, 2));
    }

    [ChromiumFact]
    public async Task IsPrintedWhole()
    {
        await using var opened = await chromium.OpenAsync(reports.LargeMatrix);
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.False(await opened.Page.GetByLabel("Filter").First.IsVisibleAsync());
        Assert.Equal("none", await opened.Page.Locator(".scroll").First.EvaluateAsync<string>("e => getComputedStyle(e).maxHeight"));
        Assert.Equal("static", await opened.Page.Locator("thead").First.EvaluateAsync<string>("e => getComputedStyle(e).position"));
        var pdf = await opened.Page.PdfAsync();
        var pages = Regex.Count(System.Text.Encoding.Latin1.GetString(pdf), "/Type ?/Page\\b");
        Assert.InRange(pages, 5, 500);
    }

    [ChromiumFact]
    public async Task IsUsedWithTheKeyboardAlone()
    {
        await using var opened = await chromium.OpenAsync(reports.LargeMatrix);

        await opened.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to the tables", await FocusedTextAsync(opened));
        await opened.Page.Keyboard.PressAsync("Tab");
        await opened.Page.Keyboard.TypeAsync("sa-12");
        Assert.Equal(10, await opened.RowsShownAsync(Users));
        await opened.Page.Keyboard.PressAsync("Escape");
        await opened.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Technical users", await opened.Page.EvaluateAsync<string>("() => document.getElementById(document.activeElement.getAttribute('aria-labelledby')).textContent"));
        Assert.Equal("solid", await opened.Page.EvaluateAsync<string>("() => getComputedStyle(document.activeElement).outlineStyle"));
        await opened.Page.Keyboard.PressAsync("End");
        await opened.Page.WaitForFunctionAsync("() => document.activeElement.scrollTop > 0");
    }

    [ChromiumFact]
    public async Task TellsAScreenReaderWhatEachThingIs()
    {
        await using var opened = await chromium.OpenAsync(reports.Matrix);

        Assert.Equal("en", await opened.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.Equal(1, await opened.Page.GetByRole(AriaRole.Main).CountAsync());
        Assert.Equal(1, await opened.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync());
        Assert.Equal(await opened.Page.Locator("table").CountAsync(), await opened.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Filter" }).CountAsync());
        Assert.Equal(0, await opened.Page.Locator("th:not([scope])").CountAsync());
        Assert.Equal(0, await opened.Page.Locator("table:not(:has(caption))").CountAsync());
        Assert.True(await opened.Page.GetByRole(AriaRole.Rowheader, new() { Name = "sa-cl1-reg-2" }).CountAsync() > 0);
        Assert.Equal("polite", await opened.Page.Locator("output").First.GetAttributeAsync("aria-live"));
    }

    [ChromiumFact]
    public async Task HasALightAndADarkFace()
    {
        var (light, lightText) = await ColoursAsync(ColorScheme.Light);
        var (dark, darkText) = await ColoursAsync(ColorScheme.Dark);

        Assert.True(light > 200 && lightText < 80, $"light: {lightText} on {light}");
        Assert.True(dark < 50 && darkText > 180, $"dark: {darkText} on {dark}");
    }

    private async Task<(double Paper, double Ink)> ColoursAsync(ColorScheme scheme)
    {
        await using var opened = await chromium.OpenAsync(reports.Matrix, new() { ColorScheme = scheme });
        return (await BrightnessAsync(opened, "backgroundColor"), await BrightnessAsync(opened, "color"));
    }

    private static Task<double> BrightnessAsync(OpenedPage opened, string property) => opened.Page.EvaluateAsync<double>(
        "property => getComputedStyle(document.body)[property].match(/[0-9.]+/g).slice(0, 3).map(Number).reduce((a, b) => a + b) / 3", property);

    private static Task<string> FocusedTextAsync(OpenedPage opened) => opened.Page.EvaluateAsync<string>("() => document.activeElement.textContent");
}
