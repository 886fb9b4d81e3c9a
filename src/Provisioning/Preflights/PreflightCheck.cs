using Provisioning.Diagnostics;

namespace Provisioning.Preflights;

/// <summary>One thing that was looked at. Without a finding it is in order.</summary>
/// <param name="Name">One word, the same in every answer: <c>server</c>, <c>release</c>, <c>rights</c> ...</param>
/// <param name="Detail">What was seen.</param>
public sealed record PreflightCheck(string Name, string Detail, Diagnostic? Finding = null)
{
    public static PreflightCheck Failing(string name, Diagnostic finding) => new(name, finding.Message, finding);
}
