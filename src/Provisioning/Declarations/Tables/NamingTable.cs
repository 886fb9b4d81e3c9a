using Provisioning.Declarations.Shapes;

namespace Provisioning.Declarations.Tables;

/// <summary>Patterns for names.</summary>
internal static class NamingTable
{
    public static Field<string> TechnicalUser { get; } = new(
        "technicalUser", TextType.Any,
        "Client ids of technical users, from {tenant}, {environment}, {name} and {domain}.", string.Empty);

    public static Field<string> CiCd { get; } = new(
        "cicd", TextType.Any,
        "Client ids of technical users with purpose ci-cd, from {tenant}, {environment}, {name} and {domain}.", string.Empty);

    public static Field<string> Secret { get; } = new(
        "secret", TextType.Any, "Names of secrets in the vault, from {tenant}, {environment} and {clientId}.", string.Empty);

    public static Shape Shape { get; } = new(
        "naming", "Naming", "How names are made. What is not said here comes from the environment, or else from the defaults.",
        TechnicalUser, CiCd, Secret);

    public static NamingDeclaration Read(ShapeValues? values, NamingDeclaration otherwise)
    {
        if (values is null)
        {
            return otherwise;
        }

        return new(
            Or(values.Get(TechnicalUser), otherwise.TechnicalUser),
            Or(values.Get(CiCd), otherwise.CiCd),
            Or(values.Get(Secret), otherwise.Secret));
    }

    private static string Or(string value, string otherwise) => value.Length > 0 ? value : otherwise;
}
