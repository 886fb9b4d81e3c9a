using System.Globalization;
using System.Text;

namespace Provisioning.Rules;

/// <summary>
/// Spells names with the letters of ASCII: German ones as German does it, others without their accents. It knows the letters
/// of western and central Europe itself, because without culture data the runtime takes none apart.
/// </summary>
internal static class AsciiSpelling
{
    private const string Accented =
        "àáâãåāăąçćĉċčďđèéêëēĕėęěĝğġģĥħìíîïĩīĭįıĵķĺļľłñńņňòóôõōŏőŕŗřśŝşšţťŧùúûũūŭůűųŵýÿŷźżž";

    private const string Plain =
        "aaaaaaaacccccddeeeeeeeeegggghhiiiiiiiiijkllllnnnnooooooorrrsssstttuuuuuuuuuwyyyzzz";

    /// <summary>A name in ASCII; a character that has no spelling becomes a blank.</summary>
    public static string From(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name;
        }

        var spelled = new StringBuilder(name.Length + 4);
        foreach (var element in Elements(name))
        {
            spelled.Append(Spell(element));
        }

        return spelled.ToString();
    }

    /// <summary>The first character that is not ASCII, as people see it; empty when there is none.</summary>
    public static string FirstForeign(string name) =>
        Ascii.IsValid(name) ? string.Empty : Elements(name).First(e => !Ascii.IsValid(e));

    /// <summary>Characters as people see them: a letter with the marks that are stored behind it is one.</summary>
    private static IEnumerable<string> Elements(string name)
    {
        for (var elements = StringInfo.GetTextElementEnumerator(name); elements.MoveNext();)
        {
            yield return elements.GetTextElement();
        }
    }

    private static string Spell(string element) => element switch
    {
        _ when Ascii.IsValid(element) => element,
        "ä" or "a\u0308" or "æ" => "ae",
        "ö" or "o\u0308" or "ø" or "œ" => "oe",
        "ü" or "u\u0308" => "ue",
        "Ä" or "A\u0308" or "Æ" => "Ae",
        "Ö" or "O\u0308" or "Ø" or "Œ" => "Oe",
        "Ü" or "U\u0308" => "Ue",
        "ß" => "ss",
        "ẞ" => "SS",
        _ when char.IsAscii(element[0]) => element[..1],
        _ => WithoutAccent(element[0]),
    };

    private static string WithoutAccent(char letter)
    {
        var at = Accented.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
        return at < 0 ? " " : (char.IsUpper(letter) ? char.ToUpperInvariant(Plain[at]) : Plain[at]).ToString();
    }
}
