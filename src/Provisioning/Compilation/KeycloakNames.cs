using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>What Keycloak does not take as a name. Sources: answers of real servers, releases 24.0.5 to 26.5.</summary>
public static class KeycloakNames
{
    public const int MaxLength = 255;

    /// <summary>Of Keycloak's default user profile.</summary>
    private const int MinUsernameLength = 3;

    /// <summary>The service account's user name is the client id behind <c>service-account-</c>, and has 255 characters too.</summary>
    public static readonly int MaxClientIdLength = MaxLength - ServiceAccount.UsernamePrefix.Length;

    /// <summary>What is wrong with a name, or an empty text.</summary>
    public static string ProblemOf(string name, int limit = MaxLength) => name switch
    {
        "" or "." or ".." => $"Keycloak takes '{name}' for another address.",
        _ when name.Length > limit => $"it has {name.Length} characters and Keycloak stores {limit}.",
        _ when name.Any(char.IsControl) => "it holds a control character.",
        _ when name.Trim().Length != name.Length => "it starts or ends with a space.",
        _ => string.Empty,
    };

    /// <summary>What is wrong with the name of a user that signs in with a password, or an empty text.</summary>
    public static string ProblemOfUsername(string name) => name switch
    {
        _ when ProblemOf(name) is { Length: > 0 } problem => problem,
        _ when name.Length < MinUsernameLength => $"it has {name.Length} characters and Keycloak wants {MinUsernameLength}.",
        _ when name.Any(char.IsUpper) => "Keycloak keeps user names in lower case.",
        _ when name.StartsWith(ServiceAccount.UsernamePrefix, StringComparison.Ordinal) => "Keycloak calls users of service accounts so.",
        _ when name.Any(c => char.IsWhiteSpace(c) || "<>&\"'$%!#?;*~/\\|^=[]{}()`,:".Contains(c, StringComparison.Ordinal)) =>
            "it is no email address and no plain word; Keycloak's user profile refuses other characters.",
        _ => string.Empty,
    };

    /// <summary>What is wrong with a text for people, such as a description, as a finding; null when nothing is.</summary>
    /// <param name="what">What the text is, for the sentence: <c>The description of 'x'</c>.</param>
    public static Diagnostic? ProblemOfText(string text, string what, Place place)
    {
        if (text.Length > MaxLength)
        {
            return CompilationCodes.KeycloakName.At(
                place, $"{what} has {text.Length} characters and Keycloak stores {MaxLength}.", "Shorten it.");
        }

        // The databases behind Keycloak refuse NUL, and terminals obey what follows ESC.
        return text.Any(char.IsControl)
            ? CompilationCodes.KeycloakName.At(
                place, $"{what} holds the control character U+{(int)text.First(char.IsControl):X4}.", "Remove it; a space separates as well as a line break.")
            : null;
    }
}
