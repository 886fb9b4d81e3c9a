namespace Provisioning.Rules;

/// <summary>Subjects as exceptions write them: exact, or with <c>*</c> for any run of characters, the slash included.</summary>
public static class SubjectPattern
{
    public static bool Matches(string pattern, string subject)
    {
        // The classic two-pointer match: on a mismatch the latest star swallows one character more. Linear for one star.
        int p = 0, s = 0, star = -1, resume = 0;
        while (s < subject.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = s;
            }
            else if (p < pattern.Length && pattern[p] == subject[s])
            {
                p++;
                s++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                s = ++resume;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }
}
