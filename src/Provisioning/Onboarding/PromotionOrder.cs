namespace Provisioning.Onboarding;

/// <summary>
/// Environments in the order in which changes pass through them: development, test, production. Others come between test and
/// production, by name.
/// </summary>
public static class PromotionOrder
{
    private static readonly string[] First = ["dev", "tst", "test"];
    private static readonly string[] Last = ["prd", "prod"];

    public static IEnumerable<string> Of(IEnumerable<string> environments) =>
        environments.OrderBy(Rank).ThenBy(e => e, StringComparer.Ordinal);

    private static int Rank(string environment) =>
        Array.IndexOf(First, environment) is >= 0 and var early ? early
        : Array.IndexOf(Last, environment) is >= 0 and var late ? 1000 + late
        : 100;
}
