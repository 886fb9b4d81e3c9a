using Microsoft.Playwright;

namespace Provisioning.Browser.Tests;

/// <summary>One headless browser for all tests; each gets pages of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task InitializeAsync()
    {
        if (ChromiumFactAttribute.Program.Length == 0)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ChromiumFactAttribute.Program,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async Task DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>Opens a file, and notes what the page complains about and asks for.</summary>
    public async Task<OpenedPage> OpenAsync(string file, BrowserNewContextOptions? options = null)
    {
        var context = await browser!.NewContextAsync(options);
        var page = await context.NewPageAsync();
        var opened = new OpenedPage(page);
        page.Console += (_, message) => opened.Complaints.Add(message.Text);
        page.PageError += (_, error) => opened.Complaints.Add(error);
        page.Request += (_, request) => opened.Requests.Add(request.Url);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        return opened;
    }
}

/// <summary>A page with what it complained about and asked for.</summary>
public sealed record OpenedPage(IPage Page) : IAsyncDisposable
{
    public List<string> Complaints { get; } = [];

    public List<string> Requests { get; } = [];

    /// <summary>Rows of a table that a reader sees.</summary>
    public Task<int> RowsShownAsync(string table) =>
        Page.Locator($"{table} tbody tr").EvaluateAllAsync<int>("rows => rows.filter(r => r.offsetParent !== null).length");

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();
}
