using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Cli.Sessions;

/// <summary>TEMPORARY until the local adapter's ProjectFolder arrives.</summary>
internal static class ProjectFiles
{
    public static string FindRoot(CliHost host, string? named)
    {
        for (var folder = named is null ? host.WorkingDirectory : host.PathOf(named); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.Exists(Path.Combine(folder, "stacks")))
            {
                return folder;
            }

            if (named is not null)
            {
                break;
            }
        }

        throw new StopException(Outcome.Problems, CommandCodes.NoProject.At(Place.InFile(named ?? "."), "There is no folder stacks/ here or above."));
    }

    public static IEnumerable<SourceFile> Read(string root) =>
        Directory.EnumerateFiles(Path.Combine(root, "stacks"), "*.json", SearchOption.AllDirectories)
            .Select(f => new SourceFile(Path.GetRelativePath(root, f).Replace('\\', '/'), File.ReadAllBytes(f)));
}
