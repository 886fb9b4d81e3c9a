using System.Security.Authentication;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Provisioning.Diagnostics;

namespace Provisioning.Keycloak.Requests;

/// <summary>
/// Sends requests: a few side by side, each within its time, again when the server means that it may pass, and counted.
/// </summary>
internal sealed class Transport : IDisposable
{
    private readonly HttpClient http;
    private readonly SemaphoreSlim slots;
    private readonly ResiliencePipeline<Answer> plain;
    private readonly ResiliencePipeline<Answer> creating;
    private readonly ResiliencePipeline<Answer> once;
    private readonly ResiliencePipeline<Doubt?> settling;
    private int requests;

    public Transport(HttpClient http, KeycloakOptions options, TimeProvider time)
    {
        this.http = http;
        slots = new SemaphoreSlim(options.Parallel, options.Parallel);
        plain = Pipeline(options, time, isCreation: false);
        creating = Pipeline(options, time, isCreation: true);
        once = new ResiliencePipelineBuilder<Answer> { TimeProvider = time }.AddTimeout(options.RequestTimeout).Build();
        settling = new ResiliencePipelineBuilder<Doubt?> { TimeProvider = time }
            .AddRetry(Retry<Doubt?>(options, outcome => outcome.Result is not null, doubt => doubt?.RetryAfter))
            .Build();
    }

    /// <summary>Requests sent so far, repeated ones and those for tokens included.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <param name="make">Makes the message anew for each attempt.</param>
    /// <param name="isCreation">Whether a conflict may mean that an earlier attempt had worked.</param>
    /// <exception cref="KeycloakException">No attempt got an answer.</exception>
    public Task<Answer> SendAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken, bool isCreation = false) =>
        SendAsync(isCreation ? creating : plain, make, cancellationToken);

    /// <summary>Sends what must not happen twice. Whoever asks looks what became of it before asking again.</summary>
    public Task<Answer> SendOnceAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken) => SendAsync(once, make, cancellationToken);

    /// <summary>Asks again, after longer and longer waits, until an attempt leaves no doubt.</summary>
    /// <returns>The last attempt's doubt; null when there is none.</returns>
    public Task<Doubt?> SettleAsync(Func<CancellationToken, Task<Doubt?>> attempt, CancellationToken cancellationToken) =>
        settling.ExecuteAsync(async token => await attempt(token).ConfigureAwait(false), cancellationToken).AsTask();

    public void Dispose()
    {
        http.Dispose();
        slots.Dispose();
    }

    private async Task<Answer> SendAsync(ResiliencePipeline<Answer> pipeline, Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline
                .ExecuteAsync(async (m, token) => await AttemptAsync(m, token).ConfigureAwait(false), make, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception e) when (IsLost(e) || e is HttpRequestException)
        {
            throw new KeycloakException(
                KeycloakCodes.Unreachable.At(Place.Of(http.BaseAddress!.ToString()), $"The server at {http.BaseAddress} does not answer: {ReasonOf(e)}"), e);
        }
    }

    private async ValueTask<Answer> AttemptAsync(Func<HttpRequestMessage> make, CancellationToken cancellationToken)
    {
        await slots.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Interlocked.Increment(ref requests);
            using var request = make();
            using var response = await http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            return await AnswerReader.ReadAsync(response, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            slots.Release();
        }
    }

    private static ResiliencePipeline<Answer> Pipeline(KeycloakOptions options, TimeProvider time, bool isCreation) =>
        new ResiliencePipelineBuilder<Answer> { TimeProvider = time }
            .AddRetry(Retry<Answer>(
                options,
                outcome => outcome.Exception is { } e ? IsLost(e) : outcome.Result!.MayPass(isCreation),
                answer => answer?.RetryAfter))
            .AddTimeout(options.RequestTimeout)
            .Build();

    private static RetryStrategyOptions<T> Retry<T>(KeycloakOptions options, Predicate<Outcome<T>> isToBeRepeated, Func<T?, TimeSpan?> wishOf) => new()
    {
        MaxRetryAttempts = options.Retries,
        Delay = options.RetryDelay,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        MaxDelay = TimeSpan.FromSeconds(20),
        ShouldHandle = arguments => ValueTask.FromResult(isToBeRepeated(arguments.Outcome)),
        DelayGenerator = arguments => ValueTask.FromResult(wishOf(arguments.Outcome.Result)),
    };

    /// <summary>Whether the answer was lost on the way. A certificate that is not trusted will not be trusted next time either.</summary>
    private static bool IsLost(Exception e) => e switch
    {
        HttpRequestException { InnerException: AuthenticationException } => false,
        HttpRequestException or IOException or TimeoutRejectedException or System.Text.Json.JsonException => true,
        _ => false,
    };

    private static string ReasonOf(Exception e) => e is TimeoutRejectedException
        ? "no answer in time."
        : e.InnerException is AuthenticationException inner ? inner.Message : e.Message;
}
