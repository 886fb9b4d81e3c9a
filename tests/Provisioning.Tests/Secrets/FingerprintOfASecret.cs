using Provisioning.Secrets;

namespace Provisioning.Tests.Secrets;

public sealed class FingerprintOfASecret
{
    private const string Key = "3f0c4c1e-6c1b-4f3a-9f0e-1d2c3b4a5968";

    [Fact]
    public void IsTheSameForTheSameSecret() => Assert.Equal(
        SecretFingerprint.Of(Key, "sa-1", "value"), SecretFingerprint.Of(Key, "sa-1", "value"));

    [Theory]
    [InlineData(Key, "sa-1", "other value")]
    [InlineData(Key, "sa-2", "value")]
    [InlineData("another key", "sa-1", "value")]
    public void DiffersByValueClientAndKey(string key, string clientId, string value) =>
        Assert.NotEqual(SecretFingerprint.Of(Key, "sa-1", "value"), SecretFingerprint.Of(key, clientId, value));

    [Fact]
    public void IsTooShortToBeTheWholeDigest() => Assert.Matches("^[0-9a-f]{10}$", SecretFingerprint.Of(Key, "sa-1", "value"));

    [Theory]
    [InlineData("", "value")]
    [InlineData(Key, "")]
    public void IsNoneWithoutKeyOrValue(string key, string value) => Assert.Empty(SecretFingerprint.Of(key, "sa-1", value));
}
