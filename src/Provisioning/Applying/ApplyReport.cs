using Provisioning.Collections;
using Provisioning.Planning;

namespace Provisioning.Applying;

/// <summary>What an apply did and did not do. Every change and secret of the plan is in exactly one of the lists.</summary>
public sealed record ApplyReport
{
    public required ApplyEnd End { get; init; }

    public ValueList<Change> Done { get; init; } = [];

    public ValueList<Change> NotDone { get; init; } = [];

    public ValueList<SecretOutcome> Secrets { get; init; } = [];

    public ValueList<SecretChange> SecretsNotDone { get; init; } = [];

    /// <summary>What stopped it, in a sentence without secrets; empty when all is done.</summary>
    public string Error { get; init; } = string.Empty;
}
