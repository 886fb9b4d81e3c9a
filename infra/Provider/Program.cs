using System.Security.Cryptography;
using Provisioning.Infra.Provider;

var vaults = new EnvironmentVaults(Directory.GetCurrentDirectory());
await Pulumi.Experimental.Provider.Provider.Serve(
    args, "0.1.0", _ => new VaultProvider(vaults.Open, RandomNumberGenerator.Fill, TimeProvider.System), CancellationToken.None).ConfigureAwait(false);
