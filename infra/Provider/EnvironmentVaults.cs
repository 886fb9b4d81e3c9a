using System.Collections;
using System.Collections.Concurrent;
using Provisioning.Declarations;
using Provisioning.KeyVault;
using Provisioning.Local.Projects;
using Provisioning.Local.Secrets;
using Provisioning.Local.Settings;
using Provisioning.Secrets;

namespace Provisioning.Infra.Provider;

/// <summary>The vaults that the environments of the project declare, each opened when it is first needed.</summary>
/// <param name="folder">A folder of the project; the engine starts the provider in the program's.</param>
internal sealed class EnvironmentVaults(string folder)
{
    private const string Environments = "stacks/environments/";

    private readonly ConcurrentDictionary<string, ISecretStore> opened = new(StringComparer.Ordinal);

    /// <summary>The vault of a stack's environment.</summary>
    /// <exception cref="InvalidOperationException">No project, no such environment, or a kind of vault that this build cannot reach.</exception>
    public ISecretStore Open(string stack) => opened.GetOrAdd(stack[(stack.LastIndexOf('.') + 1)..], OpenEnvironment);

    private ISecretStore OpenEnvironment(string environment)
    {
        if (!ProjectFolder.TryFind(folder, out var project, out var problem))
        {
            throw new InvalidOperationException(problem.Message);
        }

        var variables = System.Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? string.Empty, StringComparer.Ordinal);
        var files = project.Read(CancellationToken.None).Files;
        var names = files.Select(f => f.Path).Where(p => p.StartsWith(Environments, StringComparison.Ordinal))
            .Select(p => Path.GetFileNameWithoutExtension(p)).ToArray();
        var read = DeclarationReader.Read(files, EnvironmentSettings.Load(project.Root, variables, names).Files).Declarations;
        if (!read.Environments.TryGetValue(environment, out var declared))
        {
            throw new InvalidOperationException($"There is no environment '{environment}' in {Environments}.");
        }

        return declared.Vault.Kind switch
        {
            "file" => new SecretFileStore(
                project.PathOf(declared.Vault.Path), declared.Vault.Path,
                new SecretFileOptions { Passphrase = new SecretValue(variables.GetValueOrDefault(SecretFileOptions.PassphraseVariable, string.Empty)) },
                TimeProvider.System),
            "key-vault" => new KeyVaultStore(
                KeyVaultSettings.Read(
                    environment, declared.Vault, name => variables.GetValueOrDefault(name), file => File.ReadAllText(project.PathOf(file))),
                TimeProvider.System),
            var kind => throw new InvalidOperationException(
                $"The Pulumi program has no adapter for a vault of kind '{kind}', which environment '{environment}' declares."),
        };
    }
}
