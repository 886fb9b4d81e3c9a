using Provisioning.Diagnostics;
using Provisioning.Keycloak;
using Provisioning.Local.Revisions;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Cli;

/// <summary>The one place where outcomes and exceptions become exit codes.</summary>
internal static class ExitCodes
{
    public static int Of(Outcome outcome) => outcome switch
    {
        Outcome.Done => 0,
        Outcome.Problems => 1,
        Outcome.Changes => 2,
        Outcome.Refused => 3,
        Outcome.Stopped => 4,
        _ => 130,
    };

    /// <summary>The outcome and the findings that an exception of a target or of the machine stands for; null for a mistake of ours.</summary>
    public static (Outcome Outcome, ImmutableArray<Diagnostic> Findings)? Of(Exception exception) => exception switch
    {
        StopException stop => (stop.Outcome, stop.Findings),
        OperationCanceledException => (Outcome.Cancelled, [CommandCodes.Cancelled.At(Place.Of("provision"), "The run was cancelled.")]),
        RealmLockedException => (Outcome.Stopped, [CommandCodes.TargetInUse.At(Place.Of("realm"), exception.Message)]),
        RevisionException revision => (Outcome.Problems, [revision.Finding]),
        SecretStoreException store => (Outcome.Stopped, [store.Finding]),
        KeycloakException server => (Outcome.Stopped, [server.Finding]),
        UnauthorizedAccessException or IOException =>
            (Outcome.Stopped, [CommandCodes.TargetUnavailable.At(Place.Of("disk"), exception.Message)]),
        HttpRequestException => (Outcome.Stopped, [CommandCodes.TargetUnavailable.At(Place.Of("network"), exception.Message)]),
        _ => null,
    };
}
