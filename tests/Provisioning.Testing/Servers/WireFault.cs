namespace Provisioning.Testing.Servers;

/// <summary>What can go wrong between a caller and a server.</summary>
public enum WireFault
{
    None,

    /// <summary>429 before the work, in half of the cases with <c>Retry-After</c>.</summary>
    TooManyRequests,

    /// <summary>500 before the work.</summary>
    InternalServerError,

    /// <summary>503 before the work, in half of the cases with <c>Retry-After</c>.</summary>
    ServiceUnavailable,

    /// <summary>409 before the work.</summary>
    Conflict,

    /// <summary>The connection is reset before the work.</summary>
    Torn,

    /// <summary>The connection is reset after the work, without a byte of the answer.</summary>
    AnswerLost,

    /// <summary>The connection ends after the work, with half of the answer.</summary>
    AnswerCut,

    /// <summary>The work is done and the answer comes too late for the caller.</summary>
    AnswerLate,
}
