using System.CommandLine;
using Provisioning.Access;
using Provisioning.Cli.Matrices;
using Provisioning.Cli.Sessions;
using Provisioning.Cli.Views;
using Provisioning.Diagnostics;

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
        var token = new Option<bool>("--token") { Description = "Compare the claims with the example token of the realm's server" };
        var signIn = new Option<bool>("--sign-in") { Description = "Also sign in with the secret from the vault, and compare with that token; neither is shown" };
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
        command.Add(token);
        command.Add(signIn);
        command.Runs(host, async (run, cancellationToken) =>
        {
            var found = await Subject.OpenAsync(run, run.Parsed.GetRequiredValue(subject), cancellationToken).ConfigureAwait(false);
            var explanation = Explain(found, run.Parsed.GetRequiredValue(user), run.Parsed.GetValue(permission));
            if (run.Parsed.GetValue(token) || run.Parsed.GetValue(signIn))
            {
                explanation = explanation with
                {
                    Tokens = await TokenRun.CompareAsync(run, found, explanation, run.Parsed.GetValue(signIn), cancellationToken).ConfigureAwait(false),
                };
            }

            return Write(run, explanation);
        });
        return command;
    }

    private static Explanation Explain(Subject subject, string user, string? permission)
    {
        var holder = Find(subject, user);
        var client = subject.Realm.Clients.GetOr(holder.Name, null!);
        var graph = new AccessGraph(subject.Realm);
        var expansion = graph.Expand(holder.Principal);
        return new Explanation
        {
            Subject = subject.Name,
            Name = holder.Name,
            Facts = FactsOf(subject, holder),
            Expansion = expansion,
            Entitlements = permission is null
                ? [.. expansion.Entitlements.Values.Where(e => e.IsPermission)]
                : Named(expansion, holder.Name, permission),
            Claims = holder.Principal.Kind == PrincipalKind.User ? null : TokenClaims.Of(graph, client),
        };
    }

    private static Outcome Write(CommandRun run, Explanation explanation)
    {
        if (run.Answer.IsJson)
        {
            ExplanationJson.Write(run.Host.Output, explanation);
        }
        else
        {
            ExplanationText.Write(run.Answer.Output, explanation);
        }

        return explanation.Tokens.All(t => t.IsSame) ? Outcome.Done : Outcome.Problems;
    }

    private static Holder Find(Subject subject, string user)
    {
        var declared = subject.Stack?.TechnicalUsers.Values.FirstOrDefault(u => u.Declaration.Name == user);
        var holders = Holder.In(subject.Realm).ToArray();
        if (holders.FirstOrDefault(h => h.Name == (declared?.ClientId ?? user)) is { } holder)
        {
            return holder;
        }

        var known = holders.Select(h => h.Name)
            .Concat(subject.Stack?.TechnicalUsers.Values.Select(u => u.Declaration.Name) ?? []);
        throw new StopException(Outcome.Problems, CommandCodes.UnknownName.At(
            Place.Of(subject.Name),
            $"There is no technical user '{user}' in {subject.Name}.",
            Spelling.Suggest(user, known, $"See them with: provision matrix {subject.Name}")));
    }

    private static ImmutableArray<(string Name, string Value)> FactsOf(Subject subject, Holder holder)
    {
        var facts = new List<(string, string)>();
        if (holder.Description.Length > 0)
        {
            facts.Add(("what for", holder.Description));
        }

        if (subject.Stack?.TechnicalUsers.GetOr(holder.Name, null!) is { } user)
        {
            facts.Add(("owner", $"{user.Owner.Name} ({user.Owner.Bpn})"));
            facts.Add((user.Secret.IsPassword ? "password" : "secret", user.Declaration.SecretIsElsewhere ? "kept elsewhere" : user.Secret.Name));
        }

        if (!holder.Enabled)
        {
            facts.Add(("state", "disabled"));
        }

        return [.. facts];
    }

    private static ImmutableArray<Entitlement> Named(Expansion expansion, string user, string name)
    {
        var fitting = expansion.Entitlements.Values.Where(e => e.Role.ToString() == name || e.Role.Name == name).ToImmutableArray();
        return fitting.Length > 0 ? fitting : throw new StopException(Outcome.Problems, CommandCodes.UnknownName.At(
            Place.Of(user),
            $"'{user}' has no role or permission '{name}'.",
            Spelling.Suggest(name, expansion.Entitlements.Keys.SelectMany(r => new[] { r.ToString(), r.Name }), "Leave it out to see all.")));
    }
}
