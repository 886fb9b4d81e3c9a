using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Resources;

/// <summary>
/// Says which resources make a realm what a stack declares. It translates and decides nothing: what the resources make is the
/// desired realm itself, marked as written by Pulumi.
/// </summary>
public static class ToPulumi
{
    /// <param name="desired">Only what the stack owns, as compiled (<c>CompiledEnvironment.DesiredFor</c>).</param>
    /// <param name="secrets">The technical users' secrets to keep in the vault; none where the program has no vault.</param>
    public static ResourceProgram Program(string stack, RealmState desired, IEnumerable<SecretRef> secrets)
    {
        var realm = Handover.To(Marks.PulumiApplier, desired);
        var draft = new ProgramDraft(realm);
        foreach (var application in realm.Clients.Values.Where(c => c.ServiceAccount is null))
        {
            ApplicationResources.Add(draft, application);
        }

        RoleResources.Add(draft);
        var vault = secrets.ToDictionary(s => s.ClientId, StringComparer.Ordinal);
        foreach (var client in realm.Clients.Values.Where(c => c.ServiceAccount is not null))
        {
            TechnicalUserResources.Add(draft, client, vault.GetValueOrDefault(client.ClientId));
        }

        foreach (var user in realm.Users.Values)
        {
            PasswordUserResources.Add(draft, user, vault.GetValueOrDefault(user.Username));
        }

        return draft.ToProgram(stack);
    }
}
