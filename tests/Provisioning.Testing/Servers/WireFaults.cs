using System.Collections.Concurrent;

namespace Provisioning.Testing.Servers;

/// <summary>Faults as a seed says; which request meets which depends on the order in which they arrive.</summary>
/// <param name="share">How many of a hundred requests meet a fault, as a fraction.</param>
public sealed class WireFaults(int seed, double share)
{
    private static readonly WireFault[] Refusals =
        [WireFault.TooManyRequests, WireFault.InternalServerError, WireFault.ServiceUnavailable, WireFault.Conflict, WireFault.Torn];

    private static readonly WireFault[] Losses = [WireFault.AnswerLost, WireFault.AnswerLost, WireFault.AnswerCut, WireFault.AnswerCut, WireFault.AnswerLate];

    private readonly Random random = new(seed);
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<WireFault, int> met = new();
    private int requests;

    /// <summary>From this request on the server is overloaded and says so; never when null.</summary>
    public int? OverloadedFrom { get; init; }

    /// <summary>How often each fault was met.</summary>
    public IReadOnlyDictionary<WireFault, int> Met => met;

    public int Count => met.Values.Sum();

    /// <summary>The fault of the next request, and whether a refusal says <c>Retry-After</c>.</summary>
    public (WireFault Fault, bool RetryAfter) Next()
    {
        var (fault, retryAfter) = Draw();
        if (fault != WireFault.None)
        {
            met.AddOrUpdate(fault, 1, (_, count) => count + 1);
        }

        return (fault, retryAfter);
    }

    /// <summary>Half of the faults lose the answer to work that was done.</summary>
    private (WireFault Fault, bool RetryAfter) Draw()
    {
        lock (gate)
        {
            var (fails, kind, retryAfter) = (random.NextDouble() < share, random.Next(Refusals.Length + Losses.Length), random.Next(2) == 0);
            return ++requests >= OverloadedFrom ? (WireFault.ServiceUnavailable, true)
                : !fails ? (WireFault.None, false)
                : (kind < Refusals.Length ? Refusals[kind] : Losses[kind - Refusals.Length], retryAfter);
        }
    }
}
