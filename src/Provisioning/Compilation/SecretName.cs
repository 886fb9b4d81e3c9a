using System.Security.Cryptography;
using System.Text;

namespace Provisioning.Compilation;

/// <summary>
/// Makes a legal Key Vault secret name (1 to 127 of <c>0-9 a-z A-Z -</c>) that no other text makes: where characters are
/// replaced or cut, a digest of the original text is added.
/// </summary>
internal static class SecretName
{
    public const int MaxLength = 127;

    private const int DigestLength = 8;

    public static string From(string text)
    {
        var legal = string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                span[i] = char.IsAsciiLetterOrDigit(source[i]) ? source[i] : '-';
            }
        });
        if (legal == text && legal.Length <= MaxLength)
        {
            return legal;
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..DigestLength];
        var room = MaxLength - DigestLength - 1;
        return $"{(legal.Length > room ? legal[..room] : legal)}-{digest}";
    }
}
