using Provisioning.Reviewing;

namespace Provisioning.Cli.Views.Folding;

/// <summary>What a review is called among others: its environment, or the realm where no environment stands behind it.</summary>
internal static class EnvironmentNames
{
    public static string Of(Review review) => review.Environment.Length > 0 ? review.Environment : review.Plan.Realm;
}
