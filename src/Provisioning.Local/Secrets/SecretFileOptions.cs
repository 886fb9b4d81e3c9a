using System.Security.Cryptography;
using Provisioning.Local.Files;
using Provisioning.Secrets;

namespace Provisioning.Local.Secrets;

/// <summary>How a secret file is protected.</summary>
public sealed record SecretFileOptions
{
    /// <summary>The environment variable that the passphrase is taken from.</summary>
    public const string PassphraseVariable = "PROVISIONING_SECRETS_PASSPHRASE";

    /// <summary>Empty for none: then a key file beside the secret file protects it.</summary>
    public required SecretValue Passphrase { get; init; }

    public Randomness Random { get; init; } = RandomNumberGenerator.Fill;

    /// <summary>Of PBKDF2; tests take fewer, because they derive hundreds of keys.</summary>
    internal int Iterations { get; init; } = SecretKeyRecord.CurrentIterations;

    internal Action<FileStep>? Before { get; init; }

    internal bool HasPassphrase => Passphrase.Reveal().Length > 0;

    /// <summary>Takes the passphrase from the environment of this process.</summary>
    public static SecretFileOptions FromEnvironment() =>
        new() { Passphrase = new SecretValue(Environment.GetEnvironmentVariable(PassphraseVariable) ?? string.Empty) };
}
