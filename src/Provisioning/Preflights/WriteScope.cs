namespace Provisioning.Preflights;

/// <summary>What a run may write, which decides what its caller needs.</summary>
public enum WriteScope
{
    /// <summary>A preview; what an apply would need besides is told.</summary>
    Nothing,

    /// <summary>Whatever a plan holds.</summary>
    Everything,

    /// <summary>Clients with their roles, scopes and secrets; no user, so that seeing users is enough.</summary>
    Clients,

    /// <summary>The realm's client policies.</summary>
    Policies,
}
