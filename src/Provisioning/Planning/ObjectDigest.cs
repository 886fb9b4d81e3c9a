using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>Writes an object's content for a digest, in the order of the records' fields.</summary>
internal static class ObjectDigest
{
    public static void Write(ref DigestWriter writer, IRealmObject item, ContentPart part)
    {
        switch (item)
        {
            case Client client when part == ContentPart.ManagedOfApplication:
                WriteDeclared(ref writer, client);
                Write(ref writer, client.Attributes, static (name, _) => ManagedContent.IsContentMark(name));
                break;
            case Client client:
                Write(ref writer, client, part);
                break;
            case Role role:
                writer.Text(nameof(Role));
                Write(ref writer, role.Ref);
                writer.Text(role.Description);
                Write(ref writer, role.Members);
                Write(ref writer, role.Attributes, part == ContentPart.All ? null : static (name, _) => ManagedContent.IsContentMark(name));
                break;
            case ClientScope scope:
                writer.Text(nameof(ClientScope));
                writer.Text(scope.Name);
                writer.Text(scope.Description);
                Write(ref writer, scope.Attributes, part == ContentPart.All ? null : static (name, _) => ManagedContent.IsManagedOfScope(name));
                Write(ref writer, scope.Mappers, null);
                Write(ref writer, scope.Roles);
                break;
            case User user:
                Write(ref writer, user, part);
                break;
            default:
                throw new ArgumentException($"'{item.Address}' is of a kind that plans do not know.", nameof(item));
        }
    }

    private static void WriteDeclared(ref DigestWriter writer, Client client)
    {
        writer.Text(nameof(Client));
        writer.Text(client.ClientId);
        writer.Text(client.Name);
        writer.Text(client.Description);
        writer.Flag(client.Enabled);
        writer.Number((int)client.AccessType);
        writer.Flag(client.FullScopeAllowed);
    }

    private static void Write(ref DigestWriter writer, Client client, ContentPart part)
    {
        var all = part == ContentPart.All;
        WriteDeclared(ref writer, client);
        Write(ref writer, client.Attributes, all ? null : ManagedContent.IsManagedOfTechnicalUser);
        writer.Flag(client.StandardFlow);
        writer.Flag(client.ImplicitFlow);
        writer.Flag(client.DirectAccessGrants);
        writer.Text(client.Authenticator);
        Write(ref writer, client.RedirectUris, null);
        Write(ref writer, client.WebOrigins, null);
        Write(ref writer, client.Mappers, all ? null : static mapper => !ServerAdditions.IsMapper(mapper));
        Write(ref writer, client.DefaultScopes, all ? null : static scope => !ServerAdditions.IsScope(scope));
        Write(ref writer, !all && ManagedContent.HasOptionalScopesOfKeycloak(client) ? [] : client.OptionalScopes, null);
        Write(ref writer, client.ScopeRoles);
        writer.Flag(client.ServiceAccount is not null);
        if (client.ServiceAccount is { } account)
        {
            writer.Flag(account.Enabled);
            Write(ref writer, account.Attributes, null);
            Write(ref writer, account.Grants);
            Write(ref writer, account.Groups, null);
        }
    }

    private static void Write(ref DigestWriter writer, User user, ContentPart part)
    {
        writer.Text(nameof(User));
        writer.Text(user.Username);
        writer.Flag(user.Enabled);
        writer.Text(user.Email);
        writer.Flag(user.EmailVerified);
        writer.Text(user.FirstName);
        writer.Text(user.LastName);
        Write(ref writer, user.RequiredActions, null);
        Write(ref writer, user.Attributes, part == ContentPart.All ? null : static (name, _) => ManagedContent.IsManagedOfUser(name));
        Write(ref writer, user.Grants);
        Write(ref writer, user.Groups, null);
    }

    private static void Write(ref DigestWriter writer, Map<string, string> values, Func<string, string, bool>? counts)
    {
        foreach (var (name, value) in values)
        {
            if (counts is null || counts(name, value))
            {
                writer.Item();
                writer.Text(name);
                writer.Text(value);
            }
        }

        writer.End();
    }

    private static void Write(ref DigestWriter writer, Map<string, ValueList<string>> values, Func<string, ValueList<string>, bool>? counts)
    {
        foreach (var (name, list) in values)
        {
            if (counts is null || counts(name, list))
            {
                writer.Item();
                writer.Text(name);
                foreach (var value in list)
                {
                    writer.Item();
                    writer.Text(value);
                }

                writer.End();
            }
        }

        writer.End();
    }

    private static void Write(ref DigestWriter writer, Map<string, ProtocolMapper> mappers, Func<ProtocolMapper, bool>? counts)
    {
        foreach (var (_, mapper) in mappers)
        {
            if (counts is null || counts(mapper))
            {
                writer.Item();
                writer.Text(mapper.Name);
                writer.Text(mapper.Type);
                Write(ref writer, mapper.Config, null);
            }
        }

        writer.End();
    }

    private static void Write(ref DigestWriter writer, ValueSet<string> values, Func<string, bool>? counts)
    {
        foreach (var value in values)
        {
            if (counts is null || counts(value))
            {
                writer.Item();
                writer.Text(value);
            }
        }

        writer.End();
    }

    private static void Write(ref DigestWriter writer, ValueSet<RoleRef> roles)
    {
        foreach (var role in roles)
        {
            writer.Item();
            Write(ref writer, role);
        }

        writer.End();
    }

    private static void Write(ref DigestWriter writer, RoleRef role)
    {
        writer.Text(role.Client);
        writer.Text(role.Name);
    }
}
