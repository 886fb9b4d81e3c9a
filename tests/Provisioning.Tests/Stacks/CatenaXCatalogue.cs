using Provisioning.Declarations;

namespace Provisioning.Tests.Stacks;

/// <summary>Counts of CX-Central 4.2.1, so that an edit which loses a member or a description fails here.</summary>
public class CatenaXCatalogue
{
    private const string TechnicalRoles = "technical_roles_management";

    private static readonly ApplicationDeclaration[] Applications =
        [.. RepositoryStacks.Catalogue.Applications.Values.Where(a => !a.ThirdParty)];

    private static readonly RoleDeclaration[] Roles = [.. Applications.SelectMany(a => a.Roles.Values)];

    [Fact]
    public void HasTheTwelveApplications() => Assert.Equal(
        [
            "Cl1-CX-Registration", "Cl16-CX-BPDMGate", "Cl2-CX-Portal", "Cl21-CX-DF", "Cl22-CX-BPND", "Cl23-CX-Policy-Hub",
            "Cl24-CX-SSI-CredentialIssuer", "Cl25-CX-BPDM-Orchestrator", "Cl3-CX-Semantic", "Cl5-CX-Custodian",
            "Cl7-CX-BPDM", TechnicalRoles,
        ],
        Applications.Select(a => a.ClientId).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("Cl1-CX-Registration", 9, 4)]
    [InlineData("Cl2-CX-Portal", 77, 11)]
    [InlineData("Cl3-CX-Semantic", 4, 0)]
    [InlineData("Cl5-CX-Custodian", 8, 0)]
    [InlineData("Cl7-CX-BPDM", 7, 0)]
    [InlineData("Cl16-CX-BPDMGate", 8, 0)]
    [InlineData("Cl21-CX-DF", 3, 0)]
    [InlineData("Cl22-CX-BPND", 3, 0)]
    [InlineData("Cl23-CX-Policy-Hub", 1, 0)]
    [InlineData("Cl24-CX-SSI-CredentialIssuer", 7, 0)]
    [InlineData("Cl25-CX-BPDM-Orchestrator", 8, 0)]
    [InlineData(TechnicalRoles, 0, 20)]
    public void GivesEachApplicationItsPermissionsAndRoles(string clientId, int permissions, int roles)
    {
        var application = RepositoryStacks.Catalogue.Applications[clientId];

        Assert.Equal((permissions, roles), (application.Permissions.Count, application.Roles.Count));
    }

    [Fact]
    public void HasAllMembersOfItsRoles() => Assert.Equal(508, Roles.Sum(r => r.Members.Count));

    [Fact]
    public void HasTheMembersThatLeadToAnotherApplication() => Assert.Equal(
        184,
        Applications.Sum(a => a.Roles.Values.SelectMany(r => r.Members)
            .Count(m => !m.Value.StartsWith(a.ClientId + "/", StringComparison.Ordinal))));

    [Fact]
    public void KeepsDescriptionsWithoutBlanksAtTheirEnds()
    {
        string[] descriptions =
        [
            .. Applications.Select(a => a.Description),
            .. Applications.SelectMany(a => a.Permissions.Values).Select(p => p.Description),
            .. Roles.Select(r => r.Description),
        ];

        Assert.Equal(85, descriptions.Count(d => d.Length > 0));
        Assert.All(descriptions, d => Assert.Equal(d.Trim(), d));
    }

    [Fact]
    public void OffersNineTechnicalRolesToMembers() => Assert.Equal(9, OfferedToMembers().Count());

    [Fact]
    public void LeadsEveryFormerNameToRolesThatExist()
    {
        var aliases = RepositoryStacks.Catalogue.Aliases.Values;

        Assert.Equal(
            ["App Tech User", "BPDM Pool", "Connector User", "Dataspace Discvoery", "Service Management"],
            aliases.Select(a => a.Name));
        Assert.All(aliases.SelectMany(a => a.Successors), s => Assert.Contains(
            s.Value, RepositoryStacks.Catalogue.Applications[TechnicalRoles].Roles.Keys.Select(r => $"{TechnicalRoles}/{r}")));
    }

    /// <summary>Technical roles that somebody besides the operator may choose.</summary>
    internal static IEnumerable<string> OfferedToMembers() =>
        RepositoryStacks.Catalogue.Applications[TechnicalRoles].Roles.Values
            .Where(r => r.OfferedTo.Any(company => company != "operator"))
            .Select(r => $"{TechnicalRoles}/{r.Name}");
}
