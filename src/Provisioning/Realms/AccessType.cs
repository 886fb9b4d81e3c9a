namespace Provisioning.Realms;

/// <summary>How a client authenticates: not at all, with a credential, or never (it only owns roles and checks tokens).</summary>
public enum AccessType
{
    Public,
    Confidential,
    BearerOnly,
}
