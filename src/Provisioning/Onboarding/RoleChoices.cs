using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Onboarding;

/// <summary>What a tenant can choose from: the roles made for technical users, and the technical user profiles of apps.</summary>
public sealed class RoleChoices(CatalogueDeclaration catalogue)
{
    /// <summary>Every role for technical users, with the company roles that it is offered to.</summary>
    public ImmutableArray<(RoleRef Ref, RoleDeclaration Role)> Roles { get; } =
    [
        .. catalogue.Applications.Values.Where(a => a.TechnicalRoles)
            .SelectMany(a => a.Roles.Values.Select(r => (new RoleRef(a.ClientId, r.Name), r))),
    ];

    /// <summary>Apps that can be activated, and their profiles one by one: <c>app</c> and <c>app/profile</c>.</summary>
    public ImmutableArray<string> Profiles { get; } =
    [
        .. catalogue.Applications.Values.Where(a => a.Profiles.Count > 0)
            .SelectMany(a => a.Profiles.Keys.Select(p => $"{a.ClientId}/{p}").Prepend(a.ClientId)),
    ];

    /// <summary>The role of that full or bare name; null where there is none, or more than one.</summary>
    public (RoleRef Ref, RoleDeclaration Role)? Find(string name) => Named(name) is [var one] ? one : null;

    internal string ProblemOf(string name) => Named(name) is { Length: > 1 } several
        ? $"'{name}' names {several.Length} roles for technical users."
        : $"There is no role for technical users called '{name}'.";

    internal string Suggest(string name) => Named(name) is { Length: > 1 } several
        ? $"Write one of {string.Join(", ", several.Select(r => r.Ref))}."
        : Spelling.Suggest(name, Roles.SelectMany(r => (string[])[r.Role.Name, r.Ref.ToString()]));

    private (RoleRef Ref, RoleDeclaration Role)[] Named(string name) =>
        [.. Roles.Where(r => r.Role.Name == name || r.Ref.ToString() == name)];
}
