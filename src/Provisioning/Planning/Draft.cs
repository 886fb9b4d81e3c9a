using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>A change before it has its place in the order.</summary>
internal sealed record Draft(
    Address Address, ChangeAction Action, ChangeReason Reason, string Stack, IRealmObject? Before, IRealmObject? After)
{
    public Change ToChange(int wave) => new()
    {
        Address = Address,
        Action = Action,
        Reason = Reason,
        Stack = Stack,
        Wave = wave,
        Before = Before,
        After = After,
    };
}
