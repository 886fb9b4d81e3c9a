using Provisioning.Collections;

namespace Provisioning.Declarations;

/// <summary>A finding that somebody signed off until a date. Past it, the exception itself is an error.</summary>
/// <param name="Code">The code it is about.</param>
/// <param name="Subjects">Exact subjects of findings (client ids, <c>client/role</c>), or patterns with <c>*</c>.</param>
/// <param name="Until">The last day on which it holds.</param>
public sealed record ExceptionDeclaration(
    string Name, string Code, ValueList<string> Subjects, string Reason, DateOnly Until, SourcePosition At);
