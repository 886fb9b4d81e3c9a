using Provisioning.Diagnostics;

namespace Provisioning.Resources.Previews;

/// <summary>Gathers the steps of a preview into what there is and what there will be.</summary>
/// <param name="file">What findings call the preview.</param>
internal sealed class PreviewSteps(string file)
{
    private readonly List<Diagnostic> findings = [];
    private readonly SortedDictionary<string, (Place First, int Count)> unread = new(StringComparer.Ordinal);
    private bool refreshed;
    private bool comparesWithState;

    public PreviewSide Before { get; } = new();

    public PreviewSide After { get; } = new();

    /// <summary>The resources that a step makes, changes or takes away.</summary>
    public HashSet<ResourceKey> Told { get; } = [];

    /// <summary>Of the first step; empty where there is none.</summary>
    public string Stack { get; private set; } = string.Empty;

    public IEnumerable<Diagnostic> Findings =>
    [
        .. findings,
        .. unread.Select(u => PreviewCodes.UnreadType.At(
            u.Value.First, $"{Counted(u.Value.Count)} of type '{u.Key}' change and are not in the review.")),
        .. comparesWithState && !refreshed
            ? [PreviewCodes.NotRefreshed.At(Place.InFile(file), "This preview was made without --refresh: what was changed by hand is not in it.")]
            : Array.Empty<Diagnostic>(),
    ];

    public void Take(PreviewStep step)
    {
        Stack = Stack.Length == 0 ? step.Urn.Stack : Stack;
        if (!TryPlace(step))
        {
            findings.Add(PreviewCodes.UnknownStep.At(step.Place, $"The step '{step.Operation}' of '{step.Urn.Key}' is of no known kind."));
            return;
        }

        refreshed |= step.IsRefresh;
        if (step.ChangesNothing || !IsCustom(step))
        {
            return;
        }

        comparesWithState |= step.Old is not null;
        Told.Add(step.Urn.Key);
        Judge(step);
    }

    private bool TryPlace(PreviewStep step)
    {
        switch (step.Operation)
        {
            // The provider's look at the realm is what there is; without a step of its own the resource stays so.
            case "refresh":
                Before.Set(step.Urn, step.New);
                After.Set(step.Urn, step.New);
                return true;
            case "same" or "read" or "read-replacement" or "import" or "import-replacement":
                Before.Set(step.Urn, step.New ?? step.Old);
                After.Set(step.Urn, step.New ?? step.Old);
                return true;
            case "create" or "create-replacement":
                After.Set(step.Urn, step.New);
                return true;
            case "update" or "replace":
                Before.Set(step.Urn, step.Old);
                After.Set(step.Urn, step.New);
                return true;
            case "delete":
                Before.Set(step.Urn, step.Old);
                After.Set(step.Urn, null);
                return true;

            // Its other half says what comes instead.
            case "delete-replaced":
                Before.Set(step.Urn, step.Old);
                return true;
            default:
                return step.ChangesNothing;
        }
    }

    private void Judge(PreviewStep step)
    {
        var type = step.Urn.Key.Type;
        if (type == ResourceTypes.Secret)
        {
            if (step is { Operation: "update", Old: not null } && step.Differences.Contains("value"))
            {
                findings.Add(PreviewCodes.SecretChanges.At(step.Place, $"The secret of '{step.Urn.Key.Name}' gets another value in the vault."));
            }
        }
        else if (!ProvidedRealm.Makes(type) && !PreviewTypes.ChangesNoAccess(type))
        {
            unread[type] = unread.TryGetValue(type, out var seen) ? (seen.First, seen.Count + 1) : (step.Place, 1);
        }
    }

    private static bool IsCustom(PreviewStep step) => (step.New ?? step.Old)?.IsCustom == true;

    private static string Counted(int count) => count == 1 ? "1 resource" : $"{count} resources";
}
