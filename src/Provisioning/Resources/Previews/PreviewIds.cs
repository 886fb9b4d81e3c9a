namespace Provisioning.Resources.Previews;

/// <summary>Which resource each id of a realm belongs to, as far as the preview's own resources tell.</summary>
internal sealed class PreviewIds
{
    private readonly Dictionary<string, ResourceKey> owners = new(StringComparer.Ordinal);

    public PreviewIds(IEnumerable<KeyValuePair<ResourceKey, PreviewState>> resources)
    {
        foreach (var (key, state) in resources)
        {
            // The user of a service account is told by its client; a resource of its own is about its attributes.
            if (state.Properties.GetOr("serviceAccountUserId", string.Empty) is ResourceValue.Text { Value.Length: > 0 } account)
            {
                owners[account.Value] = key;
            }

            if (state.Id.Length > 0 && key.Type is ResourceTypes.Client or ResourceTypes.Role or ResourceTypes.ClientScope or ResourceTypes.User)
            {
                owners.TryAdd(state.Id, key);
            }
        }
    }

    public ResourceKey? OwnerOf(string id) => owners.TryGetValue(id, out var key) ? key : null;
}
