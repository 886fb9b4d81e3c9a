namespace Provisioning.Planning;

/// <summary>What happens to an object. Adopting is an update that also puts the stack's mark on an unmarked object.</summary>
public enum ChangeAction
{
    Create,
    Update,
    Adopt,
    Delete,
}
