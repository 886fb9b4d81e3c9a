using Provisioning.Compilation;
using Provisioning.Diagnostics;

namespace Provisioning.Rules;

/// <summary>CI/CD users of a tenant are called alike in all environments, and say in which one they work.</summary>
public sealed class Nam004CiCdNames : IRule
{
    public DiagnosticDescriptor Descriptor { get; } = new(
        "NAM-004",
        Severity.Error,
        "CI/CD users are called BASE-ENVIRONMENT@DOMAIN, with one base per tenant",
        "Pipelines build the name from the environment; a name out of line fails there, or signs in to the wrong environment.",
        "SAP CI/CD technical user, step 1",
        "Leave 'clientId' out, so that the environment's pattern naming.cicd makes the name.");

    public IEnumerable<Diagnostic> Check(RuleContext context)
    {
        foreach (var user in context.TechnicalUsers)
        {
            if (!user.Declaration.IsCiCd)
            {
                continue;
            }

            var place = user.Declaration.At.ToPlace(user.ClientId);
            if (BaseOf(user) is not { Length: > 0 } own)
            {
                yield return Descriptor.At(
                    place,
                    $"CI/CD user '{user.ClientId}' of '{user.Stack.Name}' is not called BASE-{user.Stack.Environment}@{DomainOf(user)}.");
            }
            else if (Tenants.CiCdUsersElsewhere(context, user.Stack).FirstOrDefault(o => BaseOf(o) is { Length: > 0 } other && other != own)
                is { } differing)
            {
                yield return Descriptor.At(
                    place,
                    $"CI/CD user '{user.ClientId}' begins with '{own}', but in '{differing.Stack.Environment}' it is '{differing.ClientId}'.",
                    "Choose one base for all environments of the tenant; only environment and domain may differ.");
            }
        }
    }

    /// <summary>What stands before <c>-environment@domain</c>; empty where the name has another shape.</summary>
    private static string BaseOf(TechnicalUser user)
    {
        var ending = $"-{user.Stack.Environment}@";
        var at = user.ClientId.IndexOf(ending, StringComparison.Ordinal);
        if (at <= 0)
        {
            return string.Empty;
        }

        var domain = user.ClientId.AsSpan(at + ending.Length);
        var fits = user.Stack.Domain.Length == 0 ? domain.Contains('.') : domain.SequenceEqual(user.Stack.Domain);
        return fits ? user.ClientId[..at] : string.Empty;
    }

    private static string DomainOf(TechnicalUser user) => user.Stack.Domain.Length > 0 ? user.Stack.Domain : "DOMAIN";
}
