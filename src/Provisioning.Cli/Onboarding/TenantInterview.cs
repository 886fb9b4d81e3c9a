using Provisioning.Cli.Commands;
using Provisioning.Cli.Terminals;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Onboarding;

namespace Provisioning.Cli.Onboarding;

/// <summary>Asks on a terminal for what a new tenant needs. An empty answer takes what stands in brackets.</summary>
internal sealed class TenantInterview(CommandRun run, RoleChoices choices, IReadOnlyList<string> environments)
{
    private Page Page => run.Answer.Narration;

    public async Task<TenantRequest> AskAsync(string? tenant, string? bpn, CancellationToken cancellationToken)
    {
        var given = tenant ?? await AskAsync("Tenant (lower-case letters, digits, hyphens)", string.Empty, PlainName.IsPlain, cancellationToken).ConfigureAwait(false);
        var number = bpn ?? await AskAsync("Business partner number (BPNL...)", string.Empty, BusinessPartnerNumber.IsValid, cancellationToken).ConfigureAwait(false);
        var name = await AskAsync("Organisation's name", given, _ => true, cancellationToken).ConfigureAwait(false);
        var companyRoles = await AskAsync("Company roles, separated by commas", "participant", _ => true, cancellationToken).ConfigureAwait(false);
        var chosen = await AskAsync("Environments", string.Join(',', environments), _ => true, cancellationToken).ConfigureAwait(false);
        Page.Line("Roles for technical users:", Tone.Quiet);
        var offered = Offered(TenantOptions.Words(companyRoles));
        foreach (var role in offered)
        {
            Page.Line($"  {role}", Tone.Quiet);
        }

        var roles = await AskAsync("Roles, separated by commas; each becomes a technical user", string.Empty, _ => true, cancellationToken).ConfigureAwait(false);
        var profiles = choices.Profiles.IsEmpty
            ? string.Empty
            : await AskAsync($"Apps to activate ({string.Join(", ", choices.Profiles.Take(6))})", string.Empty, _ => true, cancellationToken).ConfigureAwait(false);
        return new TenantRequest
        {
            Tenant = given,
            Bpn = number,
            OrganisationName = name,
            CompanyRoles = TenantOptions.Words(companyRoles),
            Environments = TenantOptions.Words(chosen),
            Roles = TenantOptions.Words(roles),
            Profiles = TenantOptions.Words(profiles),
        };
    }

    private string[] Offered(ImmutableArray<string> companyRoles) =>
        [.. choices.Roles.Where(r => r.Role.OfferedTo.Any(companyRoles.Contains)).Select(r => r.Role.Name)];

    /// <summary>Asks until the answer will do, or nobody answers any more.</summary>
    private async Task<string> AskAsync(string question, string otherwise, Func<string, bool> willDo, CancellationToken cancellationToken)
    {
        while (true)
        {
            Page.Write(otherwise.Length > 0 ? $"{question} [{otherwise}]: " : $"{question}: ", Tone.Strong);
            await run.Host.Error.FlushAsync(cancellationToken).ConfigureAwait(false);
            var line = await run.Host.Input.ReadLineAsync(cancellationToken).ConfigureAwait(false)
                ?? throw new StopException(Outcome.Problems, CommandCodes.NotConfirmed.At(Place.Of("onboard"), "Nobody answered."));
            var answer = line.Trim() is { Length: > 0 } said ? said : otherwise;
            if (willDo(answer))
            {
                return answer;
            }

            Page.Line("That will not do.", Tone.Caution);
        }
    }
}
