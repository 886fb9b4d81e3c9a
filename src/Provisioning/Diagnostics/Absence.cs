namespace Provisioning.Diagnostics;

/// <summary>What must have been read for a finding to be more than the echo of another.</summary>
public enum Absence
{
    /// <summary>The finding is about what is there, and stands whatever else could not be read.</summary>
    Harmless,

    /// <summary>A field that could not be read looks like one that is missing: nothing may be wrong with the text of the finding's file.</summary>
    OfFields,

    /// <summary>An object or a reference that could not be understood looks like one that is missing: everything must have been understood.</summary>
    OfAnything,
}
