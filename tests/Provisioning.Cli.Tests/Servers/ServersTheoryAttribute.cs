namespace Provisioning.Cli.Tests.Servers;

/// <summary>As <see cref="ServersFactAttribute"/>, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServersTheoryAttribute : TheoryAttribute
{
    public ServersTheoryAttribute() => Skip = ServersFactAttribute.Missing;
}
