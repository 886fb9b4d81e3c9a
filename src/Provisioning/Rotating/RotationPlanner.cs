using Provisioning.Diagnostics;
using Provisioning.Secrets;

namespace Provisioning.Rotating;

/// <summary>Decides what happens to each chosen secret. With an error among the findings nothing must be done.</summary>
public static class RotationPlanner
{
    public static (ImmutableArray<RotationStep> Steps, ImmutableArray<Diagnostic> Findings) Plan(RotationRequest request)
    {
        var findings = new List<Diagnostic>();
        var steps = request.Secrets.Select(s => StepFor(s, request, findings)).OfType<RotationStep>();
        return ([.. steps.OrderBy(s => s.Secret.ClientId, StringComparer.Ordinal)], Diagnostic.Sort(findings));
    }

    private static RotationStep? StepFor(SecretRef secret, RotationRequest request, List<Diagnostic> findings)
    {
        var place = Place.Of(secret.ClientId);
        if (secret.IsPassword && request.Observed.Users.TryGetValue(secret.ClientId, out var user) && user.Stack == secret.Stack)
        {
            return request.Finish ? new(secret, RotationAction.Nothing, null, user.Enabled) : Replaced(secret, user.Enabled, "a user has one password", request, findings);
        }

        if (secret.IsPassword || !request.Observed.Clients.TryGetValue(secret.ClientId, out var client) || client.Stack != secret.Stack)
        {
            findings.Add(RotationCodes.NotThere.At(
                place, $"'{secret.ClientId}' of stack '{secret.Stack}' is not in realm '{request.Observed.Name}'.", $"Make it with: provision up {secret.Stack}"));
            return null;
        }

        var canSignIn = client.Enabled && client.ServiceAccount is not { Enabled: false };
        var times = SecretTimes.Of(client);
        var formerUntil = times.Overlaps(request.Now) ? times.FormerExpiresAt : null;
        if (request.Finish)
        {
            return new(secret, formerUntil is null ? RotationAction.Nothing : RotationAction.Finish, formerUntil, canSignIn);
        }

        if (formerUntil is { } until && !request.Again)
        {
            findings.Add(RotationCodes.OverlapRuns.At(
                place, $"'{secret.ClientId}' was rotated already: its former secret works until {Moment.Of(until)}."));
            return new(secret, RotationAction.Continue, until, canSignIn);
        }

        return request.Policies is { } policies && RotationPolicy.TermsFor(policies, client) is { HasOverlap: true }
            ? new(secret, RotationAction.Rotate, formerUntil, canSignIn)
            : Replaced(secret, canSignIn, ReasonOf(request), request, findings);
    }

    private static RotationStep Replaced(SecretRef secret, bool canSignIn, string reason, RotationRequest request, List<Diagnostic> findings)
    {
        if (!request.WithoutOverlap)
        {
            findings.Add(RotationCodes.NoOverlap.At(
                Place.Of(secret.ClientId), $"The former secret of '{secret.ClientId}' would end at once: {reason}."));
        }

        return new(secret, RotationAction.Replace, null, canSignIn);
    }

    private static string ReasonOf(RotationRequest request) => request.Policies switch
    {
        null => "a realm in a file keeps no secrets",
        { KnowsRotation: false } => "the server's feature client-secret-rotation is off",
        _ => $"no client policy of realm '{request.Observed.Name}' that this tool understands rotates it with an overlap",
    };
}
