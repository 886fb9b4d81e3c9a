namespace Provisioning.Resources.Previews;

/// <summary>The resources of a stack on one side of a preview, as far as the preview tells them.</summary>
internal sealed class PreviewSide
{
    private readonly Dictionary<string, (ResourceKey Key, PreviewState State)> byUrn = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<ResourceKey, PreviewState>> Resources =>
        byUrn.Values.GroupBy(r => r.Key).Select(g => KeyValuePair.Create(g.Key, g.Last().State));

    /// <summary>A state that is not there takes the resource away.</summary>
    public void Set(ResourceUrn urn, PreviewState? state)
    {
        if (state is null)
        {
            byUrn.Remove(urn.Text);
        }
        else
        {
            byUrn[urn.Text] = (urn.Key, state);
        }
    }
}
