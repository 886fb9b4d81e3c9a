using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Provisioning.Local.Secrets;

/// <summary>
/// What the file says about its key: whether a passphrase or a key file gives it, and a check that tells a wrong key before
/// anything is decrypted or added with it.
/// </summary>
/// <param name="Salt">Of the derivation from a passphrase; empty for a key file.</param>
/// <param name="Iterations">Of PBKDF2-SHA256; 0 for a key file.</param>
/// <param name="Check">HMAC-SHA256 of a fixed text under the key.</param>
internal sealed record SecretKeyRecord(byte[] Salt, int Iterations, byte[] Check)
{
    /// <summary>What OWASP's password storage cheat sheet asks of PBKDF2-HMAC-SHA256.</summary>
    public const int CurrentIterations = 600_000;

    /// <summary>More would only keep a machine busy on behalf of a forged file.</summary>
    private const int MostIterations = 10_000_000;

    private const string FromPassphrase = "passphrase";
    private const string FromKeyFile = "key-file";

    public bool IsFromPassphrase => Iterations > 0;

    public static byte[] CheckOf(byte[] key) => HMACSHA256.HashData(key, "provisioning secret file"u8);

    public bool Fits(byte[] key) => CryptographicOperations.FixedTimeEquals(CheckOf(key), Check);

    public JsonObject ToJson()
    {
        var json = new JsonObject { ["from"] = IsFromPassphrase ? FromPassphrase : FromKeyFile };
        if (IsFromPassphrase)
        {
            json["derivation"] = "PBKDF2-SHA256";
            json["iterations"] = Iterations;
            json["salt"] = Convert.ToBase64String(Salt);
        }

        json["check"] = Convert.ToBase64String(Check);
        return json;
    }

    public static SecretKeyRecord Read(JsonElement json)
    {
        var check = json.GetProperty("check").GetBytesFromBase64();
        switch (json.GetProperty("from").GetString())
        {
            case FromKeyFile:
                return new SecretKeyRecord([], 0, check);
            case FromPassphrase:
                var iterations = json.GetProperty("iterations").GetInt32();
                return iterations is > 0 and <= MostIterations
                    ? new SecretKeyRecord(json.GetProperty("salt").GetBytesFromBase64(), iterations, check)
                    : throw new FormatException($"{iterations} iterations are not between 1 and {MostIterations}.");
            default:
                throw new FormatException("Its key is of an unknown kind.");
        }
    }
}
