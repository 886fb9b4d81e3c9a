using System.Text;
using Provisioning.Compilation;
using Provisioning.Declarations;
using Provisioning.Diagnostics;
using Provisioning.Testing;

namespace Provisioning.Tests.Declarations;

/// <summary>Whatever happens to a valid file, the answer is findings with a place.</summary>
public class MutatedDeclarations
{
    private const int Mutations = 10_000;

    [Fact]
    public void GiveFindingsWithAPlaceAndNothingElse()
    {
        var random = new Random(20261122);
        var originals = Written.Project(
            ("stacks/acme/stack.json", File.ReadAllText(RepositoryFolder.PathOf("stacks/acme/stack.json"))),
            ("stacks/acme/dev.json", """{ "technicalUsers": { "edc": { "description": "x" } } }"""));
        var found = 0;
        for (var i = 0; i < Mutations; i++)
        {
            var files = originals.ToArray();
            var victim = random.Next(files.Length);
            files[victim] = new SourceFile(files[victim].Path, Mutate(files[victim].Content.ToArray(), random));

            var read = DeclarationReader.Read(files);
            var compiled = Compiler.Compile(read.Declarations, new DateOnly(2026, 6, 15));

            foreach (var finding in read.Findings.Concat(compiled.Findings))
            {
                found++;
                Assert.True(HasPlace(finding), $"mutation {i}: no place: {finding}");
                Assert.NotEmpty(finding.Message);
                Assert.NotEmpty(finding.Next);
            }
        }

        Assert.True(found > Mutations / 2, $"only {found} findings: the mutations change too little");
    }

    private static bool HasPlace(Diagnostic finding) => finding.Place.File.StartsWith("stacks/", StringComparison.Ordinal);

    private static byte[] Mutate(byte[] bytes, Random random)
    {
        string[] splices = ["null", "{", "}", "[", "]", "\"", ",", ":", "\\u0000", "\\ud800", "\u00FC", "-1e999", "{{}}", "../..", "*/", "\uFEFF"];
        var at = random.Next(bytes.Length);
        return random.Next(6) switch
        {
            0 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 40))..]],
            1 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(splices[random.Next(splices.Length)]), .. bytes[at..]],
            2 => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
            3 => [.. bytes[..at], .. bytes[random.Next(at + 1)..]],
            4 => bytes[..at],
            _ => SwapText(bytes, random),
        };
    }

    /// <summary>Replaces one value by another of the same file, which keeps the file valid JSON more often than not.</summary>
    private static byte[] SwapText(byte[] bytes, Random random)
    {
        var words = Encoding.UTF8.GetString(bytes).Split('"');
        var (a, b) = (random.Next(words.Length), random.Next(words.Length));
        (words[a], words[b]) = (words[b], words[a]);
        return Encoding.UTF8.GetBytes(string.Join('"', words));
    }
}
