using Provisioning.Access;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Views;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Commands;

/// <summary>Compares the claims that are computed for a technical user with tokens that its realm makes.</summary>
internal static class TokenRun
{
    private const string Example = "The server's example token";
    private const string SignIn = "A real token";

    public static async Task<ImmutableArray<ComparedToken>> CompareAsync(
        CommandRun run, Subject subject, Explanation explanation, bool signIn, CancellationToken cancellationToken)
    {
        if (subject.Stack is null)
        {
            return [Obstacle(TokenCodes.NoServer.At(Place.Of(subject.Name), $"The realm file {subject.Name} issues no tokens to compare with."))];
        }

        if (explanation.Claims is not { } claims)
        {
            return [Obstacle(TokenCodes.NotOfItsOwn.At(Place.Of(explanation.Name), $"'{explanation.Name}' is a user with a password."))];
        }

        var (name, computed) = (explanation.Name, IssuedClaims.Of(claims));
        var target = ProjectRun.Open(run, [subject.Name], cancellationToken).Targets[0];
        var example = Compared("example", Example, name, computed, await target.Realm.Tokens.ExampleAsync(name, cancellationToken).ConfigureAwait(false));
        return signIn && !example.Findings.Any(f => f.Code == TokenCodes.NoServer.Code)
            ? [example, await SignInAsync(target, subject, name, computed, cancellationToken).ConfigureAwait(false)]
            : [example];
    }

    private static async Task<ComparedToken> SignInAsync(
        EnvironmentTarget target, Subject subject, string name, IssuedClaims computed, CancellationToken cancellationToken)
    {
        // What is not the stack's own, such as a client of Keycloak's, has no secret in the vault.
        var reference = subject.Stack!.TechnicalUsers.GetOr(name, null!)?.Secret;
        var secret = reference is null ? null : await target.Store.RevealAsync(reference.Name, cancellationToken).ConfigureAwait(false);
        return Compared("sign-in", SignIn, name, computed, secret is null
            ? new TokenSample(null, TokenCodes.NoSecret.At(
                Place.Of(name), $"{target.Store.Location} has no secret of '{name}' that stack '{subject.Name}' would know."), 0)
            : await target.Realm.Tokens.SignInAsync(name, secret, cancellationToken).ConfigureAwait(false));
    }

    private static ComparedToken Obstacle(Diagnostic finding) => new("example", Example, [finding], 0);

    private static ComparedToken Compared(string source, string words, string name, IssuedClaims computed, TokenSample sample) => new(
        source,
        words,
        sample.Claims is { } issued ? TokenComparison.Between(name, words, computed, issued) : [sample.Obstacle!],
        sample.Requests);
}
