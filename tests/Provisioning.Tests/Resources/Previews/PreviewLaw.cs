using System.Text;
using Provisioning.Access;
using Provisioning.Realms;
using Provisioning.Resources.Previews;

namespace Provisioning.Tests.Resources.Previews;

/// <summary>What the laws of previews have in common, whichever stack they are about.</summary>
internal static class PreviewLaw
{
    /// <summary>Each change, without a refresh and with one.</summary>
    public static TheoryData<string, bool> Each(IEnumerable<string> changes)
    {
        var data = new TheoryData<string, bool>();
        foreach (var change in changes)
        {
            data.Add(change, false);
            data.Add(change, true);
        }

        return data;
    }

    public static Task<PulumiPreview> ReadAsync(string json) =>
        PulumiPreview.ReadAsync("preview.json", new MemoryStream(Encoding.UTF8.GetBytes(json)), CancellationToken.None);

    /// <summary>Who gains and loses what through what, in an order that does not depend on the side it was taken from.</summary>
    public static IEnumerable<string> Told(RealmState before, RealmState after) => AccessDifference.Between(new(before), new(after)).Changes
        .Select(c => $"{c.Principal.Name} {c.Kind} {c.Role} {c.Before} {c.After} {string.Join(", ", c.Paths)}").Order(StringComparer.Ordinal);
}
