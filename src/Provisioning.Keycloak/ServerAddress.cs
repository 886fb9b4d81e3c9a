using System.Net;
using Provisioning.Diagnostics;

namespace Provisioning.Keycloak;

/// <summary>The address of a server, refused where it would send secrets in clear.</summary>
public static class ServerAddress
{
    /// <summary>The address with a slash at its end, so that relative paths extend it.</summary>
    /// <exception cref="KeycloakException">It is no address, or plain http to another machine.</exception>
    public static Uri Parse(string text, Place place)
    {
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
            || address.UserInfo.Length > 0)
        {
            throw new KeycloakException(KeycloakCodes.Unreachable.At(
                place, $"'{text}' is not the address of a server.", "Write it as https://host/path, without user name or password."));
        }

        return address.Scheme == Uri.UriSchemeHttps || IsThisMachine(address)
            ? address
            : throw new KeycloakException(KeycloakCodes.AddressInClear.At(place, $"'{text}' is plain http to another machine."));
    }

    private static bool IsThisMachine(Uri address) =>
        address.Host == "localhost" || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));
}
