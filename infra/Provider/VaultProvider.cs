using Pulumi.Experimental;
using Pulumi.Experimental.Provider;
using Provisioning.Realms;
using Provisioning.Secrets;
using Values = System.Collections.Immutable.ImmutableDictionary<string, Pulumi.Experimental.PropertyValue>;

namespace Provisioning.Infra.Provider;

/// <summary>
/// The resource <c>provisioning:keyvault:Secret</c>: a technical user's secret in the vault of its environment, over the same
/// port as the command. It is given a client's secret, and makes the password of a user itself. Its id is the secret's name.
/// Messages of exceptions reach the console, so none carries a value.
/// </summary>
internal sealed class VaultProvider(Func<string, ISecretStore> vaultOf, Randomness random, TimeProvider time) : Pulumi.Experimental.Provider.Provider
{
    private const string Type = "provisioning:keyvault:Secret";
    private const string VersionProperty = "version";
    private const string FingerprintProperty = "fingerprint";

    public override Task<ConfigureResponse> Configure(ConfigureRequest request, CancellationToken ct) => Task.FromResult(
        new ConfigureResponse { AcceptSecrets = true, AcceptResources = true, AcceptOutputs = true, SupportsPreview = true });

    public override Task<CheckResponse> CheckConfig(CheckRequest request, CancellationToken ct) =>
        Task.FromResult(new CheckResponse { Inputs = request.NewInputs });

    public override Task<DiffResponse> DiffConfig(DiffRequest request, CancellationToken ct) =>
        Task.FromResult(new DiffResponse { Changes = false });

    public override Task<CheckResponse> Check(CheckRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var failures = request.Type == Type
            ? [.. SecretInputs.Problems(request.NewInputs)]
            : new List<CheckFailure> { new(string.Empty, $"There is no resource type '{request.Type}'.") };
        return Task.FromResult(new CheckResponse { Inputs = Marked(request.NewInputs), Failures = failures });
    }

    /// <summary>Compares inputs only: <see cref="Read"/> puts what it finds into them, so that drift shows as well.</summary>
    public override Task<DiffResponse> Diff(DiffRequest request, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var changed = SecretInputs.Properties
            .Where(p => !request.IgnoreChanges.Contains(p) && !Same(request.OldInputs.GetValueOrDefault(p), request.NewInputs.GetValueOrDefault(p)))
            .ToArray();
        return Task.FromResult(new DiffResponse
        {
            Changes = changed.Length > 0,
            Diffs = changed,
            Replaces = [.. changed.Where(SecretInputs.Identity.Contains)],
            DeleteBeforeReplace = true,
        });
    }

    public override async Task<CreateResponse> Create(CreateRequest request, CancellationToken ct)
    {
        var inputs = SecretInputs.Of(request.Inputs);
        return new CreateResponse
        {
            Id = inputs.Ref.Name,
            Outputs = request.Preview
                ? Unknown(request.Inputs)
                : Outputs(request.Inputs, await MakeAsync(inputs, ct).ConfigureAwait(false)),
        };
    }

    /// <summary>A value that stays is stored no second time: only what is noted about it changes.</summary>
    public override async Task<UpdateResponse> Update(UpdateRequest request, CancellationToken ct)
    {
        var (before, inputs) = (SecretInputs.Of(request.OldInputs), SecretInputs.Of(request.NewInputs));
        var stays = inputs.Ref.IsPassword || (inputs.Value is not null && before.Value?.Reveal() == inputs.Value.Reveal());
        if (request.Preview)
        {
            return new UpdateResponse { Outputs = stays ? Kept(request.NewInputs, request.OldOutputs) : Unknown(request.NewInputs) };
        }

        return new UpdateResponse
        {
            Outputs = stays && await DescribeAsync(inputs.Ref, ct).ConfigureAwait(false)
                ? Kept(request.NewInputs, request.OldOutputs)
                : Outputs(request.NewInputs, await StoreAsync(inputs.Ref, ValueOf(inputs), ct).ConfigureAwait(false)),
        };
    }

    public override async Task<ReadResponse> Read(ReadRequest request, CancellationToken ct)
    {
        var known = request.Inputs.IsEmpty ? request.Outputs : request.Inputs;
        var inputs = SecretInputs.Of(known);
        var store = vaultOf(inputs.Ref.Stack);
        var versions = await store.VersionsAsync(request.Id, ct).ConfigureAwait(false);
        var value = await store.RevealAsync(request.Id, ct).ConfigureAwait(false);
        if (inputs.Ref.IsPassword)
        {
            return ReadPassword(request, known, versions.IsEmpty ? null : versions[0], value);
        }

        if (value is null)
        {
            return new ReadResponse();
        }

        var found = known.SetItem(SecretInputs.ValueProperty, Secret(value));
        return new ReadResponse
        {
            Id = request.Id,
            Inputs = found,
            Outputs = Outputs(found, (versions.IsEmpty ? string.Empty : versions[0].Version, value, inputs.Value?.Fingerprint ?? string.Empty)),
        };
    }

    public override Task Delete(DeleteRequest request, CancellationToken ct) =>
        vaultOf(SecretInputs.Of(request.OldInputs.IsEmpty ? request.OldOutputs : request.OldInputs).Ref.Stack).DeleteAsync(request.Id, ct);

    /// <summary>
    /// A password that the vault has lost, or somebody stored in its place, is not the user's: the resource stays, and says so
    /// by an input that no program gives, so that it and the user are made anew together.
    /// </summary>
    private static ReadResponse ReadPassword(ReadRequest request, Values known, StoredSecret? stored, SecretValue? value)
    {
        var isTheSame = value is not null && stored is not null
            && request.Outputs.TryGetValue(FingerprintProperty, out var mark) && mark.TryGetString(out var fingerprint) && fingerprint == stored.Attributes.Fingerprint;
        return new ReadResponse
        {
            Id = request.Id,
            Inputs = isTheSame ? known : known.SetItem(SecretInputs.FoundProperty, new PropertyValue("another password")),
            Outputs = request.Outputs,
        };
    }

    /// <summary>A client's secret as it was given; a password made now.</summary>
    private SecretValue ValueOf(SecretInputs inputs) => inputs.Ref.IsPassword
        ? Password.New(random)
        : inputs.Value ?? throw new InvalidOperationException($"The secret '{inputs.Ref.Name}' has no value.");

    /// <summary>A password that the vault has already is the user's: another would lock it out.</summary>
    private async Task<(string Version, SecretValue Value, string Fingerprint)> MakeAsync(SecretInputs inputs, CancellationToken ct)
    {
        var (secret, store) = (inputs.Ref, vaultOf(inputs.Ref.Stack));
        if (!secret.IsPassword
            || await store.VersionsAsync(secret.Name, ct).ConfigureAwait(false) is not [var stored, ..]
            || stored.Ref.ClientId != secret.ClientId || stored.Ref.Stack != secret.Stack
            || await store.RevealAsync(secret.Name, ct).ConfigureAwait(false) is not { } value)
        {
            return await StoreAsync(secret, ValueOf(inputs), ct).ConfigureAwait(false);
        }

        await store.UpdateAsync(secret, stored.Version, stored.Attributes with { Applier = Marks.PulumiApplier }, ct).ConfigureAwait(false);
        return (stored.Version, value, stored.Attributes.Fingerprint);
    }

    private async Task<(string Version, SecretValue Value, string Fingerprint)> StoreAsync(SecretRef secret, SecretValue value, CancellationToken ct)
    {
        var attributes = SecretAttributes.For(secret, value, Marks.PulumiApplier, time.GetUtcNow());
        var stored = await vaultOf(secret.Stack).SetAsync(secret, value, attributes, ct).ConfigureAwait(false);
        return (stored.Version, value, value.Fingerprint);
    }

    /// <summary>False where the vault no longer has the secret.</summary>
    private async Task<bool> DescribeAsync(SecretRef secret, CancellationToken ct)
    {
        var store = vaultOf(secret.Stack);
        return await store.VersionsAsync(secret.Name, ct).ConfigureAwait(false) is [var current, ..]
            && await store.UpdateAsync(secret, current.Version, current.Attributes.WithLifetime(secret.LifetimeDays, current.CreatedAt), ct)
                .ConfigureAwait(false) is not null;
    }

    private static Values Outputs(Values inputs, (string Version, SecretValue Value, string Fingerprint) stored) => inputs
        .SetItem(SecretInputs.ValueProperty, Secret(stored.Value))
        .SetItem(VersionProperty, new PropertyValue(stored.Version))
        .SetItem(FingerprintProperty, new PropertyValue(stored.Fingerprint));

    private static Values Unknown(Values inputs) => Marked(inputs.ContainsKey(SecretInputs.ValueProperty) ? inputs : inputs.Add(SecretInputs.ValueProperty, PropertyValue.Computed))
        .SetItem(VersionProperty, PropertyValue.Computed)
        .SetItem(FingerprintProperty, PropertyValue.Computed);

    /// <summary>What was stored stays; only what is said about it is new.</summary>
    private static Values Kept(Values inputs, Values before) => Marked(inputs.SetItems(
        before.Where(o => o.Key is SecretInputs.ValueProperty or VersionProperty or FingerprintProperty)));

    private static PropertyValue Secret(SecretValue value) => new PropertyValue(value.Reveal()).WithSecret(true);

    /// <summary>The value is a secret, whether or not the program said so.</summary>
    private static Values Marked(Values inputs) => inputs.TryGetValue(SecretInputs.ValueProperty, out var value)
        ? inputs.SetItem(SecretInputs.ValueProperty, value.WithSecret(true))
        : inputs;

    /// <summary>Equal values; the mark of a secret and what it depends on do not count, and an unknown may be anything.</summary>
    private static bool Same(PropertyValue? left, PropertyValue? right)
    {
        if (left is null || right is null)
        {
            return left is null && right is null;
        }

        return !left.IsComputed && !right.IsComputed && left.WithSecret(false).WithDependencies([]).Equals(right.WithSecret(false).WithDependencies([]));
    }
}
