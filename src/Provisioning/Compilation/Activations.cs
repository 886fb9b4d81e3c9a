using Provisioning.Collections;
using Provisioning.Declarations;
using Provisioning.Diagnostics;

namespace Provisioning.Compilation;

/// <summary>Activating an app makes one technical user of each of the app's profiles.</summary>
internal sealed class Activations(CatalogueDeclaration catalogue, List<Diagnostic> findings)
{
    public StackDeclaration AddTo(StackDeclaration stack)
    {
        if (stack.Activations.Count == 0)
        {
            return stack;
        }

        var users = stack.TechnicalUsers.ToDictionary(u => u.Key, u => u.Value);
        foreach (var activation in stack.Activations.Values)
        {
            foreach (var user in UsersOf(activation))
            {
                if (!users.TryAdd(user.Name, user))
                {
                    findings.Add(CompilationCodes.TechnicalUserTwice.At(
                        users[user.Name].At.ToPlace(user.Name),
                        $"'{user.Name}' is declared here and made by the activation of '{activation.App}'."));
                }
            }
        }

        return stack with { TechnicalUsers = Map<string, TechnicalUserDeclaration>.From(users) };
    }

    private IEnumerable<TechnicalUserDeclaration> UsersOf(ActivationDeclaration activation)
    {
        if (!catalogue.Applications.TryGetValue(activation.App, out var application))
        {
            findings.Add(CompilationCodes.UnknownApp.At(
                activation.At.ToPlace(activation.App), $"There is no app '{activation.App}'.",
                Spelling.Suggest(activation.App, catalogue.Applications.Keys)));
            return [];
        }

        if (application.Profiles.Count == 0)
        {
            findings.Add(CompilationCodes.UnknownApp.At(
                activation.At.ToPlace(activation.App), $"'{activation.App}' has no technical user profile."));
        }

        return application.Profiles.Values.Select(profile => new TechnicalUserDeclaration
        {
            Name = NameOf(application, profile),
            At = activation.At,
            Description = profile.Description,
            Purpose = profile.Purpose,
            Profiles = [new Located<string>($"{application.ClientId}/{profile.Name}", activation.At)],
            Customer = activation.Customer,
            ActivatedApp = application.ClientId,
        });
    }

    /// <summary>The app's client id is part of the name, so that two apps may have profiles of one name.</summary>
    private static string NameOf(ApplicationDeclaration application, ProfileDeclaration profile) =>
        $"{application.ClientId.ToLowerInvariant()}-{profile.Name}";
}
