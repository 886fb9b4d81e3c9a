using Provisioning.Diagnostics;

namespace Provisioning.Declarations.Json;

/// <summary>
/// Lays an environment's file over the stack's: objects merge by key, everything else is replaced, <c>null</c> removes.
/// Each value keeps the position of the file it comes from.
/// </summary>
public static class SourceOverlay
{
    public static SourceObject Merge(SourceObject below, SourceObject above, ICollection<Diagnostic> findings)
    {
        var merged = ImmutableArray.CreateBuilder<SourceMember>(below.Members.Length + above.Members.Length);
        foreach (var member in below.Members)
        {
            switch (above.Find(member.Name))
            {
                case null:
                    merged.Add(member);
                    break;
                case { Value: SourceNull }:
                    break;
                case { Value: SourceObject over } named when member.Value is SourceObject under:
                    merged.Add(new SourceMember(member.Name, named.At, Merge(under, over, findings)));
                    break;
                case var replacement:
                    merged.Add(replacement);
                    break;
            }
        }

        foreach (var member in above.Members)
        {
            if (below.Find(member.Name) is not null)
            {
                continue;
            }

            if (member.Value is SourceNull)
            {
                findings.Add(DeclarationCodes.RemovesNothing.At(
                    member.At.ToPlace(), $"There is no '{member.Name}' that null could remove."));
            }
            else
            {
                merged.Add(member);
            }
        }

        return new SourceObject(below.At, merged.DrainToImmutable());
    }
}
