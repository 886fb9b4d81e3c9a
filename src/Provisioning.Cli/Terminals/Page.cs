using System.Buffers;

namespace Provisioning.Cli.Terminals;

/// <summary>
/// Where text views write. Names come from declarations and realms of others, so control characters in them are made
/// visible here, once for all views: a name can neither move the cursor nor begin a line of its own.
/// </summary>
internal abstract class Page
{
    // C0, DEL, C1, and the characters that reverse or split what follows.
    private static readonly SearchValues<char> Unprintable = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Concat(Enumerable.Range(0x202A, 5))
            .Concat(Enumerable.Range(0x2066, 4)).Concat([0x2028, 0x2029]).Select(c => (char)c)]);

    /// <summary>Part of a line.</summary>
    public Page Write(string text, Tone tone = Tone.Plain)
    {
        Put(Printable(text), tone);
        return this;
    }

    public Page Line(string text, Tone tone = Tone.Plain)
    {
        Write(text, tone);
        return Line();
    }

    public abstract Page Line();

    protected abstract void Put(string text, Tone tone);

    public static string Printable(string text) => text.AsSpan().ContainsAny(Unprintable)
        ? string.Concat(text.Select(c => Unprintable.Contains(c) ? $"\\u{(int)c:x4}" : c.ToString()))
        : text;
}
