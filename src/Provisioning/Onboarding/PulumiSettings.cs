using System.Text;
using Provisioning.Declarations;

namespace Provisioning.Onboarding;

/// <summary>Settings of a stack for Pulumi (<c>stackConfigDir: stacks</c>): where its realm is. What it holds is in the declaration.</summary>
internal static class PulumiSettings
{
    public static ReadOnlyMemory<byte> Of(EnvironmentDeclaration environment)
    {
        var url = environment.Realm.Url.Length > 0 ? environment.Realm.Url.TrimEnd('/') : "http://localhost:8080";
        return Encoding.UTF8.GetBytes($"config:\n  keycloak:url: {url}\n");
    }
}
