using System.Text.Json;
using System.Text.RegularExpressions;
using Azure;
using Azure.Identity;
using Provisioning.Diagnostics;
using Provisioning.Secrets;

namespace Provisioning.KeyVault.Requests;

/// <summary>What the vault said when it did not do something.</summary>
/// <param name="Code">The inner code, such as <c>ObjectIsBeingDeleted</c>, or else the outer one.</param>
/// <param name="Sentence">The first line of its message.</param>
internal sealed partial record Refusal(int Status, string Code, string Sentence)
{
    public const string NotFound = "SecretNotFound";

    public bool IsNotFound => Status == 404;

    public bool IsDisabled => Code == "SecretDisabled";

    public bool IsDeletedButRecoverable => Code == "ObjectIsDeletedButRecoverable";

    /// <summary>Being deleted, purged or recovered: it passes by itself.</summary>
    public bool IsInTransition => Status == 409 && !IsDeletedButRecoverable;

    public static Refusal Of(RequestFailedException failure)
    {
        try
        {
            using var body = JsonDocument.Parse(failure.GetRawResponse()?.Content.ToMemory() ?? default);
            var error = body.RootElement.GetProperty("error");
            var message = error.TryGetProperty("message", out var text) ? text.GetString() ?? string.Empty : string.Empty;
            return new(failure.Status, Inner(error), message.ReplaceLineEndings("\n"));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new(failure.Status, failure.ErrorCode ?? string.Empty, string.Empty);
        }
    }

    /// <summary>The finding that an exception of the libraries stands for.</summary>
    /// <param name="doing">What was tried, for example <c>store secret 'x'</c>.</param>
    public static SecretStoreException Finding(Exception failure, Uri vault, string doing) => failure switch
    {
        AuthenticationFailedException => new(
            KeyVaultCodes.SignInFailed.At(Place.Of(vault.Host), $"There is no sign-in for {vault}: {FirstLine(failure.Message)}"), failure),
        RequestFailedException { Status: 0 } => new(
            KeyVaultCodes.Unreachable.At(Place.Of(vault.Host), $"The vault at {vault} does not answer: {FirstLine(failure.Message)}"), failure),
        RequestFailedException refused => Of(refused).Finding(refused, vault, doing),
        _ => new(KeyVaultCodes.Unreachable.At(Place.Of(vault.Host), $"The vault at {vault} does not answer: {FirstLine(failure.Message)}"), failure),
    };

    private SecretStoreException Finding(RequestFailedException failure, Uri vault, string doing)
    {
        var place = Place.Of(vault.Host);
        return new(
            (Status, Code) switch
            {
                (401, _) => KeyVaultCodes.SignInFailed.At(place, $"The vault at {vault} does not accept the sign-in: {FirstLine(Sentence)}"),
                (403, "ForbiddenByFirewall" or "ForbiddenByConnection") =>
                    KeyVaultCodes.NetworkRefused.At(place, $"The vault at {vault} turns this machine away: {FirstLine(Sentence)}"),
                (403, "ForbiddenByRbac" or "AccessDenied" or "ForbiddenByPolicy" or "Forbidden") => RoleMissing(place, vault, doing),
                _ => KeyVaultCodes.Refused.At(place, $"The vault at {vault} refused to {doing}: {Status} {Code} {FirstLine(Sentence)}".TrimEnd()),
            },
            failure);
    }

    private Diagnostic RoleMissing(Place place, Uri vault, string doing)
    {
        var role = VaultRoles.For(Action().Match(Sentence).Groups["action"].Value);
        var caller = Caller().Match(Sentence) is { Success: true } match
            ? $"the caller (appid {Or(match.Groups["appid"].Value)}, oid {Or(match.Groups["oid"].Value)})"
            : "the caller";
        return KeyVaultCodes.RoleMissing.At(
            place,
            $"The vault at {vault} refused to {doing}: {caller} lacks the role '{role}'.",
            $"Assign '{role}' to it on this vault; a new assignment takes some minutes to work.");
    }

    private static string Or(string value) => value.Length > 0 ? value : "unknown";

    private static string Inner(JsonElement error) =>
        error.TryGetProperty("innererror", out var inner) && inner.TryGetProperty("code", out var code)
            ? code.GetString() ?? string.Empty
            : error.TryGetProperty("code", out var outer) ? outer.GetString() ?? string.Empty : string.Empty;

    private static string FirstLine(string text) => text.ReplaceLineEndings("\n").Split('\n')[0].Trim();

    [GeneratedRegex("Action: 'Microsoft\\.KeyVault/vaults/secrets/(?<action>[A-Za-z/]+)'")]
    private static partial Regex Action();

    [GeneratedRegex("Caller: appid=(?<appid>[^;\n]*);oid=(?<oid>[^;\n]*)")]
    private static partial Regex Caller();
}
