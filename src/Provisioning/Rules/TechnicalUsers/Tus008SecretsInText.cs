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
            return [];
        }

        var findings = new List<Diagnostic>();
        var texts = new DeclaredTexts();
        texts.AddCatalogue(context.Catalogue);
        Check(texts, findings);
        foreach (var (_, stack) in context.Compiled.Stacks)
        {
            texts.Clear();
            texts.AddStack(stack);
            Check(texts, findings);
        }

        return findings;
    }

    private void Check(DeclaredTexts texts, List<Diagnostic> findings)
    {
        foreach (ref readonly var text in texts.All)
        {
            if (SecretShapes.Find(text.Text) is { Length: > 0 } shape)
            {
                // The value itself stays out of the sentence, and so does a name that is the value.
                findings.Add(Descriptor.At(
                    text.At.ToPlace(text.IsName ? string.Empty : text.Subject),
                    $"The {text.Field} {(text.IsName ? "here" : $"of '{text.Subject}'")} contains what looks like {shape}."));
            }
        }
    }
}
