using Provisioning.Collections;

namespace Provisioning.Realms;

/// <summary>
/// A user that is not a service account: a person, or, with the mark of a stack, a technical user that signs in with a password.
/// It never carries a credential.
/// </summary>
public sealed record User : IRealmObject
{
    /// <summary>Keycloak keeps user names in lower case.</summary>
    public required string Username { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>Keycloak lets nobody sign in with a password whose address and names are missing ("Account is not fully set up").</summary>
    public string Email { get; init; } = string.Empty;

    public bool EmailVerified { get; init; }

    public string FirstName { get; init; } = string.Empty;

    public string LastName { get; init; } = string.Empty;

    /// <summary>What Keycloak asks of the user at the next sign-in, such as <c>UPDATE_PASSWORD</c>; a password grant fails as long as there is any.</summary>
    public ValueSet<string> RequiredActions { get; init; } = [];

    public Map<string, ValueList<string>> Attributes { get; init; } = Map<string, ValueList<string>>.Empty;

    public ValueSet<RoleRef> Grants { get; init; } = [];

    public ValueSet<string> Groups { get; init; } = [];

    public Address Address => new(ObjectKind.User, Username);

    public string Stack => Marks.StackOf(this);

    public string Applier => Marks.ApplierOf(this);
}
