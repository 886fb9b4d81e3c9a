using System.CommandLine;
using Provisioning.Cli.Commands;
using Provisioning.Diagnostics;
using Provisioning.Onboarding;

namespace Provisioning.Cli.Onboarding;

/// <summary>The command line of <c>onboard</c>; what it does not say is asked for on a terminal.</summary>
internal sealed class TenantOptions
{
    private readonly Argument<string?> tenant = new("TENANT")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Its name: lower-case letters, digits and hyphens (default: asked for on a terminal)",
    };

    private readonly Option<string?> bpn = new("--bpn") { Description = "Its business partner number", HelpName = "BPNL..." };
    private readonly Option<string?> name = new("--name") { Description = "The organisation's name, for people", HelpName = "NAME" };
    private readonly Option<string?> domain = new("--domain") { Description = "DNS domain, where naming patterns need one", HelpName = "DOMAIN" };
    private readonly Option<string[]> companyRoles = List("--company-roles", "What it is in the dataspace (default: participant)", "ROLE,...");
    private readonly Option<string[]> environments = List("--environments", "Its environments (default: all of the project)", "NAME,...");
    private readonly Option<string[]> roles = List("--roles", "Roles for technical users: each becomes one technical user", "ROLE,...");
    private readonly Option<string[]> profiles = List("--profile", "Apps to activate, or technical user profiles (app/profile)", "APP,...");

    public void AddTo(Command command)
    {
        command.Add(tenant);
        foreach (var option in (Option[])[bpn, name, domain, companyRoles, environments, roles, profiles])
        {
            command.Add(option);
        }
    }

    /// <summary>The request as far as the command line makes it.</summary>
    /// <exception cref="StopException">Something is missing and nobody can be asked.</exception>
    public async Task<TenantRequest> ReadAsync(CommandRun run, RoleChoices choices, IReadOnlyList<string> known, CancellationToken cancellationToken)
    {
        var parsed = run.Parsed;
        var (given, number) = (parsed.GetValue(tenant), parsed.GetValue(bpn));
        if (given is null || number is null)
        {
            return run.Host is { InputIsTerminal: true, ErrorIsTerminal: true }
                ? await new TenantInterview(run, choices, known).AskAsync(given, number, cancellationToken).ConfigureAwait(false)
                : throw new StopException(Outcome.Problems, CommandCodes.Usage.At(
                    Place.Of("onboard"),
                    given is null ? "No tenant is named, and nobody can be asked here." : "The tenant has no --bpn, and nobody can be asked here.",
                    "Name it, for example: provision onboard globex --bpn BPNL000000GLOBEX"));
        }

        return new TenantRequest
        {
            Tenant = given,
            Bpn = number,
            OrganisationName = parsed.GetValue(name) ?? string.Empty,
            Domain = parsed.GetValue(domain) ?? string.Empty,
            CompanyRoles = Words(parsed.GetValue(companyRoles)) is { Length: > 0 } chosen ? chosen : ["participant"],
            Environments = Words(parsed.GetValue(environments)),
            Roles = Words(parsed.GetValue(roles)),
            Profiles = Words(parsed.GetValue(profiles)),
        };
    }

    /// <summary>Names separated by commas; in the order given, each once.</summary>
    public static ImmutableArray<string> Words(params string[]? values) =>
    [
        .. (values ?? []).SelectMany(v => v.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Distinct(StringComparer.Ordinal),
    ];

    private static Option<string[]> List(string name, string description, string help) =>
        new(name) { Description = description, HelpName = help, AllowMultipleArgumentsPerToken = true };
}
