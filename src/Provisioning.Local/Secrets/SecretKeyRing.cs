using System.Security.Cryptography;
using System.Text;
using Provisioning.Diagnostics;
using Provisioning.Local.Files;
using Provisioning.Secrets;

namespace Provisioning.Local.Secrets;

/// <summary>
/// Finds the key of a secret file: derived from the passphrase where one is set, else in the key file beside it, which is made
/// when there is neither. A key is derived once a run, because that takes a good part of a second on purpose.
/// </summary>
internal sealed class SecretKeyRing(string path, string location, SecretFileOptions options)
{
    private const int KeySize = 32;

    private readonly AtomicFile keyFile = new(PathFor(path), options.Before);
    private byte[]? key;

    /// <summary>What a person should know: a key file that was made, or one that others can read.</summary>
    public ImmutableArray<Diagnostic> Notices { get; private set; } = [];

    public static string PathFor(string path) => path + ".key";

    /// <summary>The key that the file was made with.</summary>
    public async Task<AesGcm> OpenAsync(SecretKeyRecord record, CancellationToken cancellationToken)
    {
        if (key is null || !record.Fits(key))
        {
            var found = record.IsFromPassphrase ? Derive(record.Salt, record.Iterations) : await LoadAsync(cancellationToken).ConfigureAwait(false);
            key = record.Fits(found) ? found : throw Wrong(record);
        }

        return new AesGcm(key, tagSizeInBytes: 16);
    }

    /// <summary>Refuses when the key of the file is not at hand. Of a file that is not there yet a left key file is looked at.</summary>
    public async Task CheckAsync(SecretKeyRecord? record, CancellationToken cancellationToken)
    {
        if (record is not null)
        {
            using var opened = await OpenAsync(record, cancellationToken).ConfigureAwait(false);
        }
        else if (!options.HasPassphrase && File.Exists(PathFor(path)))
        {
            await LoadAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The key for a file that is not there yet.</summary>
    public async Task<SecretKeyRecord> MakeAsync(CancellationToken cancellationToken)
    {
        if (options.HasPassphrase)
        {
            var salt = new byte[16];
            options.Random(salt);
            key = Derive(salt, options.Iterations);
            return new SecretKeyRecord(salt, options.Iterations, SecretKeyRecord.CheckOf(key));
        }

        // A key file without a secret file is left from a run that was stopped between the two.
        key = File.Exists(PathFor(path))
            ? await LoadAsync(cancellationToken).ConfigureAwait(false)
            : await MakeKeyFileAsync(cancellationToken).ConfigureAwait(false);
        return new SecretKeyRecord([], 0, SecretKeyRecord.CheckOf(key));
    }

    private byte[] Derive(byte[] salt, int iterations) => options.HasPassphrase
        ? Rfc2898DeriveBytes.Pbkdf2(options.Passphrase.Reveal(), salt, iterations, HashAlgorithmName.SHA256, KeySize)
        : throw Refuse(
            SecretStoreCodes.SecretKeyMissing,
            "The secret file is encrypted with a passphrase, and none is set.",
            $"Set {SecretFileOptions.PassphraseVariable}.");

    private async Task<byte[]> MakeKeyFileAsync(CancellationToken cancellationToken)
    {
        var made = new byte[KeySize];
        options.Random(made);
        await keyFile.WriteAsync(Encoding.ASCII.GetBytes(Convert.ToBase64String(made) + "\n"), privately: true, cancellationToken)
            .ConfigureAwait(false);
        Notices = Notices.Add(SecretStoreCodes.SecretKeyMade.At(
            Place.InFile(PathFor(location)), $"No passphrase is set, so a key file was made: {PathFor(location)}."));
        return made;
    }

    private async Task<byte[]> LoadAsync(CancellationToken cancellationToken)
    {
        if (options.HasPassphrase)
        {
            throw Refuse(
                SecretStoreCodes.SecretKeySwitched,
                $"The secret file is encrypted with the key file {PathFor(location)}, but a passphrase is set.");
        }

        if (!File.Exists(PathFor(path)))
        {
            throw Refuse(
                SecretStoreCodes.SecretKeyMissing,
                $"The key file {PathFor(location)} is gone.",
                "Restore it from a copy; without it move the secret file away too and rotate the secrets.");
        }

        NoteRights();
        var text = await File.ReadAllTextAsync(PathFor(path), cancellationToken).ConfigureAwait(false);
        var bytes = new byte[KeySize];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var size) && size == KeySize
            ? bytes
            : throw Refuse(
                SecretStoreCodes.SecretKeyWrong,
                $"The key file {PathFor(location)} does not hold {KeySize} bytes in base64.",
                "Restore it from a copy.");
    }

    private void NoteRights()
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(PathFor(path)) & Others) != UnixFileMode.None
            && Notices.All(n => n.Code != SecretStoreCodes.SecretKeyExposed.Code))
        {
            Notices = Notices.Add(SecretStoreCodes.SecretKeyExposed.At(
                Place.InFile(PathFor(location)), $"Others than its owner can read or write {PathFor(location)}."));
        }
    }

    private SecretStoreException Wrong(SecretKeyRecord record) => record.IsFromPassphrase
        ? Refuse(SecretStoreCodes.SecretKeyWrong, "The passphrase is not the one that the secret file was made with.")
        : Refuse(
            SecretStoreCodes.SecretKeyWrong,
            $"The key file {PathFor(location)} is not the one that the secret file was made with.",
            "Restore the right key file from a copy.");

    private SecretStoreException Refuse(DiagnosticDescriptor code, string message, string next = "") =>
        new(code.At(Place.InFile(location), message, next));
}
