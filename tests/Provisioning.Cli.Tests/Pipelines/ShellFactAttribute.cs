namespace Provisioning.Cli.Tests.Pipelines;

/// <summary>Needs the programs that the services' machines have; skipped with a reason where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute(params string[] programs)
    {
        Programs = programs;
        var missing = programs.Append("bash").Append("git").Where(p => !IsThere(p)).ToArray();
        Skip = missing.Length > 0 ? $"{string.Join(", ", missing)} is not on this machine." : null;
    }

    public IReadOnlyList<string> Programs { get; }

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, program)));
}
