using Provisioning.Collections;
using Provisioning.Diagnostics;

namespace Provisioning.Access;

/// <summary>What a real token says otherwise than the declarations have it.</summary>
public static class TokenComparison
{
    private const int NamesShown = 10;

    /// <summary>One finding for roles that are too many, too few, for the audience and for the bpn; none when all is the same.</summary>
    /// <param name="source">Which token it is, for people: <c>The server's example token</c>.</param>
    public static ImmutableArray<Diagnostic> Between(string clientId, string source, IssuedClaims computed, IssuedClaims issued)
    {
        var place = Place.Of(clientId);
        var differences = ImmutableArray.CreateBuilder<Diagnostic>();
        void Add(string what) => differences.Add(TokenCodes.Differs.At(place, $"{source} of '{clientId}' {what}."));

        if (Without(issued.Roles, computed.Roles) is { Count: > 0 } more)
        {
            Add($"carries {Named(more)}, which nobody declares");
        }

        if (Without(computed.Roles, issued.Roles) is { Count: > 0 } less)
        {
            Add($"lacks {Named(less)}, which it is declared to carry");
        }

        if (!computed.Audience.Equals(issued.Audience))
        {
            Add($"is for {Named(issued.Audience)}, and is declared to be for {Named(computed.Audience)}");
        }

        if (computed.Bpn != issued.Bpn)
        {
            Add($"has {BpnOf(issued)}, and is declared to have {BpnOf(computed)}");
        }

        return differences.ToImmutable();
    }

    private static string BpnOf(IssuedClaims claims) => claims.Bpn.Length == 0 ? "no bpn" : $"the bpn '{claims.Bpn}'";

    private static List<T> Without<T>(ValueSet<T> all, ValueSet<T> others)
        where T : notnull, IComparable<T> => [.. all.Where(one => !others.Contains(one))];

    private static string Named<T>(IReadOnlyCollection<T> names) => names.Count switch
    {
        0 => "nobody",
        <= NamesShown => string.Join(", ", names.Select(n => $"'{n}'")),
        _ => $"{string.Join(", ", names.Take(NamesShown).Select(n => $"'{n}'"))} and {names.Count - NamesShown} more",
    };
}
