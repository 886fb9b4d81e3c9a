using Pulumi;
using Provisioning.Realms;

namespace Provisioning.Infra;

/// <summary>What <c>pulumi up</c> runs: check whose the stack is, then register what it declares. It decides nothing else.</summary>
internal static class StackProgram
{
    /// <param name="openRealm">The way to the realm, for reading who wrote it.</param>
    /// <returns>The stack's outputs.</returns>
    /// <exception cref="RunException">Another applier writes the stack, or its realm cannot be read.</exception>
    public static async Task<IDictionary<string, object?>> RunAsync(
        DeclaredStack stack, Func<DeclaredStack, Task<IRealmGateway>> openRealm, CancellationToken cancellationToken)
    {
        await RealmOwner.CheckAsync(stack, await openRealm(stack).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        var program = stack.Program;
        new Registration(program).Run();
        return new Dictionary<string, object?>
        {
            ["realm"] = program.Realm,
            ["technicalUsers"] = stack.Compiled.TechnicalUsers.Keys.ToArray(),
        };
    }
}
