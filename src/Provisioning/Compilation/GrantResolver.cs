using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>Resolves a technical user's grants: its own, and those of the app profiles it names.</summary>
internal sealed class GrantResolver(CatalogueDeclaration catalogue, ReferenceIndex references, List<Diagnostic> findings)
{
    public Map<RoleRef, GrantDeclaration> Resolve(TechnicalUserDeclaration declaration)
    {
        var grants = new List<KeyValuePair<RoleRef, GrantDeclaration>>(declaration.Grants.Count);
        foreach (var grant in declaration.Grants.Values)
        {
            Add(grant, declaration, grants);
        }

        foreach (var reference in declaration.Profiles)
        {
            foreach (var grant in ProfileOf(reference)?.Grants.Values ?? [])
            {
                if (references.Resolve(grant.Reference, grant.At, findings) is { } role && !grants.Exists(g => g.Key == role))
                {
                    grants.Add(new(role, grant));
                }
            }
        }

        return Map<RoleRef, GrantDeclaration>.From(grants);
    }

    private void Add(
        GrantDeclaration grant, TechnicalUserDeclaration declaration, List<KeyValuePair<RoleRef, GrantDeclaration>> grants)
    {
        if (references.Resolve(grant.Reference, grant.At, findings) is not { } role)
        {
            return;
        }

        if (grants.Exists(g => g.Key == role))
        {
            findings.Add(CompilationCodes.GrantTwice.At(
                grant.At.ToPlace(declaration.Name), $"'{declaration.Name}' is granted '{role}' twice, once as '{grant.Reference}'."));
            return;
        }

        grants.Add(new(role, grant));
    }

    private ProfileDeclaration? ProfileOf(Located<string> reference)
    {
        var slash = reference.Value.LastIndexOf('/');
        if (slash > 0
            && catalogue.Applications.TryGetValue(reference.Value[..slash], out var application)
            && application.Profiles.TryGetValue(reference.Value[(slash + 1)..], out var profile))
        {
            return profile;
        }

        var known = catalogue.Applications.Values.SelectMany(a => a.Profiles.Keys.Select(p => $"{a.ClientId}/{p}"));
        findings.Add(CompilationCodes.UnknownProfile.At(
            reference.At.ToPlace(), $"There is no technical user profile '{reference.Value}'.", Spelling.Suggest(reference.Value, known)));
        return null;
    }
}
