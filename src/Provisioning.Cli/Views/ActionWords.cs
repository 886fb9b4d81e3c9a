using Provisioning.Cli.Terminals;
using Provisioning.Planning;

namespace Provisioning.Cli.Views;

/// <summary>How actions and reasons are spelled and drawn; spelled by hand, so that renaming a member changes no output.</summary>
internal static class ActionWords
{
    public static string Of(ChangeAction action) => action switch
    {
        ChangeAction.Create => "create",
        ChangeAction.Update => "update",
        ChangeAction.Adopt => "adopt",
        _ => "delete",
    };

    public static string Of(ChangeReason reason) => reason switch
    {
        ChangeReason.Declared => "declared",
        ChangeReason.NoLongerDeclared => "no longer declared",
        ChangeReason.Adopted => "found without a mark",
        ChangeReason.Due => "due",
        ChangeReason.Renewed => "renewed by the realm",
        ChangeReason.Ended => "past its last day",
        ChangeReason.Missing => "missing in the vault",
        ChangeReason.Stale => "not the one that is signed in with",
        _ => "drifted",
    };

    /// <summary>Why a secret is replaced, where the plan says more than that; else empty.</summary>
    public static string OfSecret(ChangeReason reason) => reason switch
    {
        ChangeReason.Drifted => "its password was set by somebody else",
        ChangeReason.Missing or ChangeReason.Stale => Of(reason),
        _ => string.Empty,
    };

    public static string Glyph(ChangeAction action) => action switch
    {
        ChangeAction.Create => "+",
        ChangeAction.Update => "~",
        ChangeAction.Adopt => ">",
        _ => "-",
    };

    public static Tone ToneOf(ChangeAction action) => action switch
    {
        ChangeAction.Create => Tone.Good,
        ChangeAction.Delete => Tone.Bad,
        _ => Tone.Caution,
    };
}
