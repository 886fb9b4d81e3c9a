namespace Provisioning.Local.Files;

/// <summary>The steps of an atomic write, in order; a run may be stopped before any of them.</summary>
internal enum FileStep
{
    Create,
    Write,
    Flush,
    Replace,
    FlushFolder,
}
