namespace Provisioning.Testing.Contracts;

/// <summary>The facts of this class need a real server; they are skipped, with a reason, where the variable is not set.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsServerAttribute(string variable) : Attribute
{
    public string Variable { get; } = variable;

    /// <summary>Why facts are skipped, or null when the server is there.</summary>
    public static string? Missing(string variable) => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable))
        ? $"{variable} is not set, so there is no server to ask."
        : null;
}
