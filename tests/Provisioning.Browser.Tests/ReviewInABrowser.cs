using Microsoft.Playwright;

namespace Provisioning.Browser.Tests;

[Collection(BrowserTests.Name)]
public sealed class ReviewInABrowser(Chromium chromium, Reports reports)
{
    [ChromiumFact]
    public async Task OpensThePathOfAPermission()
    {
        await using var opened = await chromium.OpenAsync(reports.Review);
        var row = Access(opened).Locator("tbody tr").Filter(new() { HasText = "roles/Role 07" }).First;
        var path = row.GetByText("roles/Role 07 > Shop/permission_014");

        Assert.False(await path.IsVisibleAsync());
        await row.Locator("summary").Last.ClickAsync();
        Assert.True(await path.IsVisibleAsync());
    }

    [ChromiumFact]
    public async Task OpensItWithTheKeyboard()
    {
        await using var opened = await chromium.OpenAsync(reports.Review);
        var summary = Access(opened).Locator("summary").Last;

        await summary.FocusAsync();
        await opened.Page.Keyboard.PressAsync("Enter");

        Assert.True(await summary.EvaluateAsync<bool>("e => e.parentElement.open"));
    }

    [ChromiumFact]
    public async Task OpensAndClosesAllAtOnce()
    {
        await using var opened = await chromium.OpenAsync(reports.Review);
        var button = opened.Page.GetByRole(AriaRole.Button, new() { Name = "Open all paths" });
        var closed = opened.Page.Locator("details:not([open])");

        await button.ClickAsync();
        Assert.Equal(0, await closed.CountAsync());
        await button.ClickAsync();
        Assert.Equal(await opened.Page.Locator("details").CountAsync(), await closed.CountAsync());
    }

    [ChromiumFact]
    public async Task PrintsWhatIsClosed()
    {
        await using var opened = await chromium.OpenAsync(reports.Review);

        var open = await opened.Page.EvaluateAsync<bool[]>("""
            () => {
              const all = () => [...document.querySelectorAll("details")].every((d) => d.open);
              dispatchEvent(new Event("beforeprint"));
              const during = all();
              dispatchEvent(new Event("afterprint"));
              return [during, all()];
            }
            """);

        Assert.Equal([true, false], open);
    }

    [ChromiumFact]
    public async Task FindsRowsByWhoAndWhat()
    {
        await using var opened = await chromium.OpenAsync(reports.Review);
        var table = await Access(opened).GetAttributeAsync("id");

        await opened.Page.Locator($"input[data-filter={table}]").FillAsync("permission_014");

        Assert.Equal(1, await opened.RowsShownAsync($"#{table}"));
    }

    private static ILocator Access(OpenedPage opened) => opened.Page.GetByRole(AriaRole.Region, new() { Name = "Access", Exact = true }).Locator("table");
}
