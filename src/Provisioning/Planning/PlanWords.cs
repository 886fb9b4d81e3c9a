namespace Provisioning.Planning;

/// <summary>Actions and reasons as saved plans write them; never renamed, because old files use them.</summary>
internal static class PlanWords
{
    private static readonly ImmutableArray<(ChangeAction Action, string Word)> Actions =
    [
        (ChangeAction.Create, "create"),
        (ChangeAction.Update, "update"),
        (ChangeAction.Adopt, "adopt"),
        (ChangeAction.Delete, "delete"),
    ];

    private static readonly ImmutableArray<(ChangeReason Reason, string Word)> Reasons =
    [
        (ChangeReason.Declared, "declared"),
        (ChangeReason.NoLongerDeclared, "no-longer-declared"),
        (ChangeReason.Adopted, "adopted"),
        (ChangeReason.Drifted, "drifted"),
        (ChangeReason.Missing, "missing"),
        (ChangeReason.Stale, "stale"),
        (ChangeReason.Due, "due"),
        (ChangeReason.Renewed, "renewed"),
        (ChangeReason.Ended, "ended"),
    ];

    public static string Of(ChangeAction action) => Actions.First(a => a.Action == action).Word;

    public static string Of(ChangeReason reason) => Reasons.First(r => r.Reason == reason).Word;

    public static ChangeAction? Action(string word) =>
        Actions.Where(a => a.Word == word).Select(a => (ChangeAction?)a.Action).FirstOrDefault();

    public static ChangeReason? Reason(string word) =>
        Reasons.Where(r => r.Word == word).Select(r => (ChangeReason?)r.Reason).FirstOrDefault();
}
