using Provisioning.Collections;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>
/// The user of a technical user that signs in with a password: ready for it at once (enabled, nothing left to do, a verified
/// address and both names, because a direct grant fails without them), its own grants only, no default role and no group.
/// </summary>
internal static class PasswordUser
{
    /// <summary>A domain that no mail reaches (RFC 2606), for a user name that is no address where the tenant has no domain either.</summary>
    private const string NoDomain = "technical-user.invalid";

    private const string FirstName = "Technical user";

    public static User Of(TechnicalUser user)
    {
        var attributes = StackMarks.ForRoles(user.Stack.Name);
        if (user.Owner.Bpn.Length > 0)
        {
            attributes = attributes.With("bpn", [user.Owner.Bpn]);
        }

        if (user.Declaration.Customer is { } customer)
        {
            attributes = attributes.Merge(
            [
                new(Marks.OwnerBpn, [customer.Bpn]),
                new(Marks.OwnerName, [customer.Name]),
                new(Marks.ProviderBpn, [user.Stack.Organisation.Bpn]),
            ]);
        }

        return AppliedMark.Stamp(new User
        {
            Username = user.ClientId,
            Enabled = user.Declaration.Enabled,
            Email = EmailOf(user),
            EmailVerified = true,
            FirstName = FirstName,
            LastName = user.Stack.Name,
            Attributes = attributes,
            Grants = ValueSet.From(user.Grants.Keys),
        });
    }

    private static string EmailOf(TechnicalUser user) => user.ClientId.Contains('@', StringComparison.Ordinal)
        ? user.ClientId
        : $"{user.ClientId}@{(user.Stack.Domain.Length > 0 ? user.Stack.Domain.ToLowerInvariant() : NoDomain)}";
}
