using Provisioning.Access;
using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>Applications, permissions and roles of the catalogue, once for all environments.</summary>
internal static class CatalogueCompiler
{
    public static CompiledCatalogue Compile(CatalogueDeclaration catalogue, List<Diagnostic> findings)
    {
        var references = new ReferenceIndex(catalogue, KeycloakRealm.Fresh("any"));
        var applications = ImmutableArray.CreateBuilder<Client>();
        var roles = ImmutableArray.CreateBuilder<Role>();
        var offered = ImmutableArray.CreateBuilder<RoleRef>();
        foreach (var application in catalogue.Applications.Values)
        {
            CheckName(application.ClientId, application.At, "client id", findings);
            CheckText(application.Description, application.At, application.ClientId, findings);
            CheckText(application.Name, application.At, application.ClientId, $"The name of '{application.ClientId}'", findings);
            applications.Add(ToClient(application));
            foreach (var permission in application.Permissions.Values)
            {
                var name = new RoleRef(application.ClientId, permission.Name);
                CheckName(permission.Name, permission.At, "permission name", findings);
                CheckText(permission.Description, permission.At, name.ToString(), findings);
                roles.Add(new() { Ref = name, Description = permission.Description });
            }

            foreach (var role in application.Roles.Values)
            {
                var name = new RoleRef(application.ClientId, role.Name);
                CheckName(role.Name, role.At, "role name", findings);
                CheckText(role.Description, role.At, name.ToString(), findings);
                if (application.Permissions.ContainsKey(role.Name))
                {
                    findings.Add(CompilationCodes.SameName.At(
                        role.At.ToPlace(name.ToString()), $"'{name}' is declared as a permission and as a role."));
                    continue;
                }

                roles.Add(new() { Ref = name, Description = role.Description, Members = Resolve(role.Members, references, findings) });
                if (role.OfferedTo.Count > 0)
                {
                    offered.Add(name);
                }
            }
        }

        ReportCycles(catalogue, roles, findings);
        CheckReferences(catalogue, references, findings);
        return new(applications.DrainToImmutable(), roles.DrainToImmutable(), offered.DrainToImmutable());
    }

    private static Client ToClient(ApplicationDeclaration application) => new()
    {
        ClientId = application.ClientId,
        Name = application.Name,
        Description = application.Description,
        Enabled = application.Enabled,
        AccessType = application.AccessType,
        FullScopeAllowed = application.FullScopeAllowed,
    };

    private static ValueSet<RoleRef> Resolve(
        ValueList<Located<string>> members, ReferenceIndex references, List<Diagnostic> findings) =>
        ValueSet.From(members
            .Select(m => references.Resolve(m.Value, m.At, findings))
            .OfType<RoleRef>());

    private static void ReportCycles(CatalogueDeclaration catalogue, IEnumerable<Role> roles, List<Diagnostic> findings)
    {
        var realm = new RealmState { Name = "catalogue", Roles = Map<RoleRef, Role>.From(roles.Select(r => KeyValuePair.Create(r.Ref, r))) };
        foreach (var cycle in new AccessGraph(realm).Cycles)
        {
            var first = cycle[0];
            var at = catalogue.Applications[first.Client].Roles[first.Name].At;
            var way = string.Join(" > ", cycle.Append(first).Select(r => $"'{r}'"));
            findings.Add(CompilationCodes.CompositeCycle.At(at.ToPlace(first.ToString()), $"'{first}' contains itself: {way}."));
        }
    }

    private static void CheckReferences(CatalogueDeclaration catalogue, ReferenceIndex references, List<Diagnostic> findings)
    {
        var named = catalogue.Aliases.Values.SelectMany(a => a.Successors)
            .Concat(catalogue.Conflicts.Values.SelectMany(c => c.Between));
        foreach (var reference in named)
        {
            references.Resolve(reference.Value, reference.At, findings);
        }

        var granted = catalogue.Applications.Values.SelectMany(a => a.Profiles.Values).SelectMany(p => p.Grants.Values);
        foreach (var grant in granted)
        {
            references.Resolve(grant.Reference, grant.At, findings);
        }
    }

    private static void CheckName(string name, SourcePosition at, string what, List<Diagnostic> findings)
    {
        if (KeycloakNames.ProblemOf(name) is { Length: > 0 } problem)
        {
            findings.Add(CompilationCodes.KeycloakName.At(at.ToPlace(name), $"'{name}' cannot be a {what}: {problem}"));
        }
    }

    private static void CheckText(string text, SourcePosition at, string subject, List<Diagnostic> findings) =>
        CheckText(text, at, subject, $"The description of '{subject}'", findings);

    private static void CheckText(string text, SourcePosition at, string subject, string what, List<Diagnostic> findings)
    {
        if (KeycloakNames.ProblemOfText(text, what, at.ToPlace(subject)) is { } problem)
        {
            findings.Add(problem);
        }
    }
}
