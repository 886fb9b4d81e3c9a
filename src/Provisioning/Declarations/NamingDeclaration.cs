namespace Provisioning.Declarations;

/// <summary>
/// Patterns for names. Placeholders: <c>{tenant}</c>, <c>{environment}</c>, <c>{name}</c>, <c>{domain}</c>, <c>{app}</c>
/// and, for secrets, <c>{clientId}</c>.
/// </summary>
public sealed record NamingDeclaration(string TechnicalUser, string CiCd, string Secret)
{
    public static NamingDeclaration Default { get; } = new(
        "sa-{tenant}-{name}", "cicd-technical-user-{environment}@{domain}", "{tenant}-{environment}-{clientId}");
}
