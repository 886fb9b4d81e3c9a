using Provisioning.Access;
using Provisioning.Diagnostics;
using Provisioning.Secrets;

namespace Provisioning.Local.Realms;

/// <summary>A realm file issues no tokens, and says what does.</summary>
/// <param name="location">How people name the file: its path relative to the project.</param>
public sealed class RealmFileTokens(string location) : ITokenSamples
{
    public Task<TokenSample> ExampleAsync(string clientId, CancellationToken cancellationToken) => Task.FromResult(None);

    public Task<TokenSample> SignInAsync(string clientId, SecretValue secret, CancellationToken cancellationToken) => Task.FromResult(None);

    private TokenSample None => new(null, TokenCodes.NoServer.At(Place.Of(location), $"The realm file {location} issues no tokens to compare with."), 0);
}
