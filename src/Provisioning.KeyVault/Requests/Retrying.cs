using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Polly;
using Polly.Retry;

namespace Provisioning.KeyVault.Requests;

/// <summary>
/// Sends a request again when the vault was busy or its answer was lost, after the time that the vault names or twice the last
/// one. A set whose answer was lost may have worked; it then makes a second version of the same value.
/// </summary>
/// <remarks>In the place of the library's own, which cannot be given a clock.</remarks>
internal sealed class Retrying : HttpPipelinePolicy
{
    private static readonly int[] Passing = [408, 429, 500, 502, 503, 504];

    private readonly ResiliencePipeline retry;
    private volatile bool hasAnswered;

    public Retrying(KeyVaultOptions options, CreatePacer pacer, TimeProvider time)
    {
        retry = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.Retries,
                Delay = options.RetryDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                MaxDelay = options.LongestDelay,
                ShouldHandle = arguments => ValueTask.FromResult(
                    arguments.Outcome.Exception is BusyException
                    // A vault that never answered has a wrong address sooner than a bad minute.
                    || (arguments.Outcome.Exception is RequestFailedException { Status: 0 } or IOException
                        && (hasAnswered || arguments.AttemptNumber == 0))),
                DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as BusyException)?.RetryAfter),
                OnRetry = arguments =>
                {
                    if (arguments.Outcome.Exception is BusyException { IsThrottledCreate: true })
                    {
                        pacer.Pause(arguments.RetryDelay);
                    }

                    return default;
                },
            })
            .Build();
    }

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        try
        {
            await retry.ExecuteAsync(
                async _ =>
                {
                    if (message.HasResponse)
                    {
                        message.Response.Dispose();
                    }

                    await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
                    hasAnswered = true;
                    if (Passing.Contains(message.Response.Status))
                    {
                        throw new BusyException(message);
                    }
                },
                message.CancellationToken).ConfigureAwait(false);
        }
        catch (BusyException)
        {
            // The last answer is the request's: whoever sent it says what it means.
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessAsync(message, pipeline).AsTask().GetAwaiter().GetResult();

    /// <summary>An answer that may be another one next time.</summary>
#pragma warning disable CA1032, CA1064 // It never leaves this class.
    private sealed class BusyException(HttpMessage message) : Exception
#pragma warning restore CA1032, CA1064
    {
        /// <summary>What the vault says, in seconds; null when it says nothing, as real ones do.</summary>
        public TimeSpan? RetryAfter { get; } =
            message.Response.Headers.TryGetValue("Retry-After", out var text) && int.TryParse(text, out var seconds)
                ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 120))
                : null;

        public bool IsThrottledCreate { get; } = message.Response.Status == 429 && CreatePacing.IsCreate(message);
    }
}
