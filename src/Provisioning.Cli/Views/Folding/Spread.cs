using Provisioning.Collections;

namespace Provisioning.Cli.Views.Folding;

/// <summary>Where the same thing happens: names, put together for environments in which they are the same.</summary>
internal sealed record Spread(ImmutableArray<(ValueList<string> Environments, ImmutableArray<string> Names)> Parts)
{
    public int Count => Parts.Sum(p => p.Environments.Count * p.Names.Length);

    public static Spread Of(IEnumerable<(string Environment, string Name)> happens) => new(
    [
        .. happens.Distinct()
            .GroupBy(h => h.Environment, h => h.Name, StringComparer.Ordinal)
            .GroupBy(e => ValueList.From(e.Order(StringComparer.Ordinal)), e => e.Key)
            .Select(g => (ValueList.From(g.Order(StringComparer.Ordinal)), g.Key.ToImmutableArray()))
            .OrderBy(p => p.Item1[0], StringComparer.Ordinal),
    ]);
}
