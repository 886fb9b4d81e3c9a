using Provisioning.Secrets;

namespace Provisioning.Access;

/// <summary>What tokens a realm really makes for technical users. Tokens stay inside; only claims come out.</summary>
public interface ITokenSamples
{
    /// <summary>The claims that the realm says a token of this client would have. Signs nobody in.</summary>
    Task<TokenSample> ExampleAsync(string clientId, CancellationToken cancellationToken);

    /// <summary>The claims of a token that the client gets now with its secret.</summary>
    Task<TokenSample> SignInAsync(string clientId, SecretValue secret, CancellationToken cancellationToken);
}
