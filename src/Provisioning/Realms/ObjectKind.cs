namespace Provisioning.Realms;

/// <summary>The kinds of objects that have an address of their own; everything else is a field of one of them.</summary>
public enum ObjectKind
{
    Client,
    Role,
    ClientScope,
    User,
}
