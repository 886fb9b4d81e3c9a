using System.CommandLine;

namespace Provisioning.Cli.Commands;

/// <summary>The argument that names stacks.</summary>
internal static class StackArgument
{
    private const string Names = "Stacks such as acme.dev, or patterns such as '*.dev'";
    private const string Meaning = $"{Names}; the platform is always taken first";

    public static Argument<string[]> OneOrMore() => new("STACK") { Arity = ArgumentArity.OneOrMore, Description = Meaning };

    public static Argument<string[]> OneOrMoreToRemove() =>
        new("STACK") { Arity = ArgumentArity.OneOrMore, Description = $"{Names}; the platform is always removed last" };

    public static Argument<string[]> Any(string otherwise) =>
        new("STACK") { Arity = ArgumentArity.ZeroOrMore, Description = $"{Meaning} ({otherwise})" };
}
