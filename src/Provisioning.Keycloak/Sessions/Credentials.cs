using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Provisioning.Diagnostics;

namespace Provisioning.Keycloak.Sessions;

/// <summary>The form that a token request carries.</summary>
internal static class Credentials
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <param name="audience">The realm's issuer, which a signed JWT is addressed to.</param>
    public static IEnumerable<KeyValuePair<string, string>> For(SignIn signIn, string audience, DateTimeOffset now) => signIn switch
    {
        SignIn.ByClientSecret client =>
        [
            new("grant_type", "client_credentials"),
            new("client_id", client.ClientId),
            new("client_secret", client.Secret.Reveal()),
        ],
        SignIn.BySignedJwt client =>
        [
            new("grant_type", "client_credentials"),
            new("client_id", client.ClientId),
            new("client_assertion_type", AssertionType),
            new("client_assertion", Assertion(client, audience, now)),
        ],
        SignIn.ByPassword user =>
        [
            new("grant_type", "password"),
            new("client_id", user.ClientId),
            new("username", user.Username),
            new("password", user.Password.Reveal()),
        ],
        _ => throw new ArgumentException($"'{signIn.GetType().Name}' is no known way to sign in.", nameof(signIn)),
    };

    /// <summary>A JWT that lives one minute and is used once (RFC 7523, section 3).</summary>
    private static string Assertion(SignIn.BySignedJwt client, string audience, DateTimeOffset now)
    {
        using var key = KeyOf(client);
        var header = new Dictionary<string, string> { ["alg"] = key is RSA ? "RS256" : "ES256", ["typ"] = "JWT" };
        if (client.KeyId.Length > 0)
        {
            header["kid"] = client.KeyId;
        }

        var claims = new Dictionary<string, object>
        {
            ["iss"] = client.ClientId,
            ["sub"] = client.ClientId,
            ["aud"] = audience,
            ["jti"] = Guid.NewGuid().ToString("N"),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.AddMinutes(1).ToUnixTimeSeconds(),
        };
        var text = $"{Part(header)}.{Part(claims)}";
        var bytes = Encoding.ASCII.GetBytes(text);
        var signature = key is RSA rsa
            ? rsa.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : ((ECDsa)key).SignData(bytes, HashAlgorithmName.SHA256);
        return $"{text}.{Base64Url.EncodeToString(signature)}";
    }

    private static AsymmetricAlgorithm KeyOf(SignIn.BySignedJwt client)
    {
        AsymmetricAlgorithm key = client.PrivateKeyPem.Reveal().Contains("RSA", StringComparison.Ordinal) ? RSA.Create() : ECDsa.Create();
        try
        {
            key.ImportFromPem(client.PrivateKeyPem.Reveal());
            return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            return client.PrivateKeyPem.Reveal().Contains("BEGIN PRIVATE KEY", StringComparison.Ordinal)
                ? RsaKeyOf(client)
                : throw Unusable(client, e);
        }
    }

    /// <summary>PKCS #8 does not say in its first line which kind of key it holds.</summary>
    private static RSA RsaKeyOf(SignIn.BySignedJwt client)
    {
        var key = RSA.Create();
        try
        {
            key.ImportFromPem(client.PrivateKeyPem.Reveal());
            return key;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw Unusable(client, e);
        }
    }

    // The reason may quote the key, so it is not passed on.
    private static KeycloakException Unusable(SignIn.BySignedJwt client, Exception reason) => new(KeycloakCodes.SignInRefused.At(
        Place.Of(client.ClientId),
        $"The private key of client '{client.ClientId}' is neither an RSA nor a P-256 key in PEM form ({reason.GetType().Name})."));

    private static string Part<T>(T value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
