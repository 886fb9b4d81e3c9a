using System.CommandLine;

namespace Provisioning.Cli.Commands;

/// <summary>The option <c>--take-over</c>: by default a stack that Pulumi writes is refused.</summary>
internal static class TakeOverOption
{
    public static Option<bool> Create() =>
        new("--take-over") { Description = "Take stacks over that Pulumi wrote; its state must be removed afterwards" };
}
