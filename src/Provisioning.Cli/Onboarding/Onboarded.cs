using Provisioning.Onboarding;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Onboarding;

/// <summary>A new tenant with what it would do.</summary>
/// <param name="Stacks">Its stacks, in the order of their names.</param>
/// <param name="Reviews">One for each environment in which it changes something.</param>
/// <param name="IsWritten">False when it was only shown.</param>
internal sealed record Onboarded(
    TenantRequest Request, NewTenant Tenant, ImmutableArray<string> Stacks, ImmutableArray<Review> Reviews, bool IsWritten);
