using Provisioning.Compilation;
using Provisioning.Declarations;

namespace Provisioning.Rules;

/// <summary>
/// Everything that authors write freely, with what it belongs to. Where the text is the name of the thing itself,
/// subject and text are the same instance.
/// </summary>
internal static class DeclaredTexts
{
    public static IEnumerable<(string Subject, string Field, string Text, SourcePosition At)> OfCatalogue(CatalogueDeclaration catalogue)
    {
        foreach (var application in catalogue.Applications.Values)
        {
            var id = application.ClientId;
            yield return (id, "client id", id, application.At);
            yield return (id, "name", application.Name, application.At);
            yield return (id, "description", application.Description, application.At);
            foreach (var permission in application.Permissions.Values)
            {
                yield return (permission.Name, "name", permission.Name, permission.At);
                yield return ($"{id}/{permission.Name}", "description", permission.Description, permission.At);
            }

            foreach (var role in application.Roles.Values)
            {
                yield return (role.Name, "name", role.Name, role.At);
                yield return ($"{id}/{role.Name}", "description", role.Description, role.At);
            }

            foreach (var profile in application.Profiles.Values)
            {
                yield return ($"{id}/{profile.Name}", "description", profile.Description, profile.At);
                foreach (var grant in profile.Grants.Values)
                {
                    yield return ($"{id}/{profile.Name}", "reason of a grant", grant.Reason, grant.At);
                }
            }
        }

        foreach (var alias in catalogue.Aliases.Values)
        {
            yield return (alias.Name, "description", alias.Description, alias.At);
        }

        foreach (var conflict in catalogue.Conflicts.Values)
        {
            yield return (conflict.Name, "reason", conflict.Reason, conflict.At);
        }
    }

    public static IEnumerable<(string Subject, string Field, string Text, SourcePosition At)> OfStack(CompiledStack stack)
    {
        var declaration = stack.Declaration;
        yield return (stack.Name, "organisation", declaration.Organisation.Name, declaration.Organisation.At);
        yield return (stack.Name, "domain", declaration.Domain, declaration.At);
        foreach (var exception in declaration.Exceptions.Values)
        {
            yield return (stack.Name, $"reason of exception '{exception.Name}'", exception.Reason, exception.At);
        }

        foreach (var (clientId, user) in stack.TechnicalUsers)
        {
            var at = user.Declaration.At;
            yield return (clientId, "client id", clientId, at);
            yield return (clientId, "description", user.Declaration.Description, at);
            yield return (clientId, "reason", user.Declaration.Reason, at);
            yield return (clientId, "purpose", user.Declaration.Purpose, at);
            if (user.Declaration.Customer is { } customer)
            {
                yield return (clientId, "customer", customer.Name, customer.At);
            }

            foreach (var grant in user.Grants)
            {
                yield return (clientId, "reason of a grant", grant.Value.Reason, grant.Value.At);
            }
        }
    }
}
