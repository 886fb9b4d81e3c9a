namespace Provisioning.Planning;

/// <summary>How much of an object's content counts.</summary>
internal enum ContentPart
{
    /// <summary>Everything that is there.</summary>
    All,

    /// <summary>What declarations decide: the whole of a technical user, role members, a scope; without what the server adds.</summary>
    Managed,

    /// <summary>Of an application only what the catalogue says; the rest belongs to those who run it.</summary>
    ManagedOfApplication,
}
