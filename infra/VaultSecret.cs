using Pulumi;
using Provisioning.Resources;

namespace Provisioning.Infra;

/// <summary>The resource of our own provider (<c>infra/Provider</c>).</summary>
internal sealed class VaultSecret(string name, VaultSecretArgs args, CustomResourceOptions options)
    : CustomResource(ResourceTypes.Secret, name, args, options)
{
    [Output("version")]
    public Output<string> Version { get; private set; } = null!;
}

internal sealed class VaultSecretArgs : ResourceArgs
{
    private Input<string> value = null!;

    [Input("name", required: true)]
    public Input<string> Name { get; set; } = null!;

    [Input("clientId", required: true)]
    public Input<string> ClientId { get; set; } = null!;

    [Input("stack", required: true)]
    public Input<string> Stack { get; set; } = null!;

    /// <summary>Secret even when what it is taken from is not.</summary>
    [Input("value", required: true)]
    public Input<string> Value
    {
        get => value;
        set => this.value = Output.CreateSecret(value.ToOutput());
    }
}
