using Pulumi.Experimental;
using Pulumi.Experimental.Provider;
using Provisioning.Realms;
using Provisioning.Secrets;
using Values = System.Collections.Immutable.ImmutableDictionary<string, Pulumi.Experimental.PropertyValue>;

namespace Provisioning.Infra.Provider;

/// <summary>
/// The resource <c>provisioning:keyvault:Secret</c>: a technical user's secret in the vault of its environment, over the same
/// port as the command. Its id is the secret's name. Messages of exceptions reach the console, so none carries a value.
/// </summary>
internal sealed class VaultProvider(Func<string, ISecretStore> vaultOf, TimeProvider time) : Pulumi.Experimental.Provider.Provider
{
    private const string Type = "provisioning:keyvault:Secret";

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
            Replaces = [.. changed.Where(p => p is "name" or "stack")],
            DeleteBeforeReplace = true,
        });
    }

    public override async Task<CreateResponse> Create(CreateRequest request, CancellationToken ct)
    {
        var inputs = SecretInputs.Of(request.Inputs);
        if (request.Preview)
        {
            return new CreateResponse { Id = inputs.Name, Outputs = Outputs(request.Inputs, PropertyValue.Computed) };
        }

        return new CreateResponse { Id = inputs.Name, Outputs = Outputs(request.Inputs, await StoreAsync(inputs, ct).ConfigureAwait(false)) };
    }

    public override async Task<UpdateResponse> Update(UpdateRequest request, CancellationToken ct) => new()
    {
        Outputs = Outputs(request.NewInputs, request.Preview
            ? PropertyValue.Computed
            : await StoreAsync(SecretInputs.Of(request.NewInputs), ct).ConfigureAwait(false)),
    };

    public override async Task<ReadResponse> Read(ReadRequest request, CancellationToken ct)
    {
        var known = request.Inputs.IsEmpty ? request.Outputs : request.Inputs;
        var inputs = SecretInputs.Of(known);
        var store = vaultOf(inputs.Stack);
        if (await store.RevealAsync(request.Id, ct).ConfigureAwait(false) is not { } value)
        {
            return new ReadResponse();
        }

        var found = known.SetItem(SecretInputs.ValueProperty, new PropertyValue(value.Reveal()).WithSecret(true));
        var versions = await store.VersionsAsync(request.Id, ct).ConfigureAwait(false);
        return new ReadResponse
        {
            Id = request.Id,
            Inputs = found,
            Outputs = Outputs(found, new PropertyValue(versions.IsEmpty ? string.Empty : versions[0].Version)),
        };
    }

    public override Task Delete(DeleteRequest request, CancellationToken ct) =>
        vaultOf(SecretInputs.Of(request.OldInputs.IsEmpty ? request.OldOutputs : request.OldInputs).Stack).DeleteAsync(request.Id, ct);

    private async Task<PropertyValue> StoreAsync(SecretInputs inputs, CancellationToken ct)
    {
        var value = inputs.Value ?? throw new InvalidOperationException($"The secret '{inputs.Name}' has no value.");
        var attributes = SecretAttributes.For(inputs.Ref, value, Marks.PulumiApplier, time.GetUtcNow());
        var stored = await vaultOf(inputs.Stack).SetAsync(inputs.Ref, value, attributes, ct).ConfigureAwait(false);
        return new PropertyValue(stored.Version);
    }

    private static Values Outputs(Values inputs, PropertyValue version) => Marked(inputs).SetItem("version", version);

    /// <summary>The value is a secret, whether or not the program said so.</summary>
    private static Values Marked(Values inputs) => inputs.TryGetValue(SecretInputs.ValueProperty, out var value)
        ? inputs.SetItem(SecretInputs.ValueProperty, value.WithSecret(true))
        : inputs;

    /// <summary>Equal values; the mark of a secret and what it depends on do not count, and an unknown may be anything.</summary>
    private static bool Same(PropertyValue? left, PropertyValue? right) =>
        left is not null && right is not null && left.TryGetString(out var was) && right.TryGetString(out var now) && was == now;
}
