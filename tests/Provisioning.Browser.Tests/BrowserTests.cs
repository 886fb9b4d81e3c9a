namespace Provisioning.Browser.Tests;

/// <summary>Tests that share one browser and the pages, and run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Chromium>, ICollectionFixture<Reports>
{
    public const string Name = "browser";
}
