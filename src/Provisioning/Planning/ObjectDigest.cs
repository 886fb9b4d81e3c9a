using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>Writes all of an object's content for a digest; the order is the order of the records' fields.</summary>
internal static class ObjectDigest
{
    public static void Write(ref DigestWriter writer, IRealmObject item)
    {
        writer.Count((int)item.Address.Kind);
        switch (item)
        {
            case Client client:
                Write(ref writer, client);
                break;
            case Role role:
                Write(ref writer, role.Ref);
                writer.Text(role.Description);
                Write(ref writer, role.Members);
                writer.Texts(role.Attributes);
                break;
            case ClientScope scope:
                writer.Text(scope.Name);
                writer.Text(scope.Description);
                writer.Texts(scope.Attributes);
                Write(ref writer, scope.Mappers);
                Write(ref writer, scope.Roles);
                break;
            default:
                throw new ArgumentException($"'{item.Address}' is of a kind that plans do not know.", nameof(item));
        }
    }

    private static void Write(ref DigestWriter writer, Client client)
    {
        writer.Text(client.ClientId);
        writer.Text(client.Name);
        writer.Text(client.Description);
        writer.Flag(client.Enabled);
        writer.Count((int)client.AccessType);
        writer.Flag(client.StandardFlow);
        writer.Flag(client.ImplicitFlow);
        writer.Flag(client.DirectAccessGrants);
        writer.Flag(client.FullScopeAllowed);
        writer.Text(client.Authenticator);
        writer.Texts(client.RedirectUris);
        writer.Texts(client.WebOrigins);
        writer.Texts(client.Attributes);
        Write(ref writer, client.Mappers);
        writer.Texts(client.DefaultScopes);
        writer.Texts(client.OptionalScopes);
        Write(ref writer, client.ScopeRoles);
        writer.Flag(client.ServiceAccount is not null);
        if (client.ServiceAccount is { } account)
        {
            writer.Flag(account.Enabled);
            writer.Texts(account.Attributes);
            Write(ref writer, account.Grants);
            writer.Texts(account.Groups);
        }
    }

    private static void Write(ref DigestWriter writer, Map<string, ProtocolMapper> mappers)
    {
        writer.Count(mappers.Count);
        foreach (var mapper in mappers.Values)
        {
            writer.Text(mapper.Name);
            writer.Text(mapper.Type);
            writer.Texts(mapper.Config);
        }
    }

    private static void Write(ref DigestWriter writer, ValueSet<RoleRef> roles)
    {
        writer.Count(roles.Count);
        foreach (var role in roles)
        {
            Write(ref writer, role);
        }
    }

    private static void Write(ref DigestWriter writer, RoleRef role)
    {
        writer.Text(role.Client);
        writer.Text(role.Name);
    }
}
