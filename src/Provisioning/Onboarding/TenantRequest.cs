namespace Provisioning.Onboarding;

/// <summary>What somebody says of a new tenant.</summary>
public sealed record TenantRequest
{
    /// <summary>Lower-case letters, digits and hyphens: the name of its folder and the first part of its stacks.</summary>
    public required string Tenant { get; init; }

    /// <summary>Its business partner number.</summary>
    public required string Bpn { get; init; }

    /// <summary>The organisation's name, for people; the tenant's name where it is empty.</summary>
    public string OrganisationName { get; init; } = string.Empty;

    /// <summary>DNS domain for naming patterns that need one; empty where none does.</summary>
    public string Domain { get; init; } = string.Empty;

    /// <summary>What it is in the dataspace; decides which roles it may choose.</summary>
    public ImmutableArray<string> CompanyRoles { get; init; } = ["participant"];

    /// <summary>The environments it gets, in order of promotion; all that the project has where none is named.</summary>
    public ImmutableArray<string> Environments { get; init; } = [];

    /// <summary>Roles for technical users, <c>client/name</c> or bare: each becomes a technical user of its own, so that none holds more than one service needs.</summary>
    public ImmutableArray<string> Roles { get; init; } = [];

    /// <summary>Apps to activate (<c>app</c>), or single technical user profiles of apps (<c>app/profile</c>).</summary>
    public ImmutableArray<string> Profiles { get; init; } = [];
}
