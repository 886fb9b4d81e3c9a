namespace Provisioning.Access;

public enum PrincipalKind
{
    /// <summary>A client that signs in for itself.</summary>
    TechnicalUser,

    /// <summary>A user that is no service account.</summary>
    User,
}
