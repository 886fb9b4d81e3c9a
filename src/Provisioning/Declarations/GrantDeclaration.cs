namespace Provisioning.Declarations;

/// <summary>A role or permission that a technical user is to hold, as written (client-qualified, or bare where unique).</summary>
/// <param name="Until">Last day of the grant, or null when it has no end.</param>
public sealed record GrantDeclaration(string Reference, string Reason, DateOnly? Until, SourcePosition At)
{
    /// <summary>Whether the grant brings its own client scope into the technical user's tokens, as a grant of ours does.</summary>
    public bool Scoped { get; init; } = true;
}
