using Provisioning.Compilation;
using Provisioning.Realms;
using Provisioning.Tests.Declarations;

namespace Provisioning.Tests.Compilation;

/// <summary>The small project of <see cref="Written"/>, compiled.</summary>
internal static class Compiled
{
    public static readonly DateOnly Today = new(2026, 6, 15);

    public static CompileResult Project(params (string Path, string Text)[] files)
    {
        var read = Written.ReadProject(files);
        Assert.Empty(read.Findings);
        return Compiler.Compile(read.Declarations, Today);
    }

    public static CompileResult Stack(string stack) => Project(("stacks/acme/stack.json", stack));

    public static CompileResult Catalogue(string catalogue) => Project(("stacks/catalogue/demo.json", catalogue));

    public static CompiledStack Acme(this CompileResult result) => result.Compiled.Environments["dev"].Stacks["acme.dev"];

    public static Client Client(this CompileResult result, string clientId) => result.Acme().Clients[clientId];

    public static string[] Codes(this CompileResult result) => [.. result.Findings.Select(f => f.Code)];
}
