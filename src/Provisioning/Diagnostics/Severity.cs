namespace Provisioning.Diagnostics;

/// <summary>How much a finding matters: an error refuses the plan, a warning and an information do not.</summary>
public enum Severity
{
    Info,
    Warning,
    Error,
}
