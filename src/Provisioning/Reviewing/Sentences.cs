using Provisioning.Access;

namespace Provisioning.Reviewing;

/// <summary>Parts of sentences that several gates share.</summary>
internal static class Sentences
{
    private const int NamesInASentence = 3;

    /// <summary><c>'a'</c>, <c>'a' and 'b'</c>, <c>'a', 'b', 'c' and 4 more</c>.</summary>
    public static string List<T>(IReadOnlyList<T> names)
    {
        var shown = names.Take(NamesInASentence).Select(n => $"'{n}'").ToList();
        if (names.Count > shown.Count)
        {
            return $"{string.Join(", ", shown)} and {names.Count - shown.Count} more";
        }

        return shown.Count == 1 ? shown[0] : $"{string.Join(", ", shown[..^1])} and {shown[^1]}";
    }

    /// <summary>How the first of the changes comes about, where it is no direct grant: <c> through 'App/Admin'</c>.</summary>
    public static string Through(RoleChange change) => change.Paths switch
    {
        [{ Start: PathStart.Group, Group: var group }, ..] => $" through the group '{group}'",
        [{ Roles: { Count: > 1 } roles }, ..] => $" through '{roles[0]}'",
        _ => string.Empty,
    };

    /// <summary><c>1 object</c>, <c>2 objects</c>.</summary>
    public static string Count(int count, string singular) => count == 1 ? $"1 {singular}" : $"{count} {singular}s";
}
