using Provisioning.Realms;

namespace Provisioning.Access;

/// <summary>A token while mappers write it.</summary>
internal sealed class TokenDraft(Client client, TokenContent content)
{
    public Client Client { get; } = client;

    public ImmutableArray<RoleRef> Roles { get; } = content.Roles;

    public ClaimTree Claims { get; } = new();

    public HashSet<string> Audience { get; } = new(StringComparer.Ordinal);
}
