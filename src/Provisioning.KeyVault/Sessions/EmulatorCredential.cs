using System.Buffers.Text;
using System.Text;
using Azure.Core;

namespace Provisioning.KeyVault.Sessions;

/// <summary>
/// An unsigned token for an emulator on this machine, which checks none. It is worth nothing anywhere else, and the settings
/// allow it for loopback addresses only.
/// </summary>
internal sealed class EmulatorCredential : TokenCredential
{
    private const string Name = "provisioning-emulator";

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
    {
        static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
        return new AccessToken(
            $"{Part("""{"alg":"none","typ":"JWT"}""")}.{Part($$"""{"appid":"{{Name}}","oid":"{{Name}}"}""")}.{Part("unsigned")}",
            DateTimeOffset.MaxValue);
    }

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));
}
