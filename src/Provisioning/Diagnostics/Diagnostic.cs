namespace Provisioning.Diagnostics;

/// <summary>One finding: a code from <see cref="DiagnosticCatalogue"/>, a place, a sentence and the next step.</summary>
public sealed record Diagnostic(string Code, Severity Severity, Place Place, string Message, string Next)
{
    /// <summary>What the finding is about, as exceptions name it: a client id, <c>client/role</c>, or empty.</summary>
    public string Subject => Place.Subject;

    public override string ToString() => $"{Place}: {SeverityName} {Code}: {Message} {Next}".TrimEnd();

    public string SeverityName => Severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    /// <summary>Sorted as people read: by place, then code, then sentence.</summary>
    public static ImmutableArray<Diagnostic> Sort(IEnumerable<Diagnostic> findings) =>
        [.. findings
            .OrderBy(f => f.Place)
            .ThenBy(f => f.Code, StringComparer.Ordinal)
            .ThenBy(f => f.Message, StringComparer.Ordinal)];
}
