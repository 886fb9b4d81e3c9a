using Provisioning.Secrets;

namespace Provisioning.Tests.Secrets;

public sealed class SecretThatIsStoredNow
{
    private static readonly SecretRef Secret = new("acme-dev-sa-1", "sa-1", "acme.dev");
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 17, 0, 0, 250, TimeSpan.Zero);

    [Fact]
    public void HasNoDatesWithoutALifetime()
    {
        var attributes = For(Secret);

        Assert.Equal((null, null), (attributes.NotBefore, attributes.ExpiresAt));
    }

    [Fact]
    public void IsValidFromTheWholeSecondForItsLifetime()
    {
        var attributes = For(Secret with { LifetimeDays = 90 });

        Assert.Equal(new DateTimeOffset(2026, 11, 25, 17, 0, 0, TimeSpan.Zero), attributes.NotBefore);
        Assert.Equal(new DateTimeOffset(2027, 2, 23, 17, 0, 0, TimeSpan.Zero), attributes.ExpiresAt);
    }

    [Fact]
    public void SaysWhoStoredItAndWhatItIsAFingerprintOf()
    {
        var attributes = For(Secret);

        Assert.Equal(("provision", "0123456789", "keycloak-client-secret"), (attributes.Applier, attributes.Fingerprint, attributes.ContentType));
    }

    private static SecretAttributes For(SecretRef secret) =>
        SecretAttributes.For(secret, new SecretValue("value") { Fingerprint = "0123456789" }, "provision", Now);
}
