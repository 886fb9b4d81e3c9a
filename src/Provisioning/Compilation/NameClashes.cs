using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>Client ids and secret names that meet within one environment.</summary>
internal static class NameClashes
{
    public static void Check(
        IReadOnlyCollection<CompiledStack> stacks, CompiledCatalogue catalogue, RealmState fresh, List<Diagnostic> findings)
    {
        var users = stacks.SelectMany(s => s.TechnicalUsers.Values).ToArray();
        var clientIds = new Dictionary<string, (string ClientId, string Owner)>(StringComparer.OrdinalIgnoreCase);
        foreach (var client in fresh.Clients.Keys)
        {
            clientIds[client] = (client, "a client of Keycloak's own");
        }

        foreach (var application in catalogue.Applications)
        {
            clientIds[application.ClientId] = (application.ClientId, "an application of the catalogue");
        }

        var secrets = new Dictionary<string, TechnicalUser>(StringComparer.OrdinalIgnoreCase);
        foreach (var user in users)
        {
            if (!clientIds.TryAdd(user.ClientId, (user.ClientId, $"'{user.Declaration.Name}' of {user.Stack.Name}")))
            {
                var (other, owner) = clientIds[user.ClientId];
                findings.Add(CompilationCodes.ClientIdTaken.At(
                    user.Declaration.At.ToPlace(user.ClientId),
                    other == user.ClientId
                        ? $"The client id '{user.ClientId}' of '{user.Declaration.Name}' already belongs to {owner}."
                        : $"The client id '{user.ClientId}' of '{user.Declaration.Name}' differs only in case from '{other}', which belongs to {owner}."));
            }
            else if (!user.Declaration.SecretIsElsewhere && !secrets.TryAdd(user.Secret.Name, user))
            {
                findings.Add(CompilationCodes.VaultName.At(
                    user.Declaration.At.ToPlace(user.ClientId),
                    $"The secrets of '{user.ClientId}' and '{secrets[user.Secret.Name].ClientId}' would both be called '{user.Secret.Name}'."));
            }
        }
    }

    /// <summary>
    /// Secret names of several environments that meet in one vault: <c>acme-dev</c> in <c>eu</c> and <c>acme</c> in
    /// <c>dev-eu</c> would name theirs alike.
    /// </summary>
    public static void CheckVaults(IReadOnlyCollection<CompiledEnvironment> environments, List<Diagnostic> findings)
    {
        foreach (var vault in environments.GroupBy(e => e.Declaration.Vault.Path + e.Declaration.Vault.Uri.TrimEnd('/'), StringComparer.OrdinalIgnoreCase))
        {
            var secrets = new Dictionary<string, TechnicalUser>(StringComparer.OrdinalIgnoreCase);
            foreach (var user in vault.SelectMany(e => e.Stacks.Values).SelectMany(s => s.TechnicalUsers.Values))
            {
                // Within one environment it was told before.
                if (!secrets.TryAdd(user.Secret.Name, user) && secrets[user.Secret.Name].Stack.Environment != user.Stack.Environment)
                {
                    var other = secrets[user.Secret.Name];
                    findings.Add(CompilationCodes.VaultName.At(
                        user.Declaration.At.ToPlace(user.ClientId),
                        $"The secrets of '{user.ClientId}' in {user.Stack.Name} and '{other.ClientId}' in {other.Stack.Name} would both be called '{user.Secret.Name}' in one vault."));
                }
            }
        }
    }
}
