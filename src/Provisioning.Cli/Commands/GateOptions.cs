using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Provisioning.Reviewing;

namespace Provisioning.Cli.Commands;

/// <summary>Options that let a pipeline refuse a plan which is otherwise in order.</summary>
internal sealed class GateOptions
{
    private readonly Option<string[]> failOn = new("--fail-on")
    {
        Description = "Refuse (exit code 3) when access grows, something is deleted, there are warnings, or a role of Keycloak's administration is granted",
        HelpName = "broadening|deletion|findings|privileged",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int?> maxDeletions = new("--max-deletions")
    {
        Description = "How many objects may be deleted (default: a tenth of what the stacks own, at least one)",
        HelpName = "N",
        CustomParser = Count,
    };

    private readonly Option<string> privileged = new("--privileged")
    {
        Description = "Let roles of Keycloak's own administration clients be granted",
        HelpName = "allow",
    };

    public GateOptions()
    {
        failOn.AcceptOnlyFromAmong("broadening", "deletion", "findings", "privileged");
        privileged.AcceptOnlyFromAmong("allow");
    }

    public void AddTo(Command command)
    {
        command.Add(failOn);
        command.Add(maxDeletions);
        command.Add(privileged);
    }

    public GateSettings Of(ParseResult parsed)
    {
        var chosen = parsed.GetValue(failOn) ?? [];
        return new GateSettings
        {
            FailOnBroadening = chosen.Contains("broadening"),
            FailOnDeletion = chosen.Contains("deletion"),
            FailOnFindings = chosen.Contains("findings"),
            FailOnPrivileged = chosen.Contains("privileged"),
            AllowPrivileged = parsed.GetValue(privileged) is not null,
            MaxDeletions = parsed.GetValue(maxDeletions),
        };
    }

    private static int? Count(ArgumentResult given)
    {
        var text = given.Tokens is [var token, ..] ? token.Value : string.Empty;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return count;
        }

        given.AddError($"--max-deletions takes a number from 0 to {int.MaxValue}, and '{text}' is none.");
        return null;
    }
}
