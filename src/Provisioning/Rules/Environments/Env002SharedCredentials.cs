using Provisioning.Compilation;
using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>No credential of a tenant works in two environments.</summary>
public sealed class Env002SharedCredentials : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "ENV-002",
        Severity.Error,
        "Environments of a tenant share no credential",
        "A credential that works in development and in production makes development as delicate as production.",
        "SAP CI/CD technical user, step 1",
        "Put {environment} into the naming pattern, or give each environment its own realm and vault.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var stack in context.Compiled?.Stacks.Values ?? [])
        {
            foreach (var (environment, other) in Tenants.Elsewhere(context, stack.Declaration))
            {
                foreach (var finding in Compare(new Pair(context.Compiled!, stack, environment, other)))
                {
                    yield return finding;
                }
            }
        }
    }

    private IEnumerable<Diagnostic> Compare(Pair pair)
    {
        var secrets = new Lazy<HashSet<string>>(() => pair.Other.Secrets
            .Select(s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase));
        foreach (var (clientId, user) in pair.Stack.TechnicalUsers)
        {
            var isCiCd = user.Declaration.IsCiCd;
            if ((pair.OneRealm || isCiCd) && pair.Other.TechnicalUsers.ContainsKey(clientId))
            {
                yield return Descriptor.At(
                    user.Declaration.At.ToPlace(clientId),
                    $"{pair.Names} share the {(isCiCd ? "CI/CD user" : "technical user")} '{clientId}'"
                    + $"{(pair.OneRealm ? ", and both use the same realm" : string.Empty)}.");
            }

            if (!user.Declaration.SecretIsElsewhere && (pair.OneVault || isCiCd) && secrets.Value.Contains(user.Secret.Name))
            {
                yield return Descriptor.At(
                    user.Declaration.At.ToPlace(clientId),
                    $"{pair.Names} share the secret named '{user.Secret.Name}' of '{clientId}'"
                    + $"{(pair.OneVault ? ", and both use the same vault" : string.Empty)}.");
            }
        }
    }

    private sealed record Pair(CompiledEnvironment Environment, CompiledStack Stack, CompiledEnvironment OtherEnvironment, CompiledStack Other)
    {
        public bool OneRealm { get; } =
            Environment.Declaration.Realm with { At = default } == OtherEnvironment.Declaration.Realm with { At = default };

        public bool OneVault { get; } =
            Environment.Declaration.Vault with { At = default } == OtherEnvironment.Declaration.Vault with { At = default };

        /// <summary>In one order whichever side is checked, so that the finding is said once.</summary>
        public string Names { get; } = string.CompareOrdinal(Stack.Name, Other.Name) < 0
            ? $"'{Stack.Name}' and '{Other.Name}'"
            : $"'{Other.Name}' and '{Stack.Name}'";
    }
}
