using System.Text.RegularExpressions;
using Provisioning.Access;
using Provisioning.Realms;

namespace Provisioning.Rules;

/// <summary>
/// Groups roles by what they open. A role belongs to the products whose permissions it contains, and roles that share a
/// product are one family: <c>Dataspace Discovery</c> reaches the portal, so it is kin to <c>Connector Management</c>.
/// </summary>
internal sealed partial class RoleFamilies(AccessGraph access, RoleKinds kinds)
{
    private readonly Dictionary<RoleRef, ImmutableArray<string>> productsByRole = [];
    private readonly Dictionary<string, string> productByClient = new(StringComparer.Ordinal);

    /// <summary>The families among roles, each under the names of its products, in order.</summary>
    public ImmutableArray<string> Of(IEnumerable<RoleRef> roles)
    {
        var families = new List<SortedSet<string>>();
        foreach (var role in roles)
        {
            var products = ProductsOf(role);
            if (products.IsEmpty)
            {
                continue;
            }

            var merged = new SortedSet<string>(products, StringComparer.Ordinal);
            for (var i = families.Count - 1; i >= 0; i--)
            {
                if (families[i].Overlaps(products))
                {
                    merged.UnionWith(families[i]);
                    families.RemoveAt(i);
                }
            }

            families.Add(merged);
        }

        return [.. families.Select(f => string.Join("+", f)).Order(StringComparer.Ordinal)];
    }

    public ImmutableArray<string> ProductsOf(RoleRef role)
    {
        if (!productsByRole.TryGetValue(role, out var products))
        {
            productsByRole.Add(role, products =
            [
                .. access.Closure(role)
                    .Where(r => !r.IsRealmRole && kinds.IsPermission(r))
                    .Select(r => ProductOf(r.Client))
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ]);
        }

        return products;
    }

    /// <summary>
    /// The product an application is part of. Catena-X writes it into client ids: <c>Cl16-CX-BPDMGate</c> and
    /// <c>Cl25-CX-BPDM-Orchestrator</c> are both BPDM. Any other application is a product by itself.
    /// </summary>
    private string ProductOf(string clientId)
    {
        if (!productByClient.TryGetValue(clientId, out var product))
        {
            var match = CatenaXName().Match(clientId);
            productByClient.Add(clientId, product = match.Success ? match.Groups["product"].Value : clientId);
        }

        return product;
    }

    // A run of capitals is a product's short name, up to the capital that begins the next word.
    [GeneratedRegex("^Cl\\d+-CX-(?<product>[A-Z]{2,}(?![a-z])|[A-Z]+(?=[A-Z][a-z])|[A-Z][a-z0-9]*)", RegexOptions.CultureInvariant)]
    private static partial Regex CatenaXName();
}
