using Provisioning.Declarations;
using Provisioning.Declarations.Tables;
using Provisioning.Diagnostics;

namespace Provisioning.Onboarding;

/// <summary>Everything that is wrong with a request, before a line is written for it.</summary>
internal sealed class TenantCheck(TenantRequest request, DeclarationSet declarations)
{
    private static readonly string[] Reserved = ["catalogue", "environments", "schemas"];

    private readonly List<Diagnostic> findings = [];

    public static ImmutableArray<Diagnostic> Of(TenantRequest request, DeclarationSet declarations) =>
        new TenantCheck(request, declarations).Run();

    private ImmutableArray<Diagnostic> Run()
    {
        CheckName();
        CheckNumber();
        Choices("company role", request.CompanyRoles, CompanyRoles.All);
        Choices("environment", request.Environments, declarations.Environments.Keys);
        var offers = new RoleChoices(declarations.Catalogue);
        foreach (var role in request.Roles.Where(r => offers.Find(r) is null))
        {
            findings.Add(OnboardingCodes.UnknownChoice.At(Place.Of(role), offers.ProblemOf(role), offers.Suggest(role)));
        }

        Choices("profile", request.Profiles, offers.Profiles);
        return Diagnostic.Sort(findings);
    }

    private void CheckName()
    {
        var place = Place.Of(request.Tenant);
        if (!PlainName.IsPlain(request.Tenant) || Reserved.Contains(request.Tenant, StringComparer.Ordinal))
        {
            findings.Add(OnboardingCodes.TenantName.At(place, $"'{request.Tenant}' cannot be the name of a tenant."));
        }
        else if (declarations.Stacks.Values.FirstOrDefault(s => s.Tenant == request.Tenant) is { } existing)
        {
            findings.Add(OnboardingCodes.TenantExists.At(existing.At.ToPlace(request.Tenant), $"There is a tenant '{request.Tenant}' already."));
        }
    }

    private void CheckNumber()
    {
        var place = Place.Of(request.Tenant);
        if (!BusinessPartnerNumber.IsValid(request.Bpn))
        {
            findings.Add(OnboardingCodes.Number.At(place, $"'{request.Bpn}' is no business partner number."));
        }
        else if (declarations.Stacks.Values.FirstOrDefault(s => s.Organisation.Bpn == request.Bpn) is { } holder)
        {
            findings.Add(OnboardingCodes.NumberTaken.At(
                holder.Organisation.At.ToPlace(holder.Tenant), $"'{request.Bpn}' is the number of tenant '{holder.Tenant}'."));
        }
    }

    private void Choices(string what, ImmutableArray<string> chosen, IEnumerable<string> known)
    {
        var all = known.ToArray();
        foreach (var name in chosen.Where(n => !all.Contains(n, StringComparer.Ordinal)))
        {
            findings.Add(OnboardingCodes.UnknownChoice.At(
                Place.Of(name), $"There is no {what} '{name}'.", Spelling.Suggest(name, all, $"Choose among {string.Join(", ", all.Take(12))}.")));
        }
    }
}
