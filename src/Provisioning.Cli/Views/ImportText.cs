using Provisioning.Cli.Imports;
using Provisioning.Cli.Terminals;
using Provisioning.Importing;
using Provisioning.Realms;

namespace Provisioning.Cli.Views;

/// <summary>What an import found, what it wrote and what to do next.</summary>
internal static class ImportText
{
    public static void Write(Page page, RealmState realm, ImportSource source, ImportedProject imported, string folder, bool isMarked)
    {
        var adopted = imported.Adoption.Changes.DistinctBy(c => c.Address).Select(c => c.After).ToList();
        var users = adopted.OfType<Client>().Count(c => c.ServiceAccount is not null && c.Stack.Length > 0 && c.IsTechnicalUser);
        page.Write(imported.Stack, Tone.Strong).Line($": declares realm {realm.Name} as it is");
        page.Line($"  {Counting.Of(adopted.OfType<Client>().Count() - users, "application")}, {Counting.Of(adopted.OfType<Role>().Count(), "role")} and permissions, {Counting.Of(users, "technical user")}");
        page.Line($"  from {source.Name} into {folder}", Tone.Quiet);
        if (imported.Accepted > 0)
        {
            page.Line($"  {Counting.Of(imported.Accepted, "error")} that it came with are accepted for 90 days, by the exceptions in stacks/{imported.Stack.Split('.')[0]}/stack.json", Tone.Caution);
        }

        if (imported.Findings.Length > 0)
        {
            page.Line();
            FindingsView.WriteList(page, imported.Findings);
        }

        page.Line().Line("Next", Tone.Strong);
        page.Line($"  provision preview {imported.Stack} --project {folder}    {(isMarked ? "(nothing to do)" : "(nothing to change)")}");
        if (!isMarked)
        {
            page.Line($"  provision up {imported.Stack} --project {folder}    (marks the objects; without a mark nothing is ever deleted)");
        }
    }
}
