using System.Runtime.InteropServices;
using Provisioning.Compilation;
using Provisioning.Declarations;

namespace Provisioning.Rules;

/// <summary>
/// Everything that authors write freely, with what it belongs to, left out what is too short for a secret. Where the text is
/// the name of the thing itself, subject and text are the same instance. Filled and emptied stack by stack, because there are
/// many texts and hardly ever a finding.
/// </summary>
internal sealed class DeclaredTexts
{
    private readonly List<DeclaredText> texts = [];

    public ReadOnlySpan<DeclaredText> All => CollectionsMarshal.AsSpan(texts);

    public void Clear() => texts.Clear();

    public void AddCatalogue(CatalogueDeclaration catalogue)
    {
        foreach (var application in catalogue.Applications.Values)
        {
            var id = application.ClientId;
            Add(id, "client id", id, application.At);
            Add(id, "name", application.Name, application.At);
            Add(id, "description", application.Description, application.At);
            foreach (var permission in application.Permissions.Values)
            {
                Add(permission.Name, "name", permission.Name, permission.At);
                Add($"{id}/{permission.Name}", "description", permission.Description, permission.At);
            }

            foreach (var role in application.Roles.Values)
            {
                Add(role.Name, "name", role.Name, role.At);
                Add($"{id}/{role.Name}", "description", role.Description, role.At);
            }

            foreach (var profile in application.Profiles.Values)
            {
                Add($"{id}/{profile.Name}", "description", profile.Description, profile.At);
                foreach (var grant in profile.Grants.Values)
                {
                    Add($"{id}/{profile.Name}", "reason of a grant", grant.Reason, grant.At);
                }
            }
        }

        foreach (var alias in catalogue.Aliases.Values)
        {
            Add(alias.Name, "description", alias.Description, alias.At);
        }

        foreach (var conflict in catalogue.Conflicts.Values)
        {
            Add(conflict.Name, "reason", conflict.Reason, conflict.At);
        }
    }

    public void AddStack(CompiledStack stack)
    {
        var declaration = stack.Declaration;
        Add(stack.Name, "organisation", declaration.Organisation.Name, declaration.Organisation.At);
        Add(stack.Name, "domain", declaration.Domain, declaration.At);
        foreach (var exception in declaration.Exceptions.Values)
        {
            Add(stack.Name, $"reason of exception '{exception.Name}'", exception.Reason, exception.At);
        }

        foreach (var (clientId, user) in stack.TechnicalUsers)
        {
            var at = user.Declaration.At;
            Add(clientId, "client id", clientId, at);
            Add(clientId, "description", user.Declaration.Description, at);
            Add(clientId, "reason", user.Declaration.Reason, at);
            Add(clientId, "purpose", user.Declaration.Purpose, at);
            if (user.Declaration.Customer is { } customer)
            {
                Add(clientId, "customer", customer.Name, customer.At);
            }

            foreach (var grant in user.Grants)
            {
                Add(clientId, "reason of a grant", grant.Value.Reason, grant.Value.At);
            }
        }
    }

    private void Add(string subject, string field, string text, SourcePosition at)
    {
        if (text.Length >= SecretShapes.Shortest)
        {
            texts.Add(new DeclaredText(subject, field, text, at));
        }
    }
}

/// <summary>A text, the thing it belongs to and the field it stands in.</summary>
internal readonly record struct DeclaredText(string Subject, string Field, string Text, SourcePosition At)
{
    /// <summary>The text is the name of the thing itself.</summary>
    public bool IsName => ReferenceEquals(Subject, Text);
}
