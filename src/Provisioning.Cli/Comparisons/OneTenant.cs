using Provisioning.Reviewing;

namespace Provisioning.Cli.Comparisons;

/// <summary>What reviews of a whole project say about one tenant: exceptions and endings of others are left out.</summary>
internal static class OneTenant
{
    public static ImmutableArray<Review> Of(IEnumerable<Review> reviews, string tenant) =>
    [
        .. reviews.Where(r => !r.IsEmpty).Select(r => r with
        {
            Accepted = [.. r.Accepted.Where(a => a.Exception.At.ToPlace().File.StartsWith($"stacks/{tenant}/", StringComparison.Ordinal))],
            Endings = [.. r.Endings.Where(e => e.Place.File.StartsWith($"stacks/{tenant}/", StringComparison.Ordinal))],
        }),
    ];
}
