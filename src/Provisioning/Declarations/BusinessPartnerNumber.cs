using System.Buffers;

namespace Provisioning.Declarations;

/// <summary>
/// The number by which companies know each other in the dataspace: BPNL and twelve capitals or digits. Source: Catena-X
/// technical user creation.
/// </summary>
public static class BusinessPartnerNumber
{
    private const string Prefix = "BPNL";

    private const int Length = 16;

    private static readonly SearchValues<char> CapitalsAndDigits = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    public static bool IsValid(string bpn) =>
        bpn.Length == Length
        && bpn.StartsWith(Prefix, StringComparison.Ordinal)
        && !bpn.AsSpan(Prefix.Length).ContainsAnyExcept(CapitalsAndDigits);
}
