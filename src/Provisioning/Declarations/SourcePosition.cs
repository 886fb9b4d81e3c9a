using Provisioning.Diagnostics;

namespace Provisioning.Declarations;

/// <summary>A byte offset in a file; turned into line and column only when a finding needs it.</summary>
public readonly record struct SourcePosition(SourceFile? File, int Offset)
{
    public Place ToPlace(string subject = "")
    {
        if (File is null)
        {
            return Place.Of(subject);
        }

        var (line, column) = File.LineAndColumn(Offset);
        return Place.InFile(File.Path, line, column, subject);
    }
}
