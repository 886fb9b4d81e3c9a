using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>Finds what a reference means: by full name, or by bare name where exactly one thing in the catalogue has it.</summary>
internal sealed class ReferenceIndex
{
    private readonly Dictionary<string, RoleRef> full = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<RoleRef>> bare = new(StringComparer.Ordinal);
    private readonly Dictionary<RoleRef, string> scopes = [];
    private readonly Map<string, AliasDeclaration> aliases;

    public ReferenceIndex(CatalogueDeclaration catalogue, RealmState fresh)
    {
        aliases = catalogue.Aliases;
        foreach (var application in catalogue.Applications.Values)
        {
            foreach (var name in application.Permissions.Keys.Concat(application.Roles.Keys))
            {
                var role = new RoleRef(application.ClientId, name);
                full[role.ToString()] = role;
                if (!bare.TryGetValue(name, out var same))
                {
                    bare[name] = same = [];
                }

                if (!same.Contains(role))
                {
                    same.Add(role);
                }
            }
        }

        // Keycloak's own roles are reached by their full names only; nobody should grant manage-users by accident.
        foreach (var role in fresh.Roles.Keys)
        {
            full.TryAdd(role.ToString(), role);
        }

        foreach (var external in catalogue.ExternalRoles.Values)
        {
            full.TryAdd(external.Name, external.Ref);
        }

        foreach (var role in full.Values)
        {
            scopes.TryAdd(role, GrantScope.NameOf(role));
        }
    }

    /// <summary>The name of a known role's grant scope, one text for all who hold the role.</summary>
    public string ScopeOf(RoleRef role) => scopes[role];

    /// <summary>The role, or a finding about the reference.</summary>
    public RoleRef? Resolve(string reference, SourcePosition at, List<Diagnostic> findings)
    {
        if (full.TryGetValue(reference, out var exact))
        {
            return exact;
        }

        if (bare.TryGetValue(reference, out var same))
        {
            if (same.Count == 1)
            {
                return same[0];
            }

            var choices = string.Join(" or ", same.Order().Select(r => $"'{r}'"));
            findings.Add(CompilationCodes.AmbiguousReference.At(
                at.ToPlace(), $"'{reference}' exists in {same.Count} applications.", $"Write {choices}."));
            return null;
        }

        if (aliases.TryGetValue(reference[(reference.LastIndexOf('/') + 1)..], out var alias))
        {
            var successors = string.Join(", ", alias.Successors.Select(s => $"'{s.Value}'"));
            findings.Add(CompilationCodes.FormerName.At(
                at.ToPlace(), $"'{reference}' is a former name. {alias.Description}".TrimEnd(), $"Use {successors}."));
            return null;
        }

        findings.Add(CompilationCodes.UnknownReference.At(
            at.ToPlace(), $"There is no role or permission '{reference}'.", Spelling.Suggest(reference, full.Keys.Concat(bare.Keys))));
        return null;
    }
}
