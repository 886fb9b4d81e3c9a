using Azure.Core;
using Azure.Core.Pipeline;

namespace Provisioning.KeyVault.Requests;

/// <summary>Holds back each request that makes a version of a secret until the pace allows it; also when it is repeated.</summary>
internal sealed class CreatePacing(CreatePacer pacer) : HttpPipelinePolicy
{
    public static bool IsCreate(HttpMessage message) => message.Request.Method == RequestMethod.Put;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (IsCreate(message))
        {
            await pacer.WaitAsync(message.CancellationToken).ConfigureAwait(false);
        }

        await ProcessNextAsync(message, pipeline).ConfigureAwait(false);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        ProcessAsync(message, pipeline).AsTask().GetAwaiter().GetResult();
}
