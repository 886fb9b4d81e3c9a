using System.Runtime.InteropServices;

namespace Provisioning.Cli;

/// <summary>Secrets are in the memory of this process while they are carried to the vault; its memory is nobody else's to read.</summary>
internal static class ProcessMemory
{
    private const int SetDumpable = 4;

    /// <summary>
    /// On Linux, from now on: a crash leaves no dump of this process, whatever limits and handlers the machine has, and its memory and
    /// environment are closed to other processes of the same user. Root may still look. Elsewhere nothing happens.
    /// </summary>
    public static void KeepToItself()
    {
        if (OperatingSystem.IsLinux())
        {
            _ = ProcessControl(SetDumpable, 0, 0, 0, 0);
        }
    }

    [DllImport("libc", EntryPoint = "prctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ProcessControl(int option, nuint value, nuint third, nuint fourth, nuint fifth);
}
