using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>A client is an application or a technical user, from its creation on.</summary>
public sealed class Tus005TechnicalForLife : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "TUS-005",
        Severity.Error,
        "What was created as technical user stays one, and nothing else becomes one",
        "Turning one into the other keeps secrets, sessions and grants that were given for something else.",
        "nevisIDM technical users and impersonation, first demand",
        "Give the technical user a client id of its own.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var user in context.TechnicalUsers)
        {
            if (context.Catalogue.Applications.TryGetValue(user.ClientId, out var application))
            {
                yield return Descriptor.At(
                    user.Declaration.At.ToPlace(user.ClientId),
                    $"Client id '{user.ClientId}' is declared as technical user of '{user.Stack.Name}' and as application"
                    + $"{(application.At.File is { } file ? $" in {file.Path}" : string.Empty)}.");
            }
        }
    }
}
