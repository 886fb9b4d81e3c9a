namespace Provisioning.Diagnostics;

/// <summary>What a code means: what <c>provision rules CODE</c> prints and the documentation lists.</summary>
/// <param name="Code">Three capitals, a hyphen, three digits; never used for something else later.</param>
/// <param name="Severity">The severity where no environment says otherwise.</param>
/// <param name="Title">What is demanded, in one line.</param>
/// <param name="Reason">Why it is demanded.</param>
/// <param name="Source">Where the demand comes from: a requirement document and section, or a fact about Keycloak.</param>
/// <param name="Remedy">What to do about a finding.</param>
public sealed record DiagnosticDescriptor(
    string Code, Severity Severity, string Title, string Reason, string Source, string Remedy)
{
    /// <summary>Whether something that is only unread could be taken for something that is missing.</summary>
    public Absence Absence { get; init; }

    /// <summary>A finding of this code. Without a next step of its own it gets the code's remedy.</summary>
    public Diagnostic At(Place place, string message, string next = "") =>
        new(Code, Severity, place, message, next.Length > 0 ? next : Remedy);
}
