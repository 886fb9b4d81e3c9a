using Provisioning.Declarations;

namespace Provisioning.Compilation;

/// <summary>
/// The names and texts of what was adopted, each with what it is called. An import only writes what a server stores; what
/// somebody changed since may be longer.
/// </summary>
internal static class AdoptedTexts
{
    public static IEnumerable<(string Text, string What)> Of(AdoptedDeclaration adopted, string name)
    {
        IEnumerable<(string, string)> Named(string what, IEnumerable<string> texts) => texts.Select(text => (text, $"{what} of '{name}'"));

        return Named("The name", [adopted.Name ?? string.Empty])
            .Concat(Named("The authenticator", [adopted.Authenticator ?? string.Empty]))
            .Concat(Named("A redirect URI", adopted.RedirectUris))
            .Concat(Named("A web origin", adopted.WebOrigins))
            .Concat(Named("The name of an attribute", adopted.Attributes.Keys))
            .Concat(Named("The name of an attribute", adopted.AccountAttributes?.Keys ?? []))
            .Concat(Named("The name of a mapper", adopted.Mappers?.Keys ?? []));
    }
}
