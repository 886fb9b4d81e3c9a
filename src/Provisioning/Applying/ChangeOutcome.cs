using Provisioning.Realms;

namespace Provisioning.Applying;

/// <summary>What became of one change. <paramref name="Error"/> is empty when it was done.</summary>
public sealed record ChangeOutcome(Address Address, bool Done, string Error)
{
    public static ChangeOutcome Success(Address address) => new(address, true, string.Empty);
}
