using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>
/// The mark <see cref="Marks.Applied"/>: a digest of an object's managed content as it was last applied. When an object no
/// longer fits its own mark, somebody else changed it. What the server adds by itself does not count.
/// </summary>
public static class AppliedMark
{
    private const int Characters = 16;

    /// <summary>The object with its mark. Stamping twice changes nothing.</summary>
    public static T Stamp<T>(T item)
        where T : IRealmObject
    {
        var digest = Digest(item);
        IRealmObject stamped = item switch
        {
            Client client => client with { Attributes = client.Attributes.With(Marks.Applied, digest) },
            Role role => role with { Attributes = role.Attributes.With(Marks.Applied, [digest]) },
            ClientScope scope => scope with { Attributes = scope.Attributes.With(Marks.Applied, digest) },
            User user => user with { Attributes = user.Attributes.With(Marks.Applied, [digest]) },
            _ => throw new ArgumentException($"'{item.Address}' is of a kind that plans do not know.", nameof(item)),
        };
        return (T)stamped;
    }

    /// <summary>The first 16 hexadecimal digits of SHA-256 over the managed content; the mark itself is no part of it.</summary>
    public static string Digest(IRealmObject item) => Digest(item, item is Client { ServiceAccount: not null });

    /// <summary>Whether the object carries a mark that its content does not fit.</summary>
    /// <param name="whole">Whether it is declared as a technical user, which is managed whole.</param>
    internal static bool IsBroken(IRealmObject observed, bool whole)
    {
        var applied = Of(observed);
        return applied.Length > 0 && applied != Digest(observed, whole);
    }

    internal static string Of(IRealmObject item) => item switch
    {
        Client client => client.Attributes.GetOr(Marks.Applied, string.Empty),
        Role role => role.Attributes.GetOr(Marks.Applied, []) is [var first, ..] ? first : string.Empty,
        ClientScope scope => scope.Attributes.GetOr(Marks.Applied, string.Empty),
        User user => user.Attributes.GetOr(Marks.Applied, []) is [var first, ..] ? first : string.Empty,
        _ => string.Empty,
    };

    private static string Digest(IRealmObject item, bool whole)
    {
        var writer = DigestWriter.Start();
        ObjectDigest.Write(ref writer, item, whole || item is not Client ? ContentPart.Managed : ContentPart.ManagedOfApplication);
        return writer.Finish(Characters);
    }
}
