namespace Provisioning.Testing.Contracts;

/// <summary>A fact about a real server, skipped where none is named by the environment variable.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RealServerFactAttribute : FactAttribute
{
    public RealServerFactAttribute(string variable)
    {
        Variable = variable;
        Skip = NeedsServerAttribute.Missing(variable);
    }

    public string Variable { get; }
}
