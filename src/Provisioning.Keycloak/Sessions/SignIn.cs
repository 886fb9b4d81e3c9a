using Provisioning.Secrets;

namespace Provisioning.Keycloak.Sessions;

/// <summary>How the caller proves who it is.</summary>
public abstract record SignIn
{
    private SignIn()
    {
    }

    public abstract string ClientId { get; init; }

    /// <summary>Who signs in, for findings.</summary>
    public abstract string Caller { get; }

    /// <summary>A confidential client with a service account and a secret (RFC 6749, section 4.4).</summary>
    public sealed record ByClientSecret(string ClientId, SecretValue Secret) : SignIn
    {
        public override string ClientId { get; init; } = ClientId;

        public override string Caller => $"client '{ClientId}'";
    }

    /// <summary>The same with a key: a JWT signed with it takes the secret's place (RFC 7523, section 2.2).</summary>
    /// <param name="PrivateKeyPem">An RSA or P-256 private key in PEM form.</param>
    /// <param name="KeyId">The key's id in the client's key set; empty when the client holds a single certificate.</param>
    public sealed record BySignedJwt(string ClientId, SecretValue PrivateKeyPem, string KeyId = "") : SignIn
    {
        public override string ClientId { get; init; } = ClientId;

        public override string Caller => $"client '{ClientId}'";
    }

    /// <summary>A user with a password, through a public client such as Keycloak's own <c>admin-cli</c>.</summary>
    public sealed record ByPassword(string Username, SecretValue Password, string ClientId = "admin-cli") : SignIn
    {
        public override string ClientId { get; init; } = ClientId;

        public override string Caller => $"user '{Username}'";
    }
}
