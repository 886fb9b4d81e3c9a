using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>Finds the line that made an object. Built once per realm, so that many findings stay cheap.</summary>
/// <param name="file">The realm's own file, where nothing was declared.</param>
public sealed class FindingPlaces(CatalogueDeclaration catalogue, ImmutableArray<TechnicalUser> users, string file)
{
    private readonly Lazy<Dictionary<string, TechnicalUser>> byClientId = new(() => Index(users));

    public Place Of(string subject) => Place.InFile(file, subject: subject);

    public Place Of(RoleRef role)
    {
        if (!role.IsRealmRole && catalogue.Applications.TryGetValue(role.Client, out var application))
        {
            if (application.Permissions.TryGetValue(role.Name, out var permission))
            {
                return permission.At.ToPlace(role.ToString());
            }

            if (application.Roles.TryGetValue(role.Name, out var declared))
            {
                return declared.At.ToPlace(role.ToString());
            }
        }

        return Of(role.ToString());
    }

    public Place OfMember(RoleRef role, RoleRef member)
    {
        if (catalogue.Applications.TryGetValue(role.Client, out var application)
            && application.Roles.TryGetValue(role.Name, out var declared))
        {
            var qualified = member.ToString();
            foreach (var written in declared.Members)
            {
                if (written.Value == qualified || written.Value == member.Name)
                {
                    return written.At.ToPlace(role.ToString());
                }
            }
        }

        return Of(role);
    }

    public Place OfClient(string clientId)
    {
        if (byClientId.Value.TryGetValue(clientId, out var user))
        {
            return user.Declaration.At.ToPlace(clientId);
        }

        return catalogue.Applications.TryGetValue(clientId, out var application)
            ? application.At.ToPlace(clientId)
            : Of(clientId);
    }

    public Place OfGrant(string clientId, RoleRef role) =>
        byClientId.Value.TryGetValue(clientId, out var user)
        && (user.Grants.TryGetValue(role, out var grant) || user.EndedGrants.TryGetValue(role, out grant)) && grant.At.File is not null
            ? grant.At.ToPlace(clientId)
            : OfClient(clientId);

    private static Dictionary<string, TechnicalUser> Index(ImmutableArray<TechnicalUser> users)
    {
        var index = new Dictionary<string, TechnicalUser>(users.Length, StringComparer.Ordinal);
        foreach (var user in users)
        {
            index.TryAdd(user.ClientId, user);
        }

        return index;
    }
}
