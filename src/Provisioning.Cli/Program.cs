using Provisioning.Cli;
using Provisioning.Cli.Terminals;

ProcessMemory.KeepToItself();
using var cancellation = new CancellationTokenSource();
using var host = SystemConsole.Open();
ConsoleCancelEventHandler onCancel = (_, e) =>
{
    // The first Ctrl+C stops in order: what was begun is finished and reported. The second one ends the process.
    e.Cancel = !cancellation.IsCancellationRequested;
    cancellation.Cancel();
};
Console.CancelKeyPress += onCancel;
try
{
    return await ProvisionApp.RunAsync(args, host.Host, cancellation.Token).ConfigureAwait(false);
}
finally
{
    Console.CancelKeyPress -= onCancel;
}
