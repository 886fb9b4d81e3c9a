using Provisioning.Compilation;
using Provisioning.Declarations;

namespace Provisioning.Rules;

/// <summary>A tenant across environments: <c>acme.dev</c> and <c>acme.prd</c> are one tenant's stacks.</summary>
internal static class Tenants
{
    /// <summary>The tenant's stacks in the other environments, by environment.</summary>
    public static IEnumerable<(CompiledEnvironment Environment, CompiledStack Stack)> Elsewhere(RuleContext context, StackDeclaration stack)
    {
        foreach (var environment in context.All?.Environments.Values ?? [])
        {
            if (environment.Name != stack.Environment && environment.Stacks.TryGetValue($"{stack.Tenant}.{environment.Name}", out var other))
            {
                yield return (environment, other);
            }
        }
    }

    /// <summary>The tenant's CI/CD users in the other environments.</summary>
    public static IEnumerable<TechnicalUser> CiCdUsersElsewhere(RuleContext context, StackDeclaration stack) =>
        Elsewhere(context, stack).SelectMany(e => CiCdUsers(e.Stack));

    public static IEnumerable<TechnicalUser> CiCdUsers(CompiledStack stack)
    {
        foreach (var user in stack.TechnicalUsers)
        {
            if (user.Value.Declaration.IsCiCd)
            {
                yield return user.Value;
            }
        }
    }
}
