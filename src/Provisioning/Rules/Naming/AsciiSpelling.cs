using System.Globalization;
using System.Text;

namespace Provisioning.Rules;

/// <summary>Spells names with the letters of ASCII: German ones as German does it, others without their accents.</summary>
internal static class AsciiSpelling
{
    /// <summary>A name in ASCII; a character that has no spelling becomes a blank.</summary>
    public static string From(string name)
    {
        if (Ascii.IsValid(name))
        {
            return name;
        }

        var spelled = new StringBuilder(name.Length + 4);
        foreach (var rune in name.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            spelled.Append(Spell(rune));
        }

        return spelled.ToString();
    }

    /// <summary>The first character that is not ASCII, as people see it; empty when there is none.</summary>
    public static string FirstForeign(string name)
    {
        foreach (var rune in name.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (!rune.IsAscii)
            {
                return rune.ToString();
            }
        }

        return string.Empty;
    }

    private static string Spell(Rune rune) => rune.IsAscii ? rune.ToString() : rune.ToString() switch
    {
        "ä" => "ae",
        "ö" => "oe",
        "ü" => "ue",
        "Ä" => "Ae",
        "Ö" => "Oe",
        "Ü" => "Ue",
        "ß" => "ss",
        "ẞ" => "SS",
        "æ" => "ae",
        "Æ" => "Ae",
        "ø" => "oe",
        "Ø" => "Oe",
        "œ" => "oe",
        "ł" => "l",
        "Ł" => "L",
        var other => WithoutAccent(other),
    };

    private static string WithoutAccent(string character)
    {
        var letters = string.Concat(character.Normalize(NormalizationForm.FormD)
            .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark));
        return Ascii.IsValid(letters) ? letters : " ";
    }
}
