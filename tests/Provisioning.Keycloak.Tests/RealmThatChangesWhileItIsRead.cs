using System.Net;
using Provisioning.Applying;
using Provisioning.Realms;
using Provisioning.Testing.Realms;
using Provisioning.Testing.Servers.Keycloak;

namespace Provisioning.Keycloak.Tests;

/// <summary>A user that is deleted after it was listed and before its grants are asked for.</summary>
public sealed class RealmThatChangesWhileItIsRead : IDisposable
{
    private readonly FakeKeycloak server = FakeRealms.Writable(KeycloakRelease.V26);

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task IsReadAgain()
    {
        await FillAsync();
        using var absent = new AbsentGrants(server, times: 1);
        using var gateway = Open(absent);

        var reading = await gateway.ReadAsync(CancellationToken.None);

        Assert.Empty(reading.Findings);
        Assert.Empty(ContractRealm.PlanFor(reading.State, ContractRealm.Desired).Changes);
        Assert.Equal(1, absent.Answered);
    }

    [Fact]
    public async Task IsNotReadForEver()
    {
        await FillAsync();
        using var absent = new AbsentGrants(server, times: int.MaxValue);
        using var gateway = Open(absent);

        var reading = await gateway.ReadAsync(CancellationToken.None);

        Assert.False(reading.Exists);
        Assert.Contains("is not there", Assert.Single(reading.Findings).Message, StringComparison.Ordinal);
    }

    private async Task FillAsync()
    {
        using var calm = server.Open();
        var plan = ContractRealm.PlanFor((await calm.ReadAsync(CancellationToken.None)).State, ContractRealm.Desired);
        var outcomes = await calm.ApplyAsync(plan.Changes, new Progress<ChangeOutcome>(), CancellationToken.None);
        Assert.All(outcomes, o => Assert.True(o.Done, o.Error));
    }

    private static KeycloakGateway Open(HttpMessageHandler wire)
    {
#pragma warning disable CA2000 // The gateway disposes of it.
        return new KeycloakGateway(
            FakeRealms.Options, TimeProvider.System, new HttpClient(wire, disposeHandler: false) { BaseAddress = FakeRealms.Options.Url });
#pragma warning restore CA2000
    }

    /// <summary>Answers so many questions for a user's grants as if the user were gone.</summary>
    private sealed class AbsentGrants(HttpMessageHandler server, int times) : DelegatingHandler(server)
    {
        private int answered;

        public int Answered => Math.Min(answered, times);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isOfGrants = request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.EndsWith("/role-mappings", StringComparison.Ordinal);
            if (!isOfGrants || Interlocked.Increment(ref answered) > times)
            {
                return base.SendAsync(request, cancellationToken);
            }

            var answer = new HttpResponseMessage(HttpStatusCode.NotFound) { RequestMessage = request };
            return Task.FromResult(answer);
        }
    }
}
