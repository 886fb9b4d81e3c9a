namespace Provisioning.Access;

/// <summary>What is held and how much of it is in the token; shared by all principals with equal grants and scope.</summary>
internal sealed class AccessReach(HeldRoles held, RoleSet token, TokenBarrier barrier)
{
    public HeldRoles Held { get; } = held;

    public RoleSet Token { get; } = token;

    public TokenBarrier Barrier { get; } = barrier;

    public RoleGraph Graph => Held.Graph;

    public Reach Of(int role) => !Held.Roles.Contains(role) ? Reach.None : Token.Contains(role) ? Reach.Token : Reach.Held;
}
