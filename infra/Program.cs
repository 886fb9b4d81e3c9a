using System.Collections;
using Pulumi;
using Provisioning.Infra;

var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
    .ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? string.Empty, StringComparer.Ordinal);
var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

return await Deployment.RunAsync(() => StackProgram.RunAsync(
    DeclaredStack.Open(Deployment.Instance.StackName, Directory.GetCurrentDirectory(), variables, today),
    stack => KeycloakServer.OpenAsync(stack, variables),
    CancellationToken.None)).ConfigureAwait(false);
