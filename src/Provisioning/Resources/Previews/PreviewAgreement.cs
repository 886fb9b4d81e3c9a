using Provisioning.Collections;
using Provisioning.Diagnostics;

namespace Provisioning.Resources.Previews;

/// <summary>Whether a preview was made from the declarations at hand: what it says of a resource is what they say.</summary>
internal static class PreviewAgreement
{
    public static IEnumerable<Diagnostic> Check(
        PreviewSteps steps,
        IEnumerable<KeyValuePair<ResourceKey, PreviewState>> after,
        Dictionary<ResourceKey, Map<string, ResourceValue>> declared,
        Place place)
    {
        var told = after.Where(a => steps.Told.Contains(a.Key)).ToDictionary(a => a.Key, a => a.Value);
        var differing = steps.Told.Where(k => ProvidedRealm.Makes(k.Type)).Where(k => (declared.TryGetValue(k, out var wanted), told.TryGetValue(k, out var given)) switch
        {
            (true, true) => wanted!.Any(p => !Agrees(p.Value, given!.Properties.GetOr(p.Key, p.Value))),
            (var isWanted, var isGiven) => isWanted != isGiven,
        }).Order().ToArray();
        if (differing.Length > 0)
        {
            yield return PreviewCodes.OtherDeclarations.At(
                place with { Subject = differing[0].Name },
                $"The preview says of '{differing[0]}' what is not declared here{(differing.Length > 1 ? $", and of {differing.Length - 1} more" : string.Empty)}.");
        }
    }

    /// <summary>Ids differ from realm to realm and say nothing about who declared what.</summary>
    private static bool Agrees(ResourceValue declared, ResourceValue given) => (declared, given) switch
    {
        (ResourceValue.Text or ResourceValue.Flag or ResourceValue.Table, not ResourceValue.Unknown) => declared.Equals(given),
        (ResourceValue.List wanted, ResourceValue.List found) => wanted.Items.Count == found.Items.Count,
        _ => true,
    };
}
