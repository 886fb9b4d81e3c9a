namespace Provisioning.Diagnostics;

/// <summary>
/// Where a finding is: a position in a file (line and column count from 1; 0 means the whole file), an object of a realm
/// by its address, or both.
/// </summary>
public sealed record Place(string File, int Line, int Column, string Subject) : IComparable<Place>
{
    public static Place InFile(string file, int line = 0, int column = 0, string subject = "") => new(file, line, column, subject);

    public static Place Of(string subject) => new(string.Empty, 0, 0, subject);

    public int CompareTo(Place? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = string.CompareOrdinal(File, other.File);
        order = order != 0 ? order : Line.CompareTo(other.Line);
        order = order != 0 ? order : Column.CompareTo(other.Column);
        return order != 0 ? order : string.CompareOrdinal(Subject, other.Subject);
    }

    /// <summary>The form editors and pipelines recognise: <c>file(line,column)</c>.</summary>
    public override string ToString() => (File.Length, Line) switch
    {
        (0, _) => Subject,
        (_, 0) => File,
        _ => $"{File}({Line},{Column})",
    };

    public static bool operator <(Place left, Place right) => left.CompareTo(right) < 0;

    public static bool operator >(Place left, Place right) => left.CompareTo(right) > 0;

    public static bool operator <=(Place left, Place right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Place left, Place right) => left.CompareTo(right) >= 0;
}
