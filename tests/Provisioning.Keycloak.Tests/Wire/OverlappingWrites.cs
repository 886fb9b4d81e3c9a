using System.Text;
using System.Text.Json.Nodes;

namespace Provisioning.Keycloak.Tests.Wire;

/// <summary>
/// The first PUT of a user or role is cut off while the server works on it, so that it goes on beside the second, and each
/// leaves its values, as release 24.0.5 did.
/// </summary>
/// <param name="path">How the address of what is written begins, behind the realm's name.</param>
internal sealed class OverlappingWrites(HttpMessageHandler server, string path) : DelegatingHandler(server)
{
    private readonly Dictionary<string, int> attempts = [];

    /// <summary>How often each address was written.</summary>
    public IReadOnlyDictionary<string, int> Attempts => attempts;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.AbsolutePath;
        if (request.Method != HttpMethod.Put || address.Split('/') is not [_, _, _, _, var kind, _] || kind != path)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        int attempt;
        lock (attempts)
        {
            attempt = attempts[address] = attempts.GetValueOrDefault(address) + 1;
        }

        if (attempt == 1)
        {
            throw new HttpRequestException("The connection was closed.");
        }

        if (attempt == 2)
        {
            var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
            foreach (var (name, values) in body["attributes"]!.AsObject().ToList())
            {
                body["attributes"]![name] = new JsonArray([.. values!.AsArray().Concat(values.AsArray()).Select(v => v!.DeepClone())]);
            }

            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
