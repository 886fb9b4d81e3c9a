using Provisioning.Compilation;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Applying;

/// <summary>
/// Finds names and texts that the server would answer with 500, or take for the address of something else, before anything
/// is sent.
/// </summary>
internal static class NameCheck
{
    /// <summary>What is wrong with a change, or an empty text.</summary>
    public static string ProblemOf(Change change) => change.After switch
    {
        Client client => ProblemOf(
            client.ClientId,
            client.ServiceAccount is null ? KeycloakNames.MaxLength : KeycloakNames.MaxClientIdLength,
            client.Description,
            client.Attributes.Keys),
        Role role => ProblemOf(role.Ref.Name, KeycloakNames.MaxLength, role.Description, role.Attributes.Keys),
        ClientScope scope => ProblemOf(scope.Name, KeycloakNames.MaxLength, scope.Description, scope.Attributes.Keys),
        User user => ProblemOf(user.Username, KeycloakNames.MaxLength, string.Empty, user.Attributes.Keys),
        _ => string.Empty,
    };

    private static string ProblemOf(string name, int limit, string description, IEnumerable<string> attributes)
    {
        if (KeycloakNames.ProblemOf(name, limit) is { Length: > 0 } problem)
        {
            return $"'{name}' cannot be sent to the server: {problem}";
        }

        return description.Length > KeycloakNames.MaxLength
            ? $"The description of '{name}' has {description.Length} characters and Keycloak stores {KeycloakNames.MaxLength}."
            : attributes.FirstOrDefault(a => a.Length > KeycloakNames.MaxLength) is { } attribute
                ? $"The attribute '{attribute}' of '{name}' has a name of {attribute.Length} characters and Keycloak stores {KeycloakNames.MaxLength}."
                : string.Empty;
    }
}
