using Provisioning.Diagnostics;

namespace Provisioning.Access;

/// <summary>What comparing computed claims with real tokens can find.</summary>
public static class TokenCodes
{
    public static DiagnosticDescriptor Differs { get; } = new(
        "TOK-001",
        Severity.Error,
        "A real token says what the declarations say",
        "What services see is the token. When it differs, the realm is not what is declared, or something in it has no name here.",
        "Keycloak: evaluate-scopes, generate-example-access-token",
        "Look with `provision preview` for what has drifted and apply it; with an empty preview look for mappers and scopes made by hand.");

    public static DiagnosticDescriptor NotThere { get; } = new(
        "TOK-002",
        Severity.Error,
        "The technical user is in the realm",
        "Nobody issues tokens to a client that is not there, or that has no user behind it.",
        "Keycloak: service accounts",
        "Apply the stack with `provision up` first.");

    public static DiagnosticDescriptor NoServer { get; } = new(
        "TOK-003",
        Severity.Error,
        "The realm whose tokens are asked for is on a server",
        "A file issues no tokens; the claims that are computed from it are all there is.",
        "Realm files",
        "Name a stack of an environment whose realm is of kind 'keycloak', or set PROVISIONING__<ENVIRONMENT>__REALM__KIND and __URL.");

    public static DiagnosticDescriptor SignInRefused { get; } = new(
        "TOK-004",
        Severity.Error,
        "The technical user signs in with the secret in the vault",
        "Whoever uses the secret cannot sign in either.",
        "RFC 6749, section 5.2",
        "Look whether the technical user is enabled, and apply its stack: the secret is stored anew when the server's is another.");

    public static DiagnosticDescriptor NoSecret { get; } = new(
        "TOK-005",
        Severity.Error,
        "The technical user's secret is in the vault",
        "Without it nobody can sign in as the technical user.",
        "Secrets of technical users are kept in the vault only (roles and rights concept, closing paragraph)",
        "Apply the stack with `provision up`: it stores what is missing.");

    public static DiagnosticDescriptor NotOfItsOwn { get; } = new(
        "TOK-006",
        Severity.Error,
        "The technical user has tokens of its own",
        "A user with a password gets its token through whichever client it signs in to, and that client decides what is in it.",
        "RFC 6749, section 4.3",
        "Look at the tokens that the client in question issues.");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [Differs, NotThere, NoServer, SignInRefused, NoSecret, NotOfItsOwn];
}
