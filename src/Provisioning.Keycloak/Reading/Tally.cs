using Provisioning.Realms;

namespace Provisioning.Keycloak.Reading;

/// <summary>Counts what is read of one kind, from several threads, and tells who watches.</summary>
/// <param name="what">The kind in the plural.</param>
/// <param name="total">0 when nobody knows it before the end.</param>
internal sealed class Tally(IProgress<ReadProgress> progress, string what, int total = 0)
{
    private int done;

    public void Add() => progress.Report(new ReadProgress(what, Interlocked.Increment(ref done), total));
}
