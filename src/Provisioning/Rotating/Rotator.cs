using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Rotating;

/// <summary>
/// Carries out single steps: the realm makes the secret, the vault stores it, a token request tries it, and the vault's former
/// version gets its end date. Stopped anywhere, the same step does the rest: what was made and not stored is found by the
/// overlap that runs, and for passwords by the mark that does not fit.
/// </summary>
public sealed class Rotator(IRealmGateway gateway, ISecretStore store, TimeProvider time, Randomness random)
{
    /// <summary>The vault's tag on a former version: when it ends, in UTC as in RFC 3339.</summary>
    public const string EndsTag = "ends";

    /// <summary>Read before the first password is made; a reading that failed is tried again for the next one.</summary>
    private PasswordPolicy? passwordPolicy;

    /// <summary>Never throws for what an adapter does; a cancelled run throws.</summary>
    public async Task<RotationOutcome> TryAsync(RotationStep step, CancellationToken cancellationToken)
    {
        var values = new List<SecretValue>();
        try
        {
            return await RunAsync(step, values.Add, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return new(step, string.Empty, step.FormerUntil, false, SecretValue.Redact(failure.Message, values));
        }
    }

    /// <param name="hide">Told each value before it is used, so that no sentence repeats it.</param>
    internal Task<RotationOutcome> RunAsync(RotationStep step, Action<SecretValue> hide, CancellationToken cancellationToken) => step.Action switch
    {
        RotationAction.Nothing => Task.FromResult(new RotationOutcome(step, string.Empty, null, false, string.Empty)),
        RotationAction.Finish => FinishAsync(step, hide, cancellationToken),
        RotationAction.Continue => ContinueAsync(step, hide, cancellationToken),
        _ when step.Secret.IsPassword => ReplacePasswordAsync(step, hide, cancellationToken),
        _ => RotateAsync(step, hide, cancellationToken),
    };

    /// <summary>
    /// The vault first: a password that is set and nowhere stored is lost. Stopped between the two, the user lacks the mark of
    /// the stored one, and the next run makes another. One that the realm is known to refuse is not even stored.
    /// </summary>
    internal async Task<StoredSecret> SetPasswordAsync(SecretRef secret, Action<SecretValue> hide, CancellationToken cancellationToken)
    {
        var policy = passwordPolicy ??= await gateway.Rotation.ReadPasswordPolicyAsync(cancellationToken).ConfigureAwait(false);
        var value = Password.New(random, policy, secret.ClientId);
        hide(value);
        if (policy.BrokenBy(value, secret.ClientId) is { Length: > 0 } broken)
        {
            throw new InvalidOperationException(PasswordRules.Sentence(secret.ClientId, broken, gateway.Location));
        }

        var stored = await StoreAsync(secret, value, null, cancellationToken).ConfigureAwait(false);
        await gateway.SetPasswordAsync(secret.ClientId, value, cancellationToken).ConfigureAwait(false);
        return stored;
    }

    private async Task<RotationOutcome> ReplacePasswordAsync(RotationStep step, Action<SecretValue> hide, CancellationToken cancellationToken)
    {
        var stored = await SetPasswordAsync(step.Secret, hide, cancellationToken).ConfigureAwait(false);
        await EndFormerAsync(step.Secret, stored.Version, time.GetUtcNow(), stays: true, cancellationToken).ConfigureAwait(false);
        return new(step, stored.Version, null, false, string.Empty);
    }

    private async Task<RotationOutcome> RotateAsync(RotationStep step, Action<SecretValue> hide, CancellationToken cancellationToken)
    {
        var value = await gateway.Rotation.RenewAsync(step.Secret.ClientId, cancellationToken).ConfigureAwait(false);
        hide(value);
        var times = await gateway.Rotation.ReadTimesAsync(step.Secret.ClientId, cancellationToken).ConfigureAwait(false);
        var stored = await StoreAsync(step.Secret, value, times.ExpiresAt, cancellationToken).ConfigureAwait(false);
        return await CompleteAsync(step, value, stored.Version, times, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RotationOutcome> ContinueAsync(RotationStep step, Action<SecretValue> hide, CancellationToken cancellationToken)
    {
        var value = await gateway.IssueSecretAsync(step.Secret.ClientId, cancellationToken).ConfigureAwait(false);
        hide(value);
        var times = await gateway.Rotation.ReadTimesAsync(step.Secret.ClientId, cancellationToken).ConfigureAwait(false);
        var version = await HeldVersionAsync(step.Secret, value, cancellationToken).ConfigureAwait(false)
            ?? (await StoreAsync(step.Secret, value, times.ExpiresAt, cancellationToken).ConfigureAwait(false)).Version;
        return await CompleteAsync(step, value, version, times, cancellationToken).ConfigureAwait(false);
    }

    private async Task<RotationOutcome> CompleteAsync(
        RotationStep step, SecretValue value, string version, SecretTimes times, CancellationToken cancellationToken)
    {
        var verified = await VerifyAsync(step, value, cancellationToken).ConfigureAwait(false);
        var ends = times.FormerExpiresAt ?? time.GetUtcNow();
        await EndFormerAsync(step.Secret, version, ends, stays: true, cancellationToken).ConfigureAwait(false);
        return new(step, version, times.FormerExpiresAt, verified, string.Empty);
    }

    /// <summary>Before the former secret ends, the vault holds the current one and it is known to work.</summary>
    private async Task<RotationOutcome> FinishAsync(RotationStep step, Action<SecretValue> hide, CancellationToken cancellationToken)
    {
        var current = await ContinueAsync(step, hide, cancellationToken).ConfigureAwait(false);
        await gateway.Rotation.RetireAsync(step.Secret.ClientId, cancellationToken).ConfigureAwait(false);
        await EndFormerAsync(step.Secret, current.Version, time.GetUtcNow(), stays: false, cancellationToken).ConfigureAwait(false);
        return current with { FormerUntil = null };
    }

    private async Task<StoredSecret> StoreAsync(SecretRef secret, SecretValue value, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        var attributes = SecretAttributes.For(secret, value, Marks.ProvisionApplier, time.GetUtcNow());
        // Where the realm itself ends the secret, its date counts and not the declared one.
        return await store.SetAsync(
            secret, value, attributes with { ExpiresAt = expiresAt ?? attributes.ExpiresAt }, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> VerifyAsync(RotationStep step, SecretValue value, CancellationToken cancellationToken)
    {
        if (!step.CanSignIn)
        {
            return false;
        }

        var accepted = await gateway.Rotation.SignsInAsync(step.Secret.ClientId, value, cancellationToken).ConfigureAwait(false);
        return accepted switch
        {
            false => throw new InvalidOperationException(RotationCodes.NewSecretRefused.At(
                Place.Of(step.Secret.ClientId), $"Realm {gateway.Location} refuses a token to '{step.Secret.ClientId}' with its new secret.").Message),
            _ => accepted is true,
        };
    }

    /// <summary>The newest version when it is known to hold this value, else null.</summary>
    private async Task<string?> HeldVersionAsync(SecretRef secret, SecretValue value, CancellationToken cancellationToken)
    {
        var versions = await store.VersionsAsync(secret.Name, cancellationToken).ConfigureAwait(false);
        return versions is [var newest, ..] && value.Fingerprint.Length > 0 && newest.Attributes.Fingerprint == value.Fingerprint ? newest.Version : null;
    }

    /// <summary>Notes on the version before the given one when it ends; one that has ended can be read no longer.</summary>
    private async Task EndFormerAsync(SecretRef secret, string version, DateTimeOffset ends, bool stays, CancellationToken cancellationToken)
    {
        var versions = await store.VersionsAsync(secret.Name, cancellationToken).ConfigureAwait(false);
        if (versions.SkipWhile(v => v.Version != version).Skip(1).FirstOrDefault() is not { } former)
        {
            return;
        }

        var moment = DateTimeOffset.FromUnixTimeSeconds(ends.ToUnixTimeSeconds());
        var attributes = former.Attributes with
        {
            Enabled = stays && former.Attributes.Enabled,
            ExpiresAt = moment,
            NotBefore = former.Attributes.NotBefore < moment ? former.Attributes.NotBefore : null,
            Tags = former.Attributes.Tags.With(EndsTag, moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)),
        };
        await store.UpdateAsync(secret, former.Version, attributes, cancellationToken).ConfigureAwait(false);
    }
}
