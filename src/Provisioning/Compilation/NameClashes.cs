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
}
