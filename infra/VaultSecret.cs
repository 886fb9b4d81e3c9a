using Pulumi;
using Provisioning.Resources;

namespace Provisioning.Infra;

/// <summary>The resource of this project's own provider; its plugin is built from <c>infra/Provider</c>.</summary>
internal sealed class VaultSecret(string name, VaultSecretArgs args, CustomResourceOptions options)
    : CustomResource(ResourceTypes.Secret, name, args, options)
{
    [Output("version")]
    public Output<string> Version { get; private set; } = null!;

    /// <summary>A password that the resource made, or the secret that it was given; secret either way.</summary>
    [Output("value")]
    public Output<string> Value { get; private set; } = null!;

    [Output("fingerprint")]
    public Output<string> Fingerprint { get; private set; } = null!;
}

internal sealed class VaultSecretArgs : ResourceArgs
{
    private Input<string>? value;

    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("clientId", required: true)]
    public Input<string> ClientId { get; set; } = null!;

    [Input("stack", required: true)]
    public Input<string> Stack { get; set; } = null!;

    [Input("realm")]
    public Input<string>? Realm { get; set; }

    [Input("issuer")]
    public Input<string>? Issuer { get; set; }

    [Input("lifetimeDays")]
    public Input<int>? LifetimeDays { get; set; }

    /// <summary>The resource makes a password itself, and is given no value.</summary>
    [Input("isPassword")]
    public Input<bool>? IsPassword { get; set; }

    /// <summary>The id that the server gave the client, which the fingerprint in the vault is keyed with.</summary>
    [Input("clientUuid")]
    public Input<string>? ClientUuid { get; set; }

    /// <summary>Secret even when what it is taken from is not.</summary>
    [Input("value")]
    public Input<string>? Value
    {
        get => value;
        set => this.value = value is null ? null : (Input<string>)Output.CreateSecret(value.ToOutput());
    }
}
