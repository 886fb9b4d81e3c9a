using System.Text.Json.Nodes;
using Provisioning.Collections;
using Provisioning.Keycloak.Applying;
using Provisioning.Realms;

namespace Provisioning.Keycloak.Tests;

/// <summary>What is sent to change a client keeps what is not ours and never carries a secret.</summary>
public sealed class UpdateOfAClient
{
    private static readonly Client Wanted = new()
    {
        ClientId = "sa-1",
        Attributes = Map<string, string>.From([new("provisioning.stack", "acme.dev"), new("client.secret.creation.time", "1")]),
        ServiceAccount = new ServiceAccount(),
    };

    [Fact]
    public void SaysThatTheServiceAccountIsOn() => Assert.True(Sent()["serviceAccountsEnabled"]!.GetValue<bool>());

    [Fact]
    public void CarriesNoSecretAndNoMask()
    {
        var sent = Sent().ToJsonString();

        Assert.DoesNotContain("hush", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("**********", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("client.secret", sent, StringComparison.Ordinal);
    }

    [Fact]
    public void KeepsFieldsThatNobodyHereKnows() => Assert.Equal(-1, Sent()["nodeReRegistrationTimeout"]!.GetValue<int>());

    [Fact]
    public void SaysWhatIsToBecomeEmpty()
    {
        var sent = Sent();

        Assert.Equal(string.Empty, sent["description"]!.GetValue<string>());
        Assert.Empty(sent["protocolMappers"]!.AsArray());
        Assert.Empty(sent["redirectUris"]!.AsArray());
        Assert.True(sent["attributes"]!.AsObject().ContainsKey("by.hand"));
        Assert.Null(sent["attributes"]!["by.hand"]);
    }

    private static JsonObject Sent() => ClientBody.ToUpdate(
        new JsonObject
        {
            ["id"] = "1",
            ["clientId"] = "sa-1",
            ["description"] = "old",
            ["secret"] = "hush",
            ["registrationAccessToken"] = "hush",
            ["nodeReRegistrationTimeout"] = -1,
            ["redirectUris"] = new JsonArray("https://example.org"),
            ["protocolMappers"] = new JsonArray(new JsonObject { ["id"] = "2", ["name"] = "BPN" }),
            ["attributes"] = new JsonObject
            {
                ["by.hand"] = "x",
                ["client.secret.rotated"] = "hush-before",
                ["client.secret.creation.time"] = "2",
            },
        },
        Wanted);
}
