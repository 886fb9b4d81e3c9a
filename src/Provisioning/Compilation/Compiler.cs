using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>
/// From what authors wrote to what it means: names made, references resolved, each stack's objects built and marked.
/// What cannot be resolved is left out and reported, so that everything else is still checked. Grants and technical users whose
/// last day has passed are no part of the realm, so the next plan takes them away.
/// </summary>
public static class Compiler
{
    /// <param name="today">The day for which the last days of grants and technical users are judged.</param>
    /// <param name="known">
    /// Another state of the same project, compiled for the same day: where there were no findings, stacks in common are taken from it.
    /// </param>
    public static CompileResult Compile(DeclarationSet declarations, DateOnly today, CompileResult? known = null)
    {
        var findings = new List<Diagnostic>();
        var catalogue = CatalogueCompiler.Compile(declarations.Catalogue, findings);
        var same = known is { Findings.IsEmpty: true } && known.Compiled.Declarations.Catalogue == declarations.Catalogue ? known.Compiled : null;
        var environments = declarations.Environments.Values
            .Select(e => CompileEnvironment(declarations, e, catalogue, today, same, findings))
            .ToArray();
        NameClashes.CheckVaults(environments, findings);
        var compiled = new CompiledDeclarations
        {
            Declarations = declarations,
            Environments = Map<string, CompiledEnvironment>.From(environments.Select(e => KeyValuePair.Create(e.Name, e))),
        };

        // The same mistake in a stack of three environments is one mistake.
        return new(compiled, Diagnostic.Sort(findings.Distinct()));
    }

    private static CompiledEnvironment CompileEnvironment(
        DeclarationSet declarations, EnvironmentDeclaration environment, CompiledCatalogue catalogue, DateOnly today,
        CompiledDeclarations? known, List<Diagnostic> findings)
    {
        var fresh = WithExternalRoles(KeycloakRealm.Fresh(environment.Realm.Name), declarations.Catalogue);
        var stacks = declarations.Stacks.Values.Where(s => s.Environment == environment.Name).ToArray();
        var references = new ReferenceIndex(declarations.Catalogue, fresh);
        var results = new (CompiledStack Stack, List<Diagnostic> Findings)[stacks.Length];
        Parallel.For(0, stacks.Length, i =>
        {
            var own = new List<Diagnostic>();
            results[i] = (
                Known(known, environment, stacks[i])
                ?? new StackCompiler(declarations.Catalogue, environment, references, fresh.DefaultRole, today, own).Compile(stacks[i]), own);
        });

        findings.AddRange(results.SelectMany(r => r.Findings));
        var compiled = results.Select(r => r.Stack).ToArray();
        NameClashes.Check(compiled, catalogue, fresh, findings);
        var platform = Array.FindIndex(compiled, s => s.Declaration.IsPlatform);
        if (platform >= 0)
        {
            compiled[platform] = PlatformObjects.AddTo(compiled[platform], catalogue, compiled);
            GrantScopeNames.Check(compiled[platform], declarations.Catalogue, findings);
        }

        return new()
        {
            Declaration = environment,
            Stacks = Map<string, CompiledStack>.From(compiled.Select(s => KeyValuePair.Create(s.Name, s))),
            Realm = RealmUnion.Of(fresh, compiled),
        };
    }

    // The platform's stack has objects from what all tenants declare.
    private static CompiledStack? Known(CompiledDeclarations? known, EnvironmentDeclaration environment, StackDeclaration stack) =>
        known is not null && !stack.IsPlatform
        && known.Environments.TryGetValue(environment.Name, out var same) && same.Declaration == environment
        && known.Declarations.Stacks.TryGetValue(stack.Name, out var before) && ReferenceEquals(before, stack)
            ? same.Stacks.GetValueOrDefault(stack.Name)
            : null;

    private static RealmState WithExternalRoles(RealmState fresh, CatalogueDeclaration catalogue) => catalogue.ExternalRoles.Count == 0
        ? fresh
        : fresh with
        {
            Roles = Map<RoleRef, Role>.From(catalogue.ExternalRoles.Values
                .Select(r => KeyValuePair.Create(r.Ref, new Role { Ref = r.Ref }))
                .Concat(fresh.Roles)),
        };
}
