using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Keycloak.Requests;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Reading;

/// <summary>What technical users hold directly, by client id.</summary>
/// <param name="Findings">What the caller was not told.</param>
internal sealed record GrantReading(IReadOnlyDictionary<string, ValueSet<RoleRef>> Grants, ImmutableArray<Diagnostic> Findings);

/// <summary>
/// Chooses the side that grants are read from: by role where that takes fewer requests and every role is known. A role that
/// somebody gave to a technical user's own client would be overlooked otherwise.
/// </summary>
internal sealed class GrantSide(AdminApi api, RealmIds ids, KeycloakOptions options, IProgress<ReadProgress> progress)
{
    private readonly GrantReader reader = new(api, ids, options.PageSize, progress);

    /// <summary>Whether the caller may grant roles; null when its token does not tell.</summary>
    public bool? MayGrant { get; init; }

    public async Task<GrantReading> ReadAsync(
        RoleRef defaultRole, List<string> technicalUsers, RoleReader roles, CancellationToken cancellationToken)
    {
        bool IsShorterByRole(int factor) => factor * roles.Known.Count < technicalUsers.Count && GrantReader.CanAskByRole(roles.Known);
        if (!IsShorterByRole(1))
        {
            return await ReadEachAsync(technicalUsers, cancellationToken).ConfigureAwait(false);
        }

        if (MayGrant == false)
        {
            return IsShorterByRole(2) && !options.ReadsEachTechnicalUser
                ? new(await reader.ByRoleAsync(roles.Known, technicalUsers, cancellationToken).ConfigureAwait(false), [NotListed(technicalUsers.Count, roles)])
                : await ReadEachAsync(technicalUsers, cancellationToken).ConfigureAwait(false);
        }

        await roles.CompleteAsync([defaultRole], cancellationToken).ConfigureAwait(false);
        var owners = await new RoleInventory(api, ids)
            .ReadOwnersAsync(defaultRole, roles.Roles(_ => true), cancellationToken)
            .ConfigureAwait(false);
        await roles.LoadAsync(owners ?? [], cancellationToken).ConfigureAwait(false);
        return owners is not null && IsShorterByRole(1)
            ? new(await reader.ByRoleAsync(roles.Known, technicalUsers, cancellationToken).ConfigureAwait(false), [])
            : await ReadEachAsync(technicalUsers, cancellationToken).ConfigureAwait(false);
    }

    public async Task<GrantReading> ReadEachAsync(List<string> technicalUsers, CancellationToken cancellationToken) =>
        new(await reader.ByUserAsync(technicalUsers, cancellationToken).ConfigureAwait(false), []);

    private Diagnostic NotListed(int technicalUsers, RoleReader roles) => KeycloakCodes.RolesNotListed.At(
        Place.Of(api.Realm),
        $"The grants of {technicalUsers} technical users were read from {roles.Known.Count} roles, and {api.Caller} is not told of roles "
        + "that somebody made on technical users' own clients.");
}
