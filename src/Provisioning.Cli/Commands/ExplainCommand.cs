using System.CommandLine;
using Provisioning.Access;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Views;
using Provisioning.Diagnostics;
using Provisioning.Realms;

namespace Provisioning.Cli.Commands;

/// <summary><c>provision explain STACK TECHNICAL-USER [PERMISSION]</c>: why somebody has what.</summary>
internal static class ExplainCommand
{
    public static Command Create(CliHost host)
    {
        var subject = new Argument<string>("STACK") { Description = "A stack, or a realm file (*.json) in Keycloak's export format" };
        var user = new Argument<string>("TECHNICAL-USER") { Description = "Its client id, or its name in the declaration" };
        var permission = new Argument<string?>("PERMISSION")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "One role or permission, as CLIENT/NAME or by its bare name (default: all permissions)",
        };
        var command = new ProvisionCommand("explain", "Why a technical user has what: every path from grant to permission, and its token")
        {
            Examples =
            [
                new("explain acme.dev sa-acme-edc", "Every permission with every way that leads to it."),
                new("explain platform.dev sa-cl2-01 --format json", "The same of one of the operator's users, for a program."),
            ],
        };
        command.Add(subject);
        command.Add(user);
        command.Add(permission);
        command.Add(FormatOption.Among(FormatOption.Text, FormatOption.Json));
        command.Runs(host, async (run, cancellationToken) =>
        {
            var found = await Subject.OpenAsync(run, run.Parsed.GetRequiredValue(subject), cancellationToken).ConfigureAwait(false);
            return Run(run, found, run.Parsed.GetRequiredValue(user), run.Parsed.GetValue(permission));
        });
        return command;
    }

    private static Outcome Run(CommandRun run, Subject subject, string user, string? permission)
    {
        var client = Find(subject, user);
        var graph = new AccessGraph(subject.Realm);
        var expansion = graph.Expand(Principal.TechnicalUser(client.ClientId));
        var explanation = new Explanation
        {
            Subject = subject.Name,
            Client = client,
            Facts = FactsOf(subject, client),
            Expansion = expansion,
            Entitlements = permission is null
                ? [.. expansion.Entitlements.Values.Where(e => e.IsPermission)]
                : Named(expansion, client, permission),
            Claims = TokenClaims.Of(graph, client),
        };
        if (run.Answer.IsJson)
        {
            ExplanationJson.Write(run.Host.Output, explanation);
        }
        else
        {
            ExplanationText.Write(run.Answer.Output, explanation);
        }

        return Outcome.Done;
    }

    private static Client Find(Subject subject, string user)
    {
        var declared = subject.Stack?.TechnicalUsers.Values.FirstOrDefault(u => u.Declaration.Name == user);
        if (subject.Realm.Clients.TryGetValue(declared?.ClientId ?? user, out var client) && client.ServiceAccount is not null)
        {
            return client;
        }

        var known = subject.Realm.Clients.Values.Where(c => c.ServiceAccount is not null).Select(c => c.ClientId)
            .Concat(subject.Stack?.TechnicalUsers.Values.Select(u => u.Declaration.Name) ?? []);
        throw new StopException(Outcome.Problems, CommandCodes.UnknownName.At(
            Place.Of(subject.Name),
            $"There is no technical user '{user}' in {subject.Name}.",
            Spelling.Suggest(user, known, $"See them with: provision matrix {subject.Name}")));
    }

    private static ImmutableArray<(string Name, string Value)> FactsOf(Subject subject, Client client)
    {
        var facts = new List<(string, string)>();
        if (client.Description.Length > 0)
        {
            facts.Add(("what for", client.Description));
        }

        if (subject.Stack?.TechnicalUsers.GetOr(client.ClientId, null!) is { } user)
        {
            facts.Add(("owner", $"{user.Owner.Name} ({user.Owner.Bpn})"));
            facts.Add(("secret", user.Secret.Name));
        }

        if (!client.Enabled)
        {
            facts.Add(("state", "disabled"));
        }

        return [.. facts];
    }

    private static ImmutableArray<Entitlement> Named(Expansion expansion, Client client, string name)
    {
        var fitting = expansion.Entitlements.Values.Where(e => e.Role.ToString() == name || e.Role.Name == name).ToImmutableArray();
        return fitting.Length > 0 ? fitting : throw new StopException(Outcome.Problems, CommandCodes.UnknownName.At(
            Place.Of(client.ClientId),
            $"'{client.ClientId}' has no role or permission '{name}'.",
            Spelling.Suggest(name, expansion.Entitlements.Keys.SelectMany(r => new[] { r.ToString(), r.Name }), "Leave it out to see all.")));
    }
}
