using Provisioning.Diagnostics;

namespace Provisioning.Comparing;

/// <summary>One thing in which two stacks differ. An empty side means that it is not there.</summary>
/// <param name="Subject">The technical user's name in the declaration; empty for the stack itself.</param>
/// <param name="What">For people: <c>grant</c>, <c>technical user</c>, <c>description</c> ...</param>
/// <param name="Reason">Why, in the words of the overlay; empty where nobody says.</param>
/// <param name="Place">The line that makes the difference.</param>
public sealed record StackDifference(
    string Subject, string What, string Left, string Right, DifferenceCause Cause, string Reason, Place Place)
{
    public bool OnlyLeft => Right.Length == 0;

    public bool OnlyRight => Left.Length == 0;
}
