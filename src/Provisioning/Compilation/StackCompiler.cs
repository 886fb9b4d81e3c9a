using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>One stack's technical users.</summary>
/// <param name="defaultRole">The realm's default role as a new realm of that name has it.</param>
internal sealed class StackCompiler(
    CatalogueDeclaration catalogue, EnvironmentDeclaration environment, ReferenceIndex references, RoleRef defaultRole, DateOnly today,
    List<Diagnostic> findings)
{
    public CompiledStack Compile(StackDeclaration stack)
    {
        var declared = new Activations(catalogue, findings).AddTo(stack);
        var users = new List<KeyValuePair<string, TechnicalUser>>(declared.TechnicalUsers.Count);
        var ended = new List<KeyValuePair<string, TechnicalUser>>();
        var clients = new List<KeyValuePair<string, Client>>(declared.TechnicalUsers.Count);
        var passwordUsers = new List<KeyValuePair<string, User>>();
        var marks = StackMarks.Of(declared.Name);
        CheckOrganisation(stack.Organisation, $"the organisation of '{stack.Tenant}'", stack.Name);
        foreach (var declaration in declared.TechnicalUsers.Values)
        {
            if (CompileUser(declared, declaration) is not { } user)
            {
                continue;
            }

            if (declaration.Until < today)
            {
                ended.Add(new(user.ClientId, user));
            }
            else
            {
                users.Add(new(user.ClientId, user));
                if (declaration.UsesPassword)
                {
                    passwordUsers.Add(new(user.ClientId, PasswordUser.Of(user)));
                    continue;
                }

                clients.Add(new(user.ClientId, TechnicalUserClient.Of(user, marks, references, defaultRole)));
            }
        }

        return new()
        {
            Declaration = declared,
            Clients = Map<string, Client>.From(clients),
            Users = Map<string, User>.From(passwordUsers),
            TechnicalUsers = Map<string, TechnicalUser>.From(users),
            EndedTechnicalUsers = Map<string, TechnicalUser>.From(ended),
        };
    }

    private TechnicalUser? CompileUser(StackDeclaration stack, TechnicalUserDeclaration declaration)
    {
        var clientId = ClientIdOf(stack, declaration);
        if (clientId.Length == 0)
        {
            return null;
        }

        CheckText(declaration.Name, $"The name of '{declaration.Name}'", declaration.At.ToPlace(clientId));
        CheckText(declaration.Description, $"The description of '{declaration.Name}'", declaration.At.ToPlace(clientId));
        foreach (var (text, what) in declaration.Adopted is { } adopted ? AdoptedTexts.Of(adopted, declaration.Name) : [])
        {
            CheckText(text, what, declaration.Adopted!.At.ToPlace(clientId));
        }

        if (declaration.Customer is { } customer)
        {
            CheckOrganisation(customer, $"the customer of '{declaration.Name}'", clientId);
        }

        var (secret, gap) = NamePattern.Fill(
            stack.Naming.Secret, ("tenant", stack.Tenant), ("environment", stack.Environment), ("clientId", clientId));
        if (gap.Length > 0)
        {
            ReportGap(stack.Naming.Secret, gap, declaration);
            return null;
        }

        var grants = new GrantResolver(catalogue, references, findings).Resolve(declaration);
        return new()
        {
            ClientId = clientId,
            Stack = stack,
            Declaration = declaration,
            Owner = declaration.Customer ?? stack.Organisation,
            Grants = Map<RoleRef, GrantDeclaration>.From(grants.Where(g => !(g.Value.Until < today))),
            EndedGrants = Map<RoleRef, GrantDeclaration>.From(grants.Where(g => g.Value.Until < today)),
            DirectScopes = ValueSet.From((declaration.Adopted?.DirectScopes ?? [])
                .Select(s => references.Resolve(s.Value, s.At, findings))
                .OfType<RoleRef>()),
            Secret = new(SecretName.From(secret), clientId, stack.Name)
            {
                Realm = environment.Realm.Name,
                Issuer = IssuerOf(environment.Realm),
                LifetimeDays = environment.Vault.LifetimeDays,
                IsPassword = declaration.UsesPassword,
                RotateAfterDays = declaration.RotateAfterDays,
            },
        };
    }

    private static string IssuerOf(RealmTarget realm) =>
        realm.Url.Length == 0 ? string.Empty : $"{realm.Url.TrimEnd('/')}/realms/{realm.Name}";

    private string ClientIdOf(StackDeclaration stack, TechnicalUserDeclaration declaration)
    {
        var (pattern, name, gap) = (string.Empty, declaration.ClientId, string.Empty);
        if (name.Length == 0)
        {
            pattern = declaration.IsCiCd ? stack.Naming.CiCd : stack.Naming.TechnicalUser;
            (name, gap) = NamePattern.Fill(
                pattern, ("tenant", stack.Tenant), ("environment", stack.Environment), ("name", declaration.Name), ("domain", stack.Domain));
        }

        if (gap.Length > 0)
        {
            ReportGap(pattern, gap, declaration);
            return string.Empty;
        }

        var (what, problem) = declaration.UsesPassword
            ? ("user name", KeycloakNames.ProblemOfUsername(name))
            : ("client id", KeycloakNames.ProblemOf(name, KeycloakNames.MaxClientIdLength));
        if (problem.Length > 0)
        {
            findings.Add(CompilationCodes.KeycloakName.At(
                declaration.At.ToPlace(name), $"'{name}' cannot be a technical user's {what}: {problem}"));
            return string.Empty;
        }

        return name;
    }

    private void CheckOrganisation(OrganisationDeclaration organisation, string whose, string subject)
    {
        var place = organisation.At.ToPlace(subject);
        CheckText(organisation.Name, $"The name of {whose}", place);
        CheckText(organisation.Bpn, $"The business partner number of {whose}", place);
    }

    private void CheckText(string text, string what, Place place)
    {
        if (KeycloakNames.ProblemOfText(text, what, place) is { } problem)
        {
            findings.Add(problem);
        }
    }

    private void ReportGap(string pattern, string gap, TechnicalUserDeclaration declaration) =>
        findings.Add(CompilationCodes.PatternGap.At(
            declaration.At.ToPlace(declaration.Name), $"The pattern '{pattern}' cannot name '{declaration.Name}': {gap}."));
}
