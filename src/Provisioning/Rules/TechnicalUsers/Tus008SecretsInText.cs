using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>Secrets are in the vault, not in declarations.</summary>
public sealed class Tus008SecretsInText : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "TUS-008",
        Severity.Error,
        "No declaration contains a secret",
        "Declarations are kept with all their history and read by many; a secret written there is lost for good.",
        "Catena-X technical user creation, last paragraph; SAP CI/CD technical user, step 1.4",
        "Remove it, treat it as known to others, and make a new secret; secrets belong in the vault.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        if (context.Compiled is null)
        {
            yield break;
        }

        foreach (var (subject, field, text, at) in Texts(context))
        {
            if (SecretShapes.Find(text) is { Length: > 0 } shape)
            {
                // The value itself stays out of the sentence, and so does a subject that may be the secret.
                yield return Descriptor.At(
                    at.ToPlace(ReferenceEquals(subject, text) ? string.Empty : subject),
                    $"The {field} of {(ReferenceEquals(subject, text) ? "an object" : $"'{subject}'")} contains what looks like {shape}.");
            }
        }
    }

    private static IEnumerable<(string Subject, string Field, string Text, SourcePosition At)> Texts(RuleContext context) =>
        DeclaredTexts.OfCatalogue(context.Catalogue).Concat(context.Compiled!.Stacks.Values.SelectMany(DeclaredTexts.OfStack));
}
