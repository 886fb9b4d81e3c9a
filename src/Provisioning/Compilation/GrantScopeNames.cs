using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>
/// Names of grant scopes that Keycloak cannot store: one is made of two names that each may be as long, and what is not ASCII
/// counts three times.
/// </summary>
internal static class GrantScopeNames
{
    /// <param name="platform">The stack that owns the grant scopes of an environment.</param>
    public static void Check(CompiledStack platform, CatalogueDeclaration catalogue, List<Diagnostic> findings) =>
        findings.AddRange(platform.ClientScopes.Values
            .Where(scope => scope.Name.Length > KeycloakNames.MaxLength)
            .SelectMany(scope => scope.Roles)
            .Where(role => KeycloakNames.ProblemOf(role.Name).Length == 0)
            .Select(role => CompilationCodes.KeycloakName.At(
                PlaceOf(role, catalogue, platform),
                $"The client scope that lets '{role}' into tokens would have a name of {GrantScope.NameOf(role).Length} characters, and Keycloak stores {KeycloakNames.MaxLength}.",
                "Shorten the role's name or its application's.")));

    private static Place PlaceOf(RoleRef role, CatalogueDeclaration catalogue, CompiledStack platform)
    {
        if (!catalogue.Applications.TryGetValue(role.Client, out var application))
        {
            return platform.Declaration.At.ToPlace(role.ToString());
        }

        return (application.Roles.TryGetValue(role.Name, out var declared) ? declared.At : application.Permissions[role.Name].At).ToPlace(role.ToString());
    }
}
