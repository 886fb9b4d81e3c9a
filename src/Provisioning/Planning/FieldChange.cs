namespace Provisioning.Planning;

/// <summary>One field's difference. An empty side means that the field, or the member of a set, is not there.</summary>
/// <param name="Path">For example <c>description</c>, <c>grants</c> or <c>mappers.BPN.claim.name</c>.</param>
public sealed record FieldChange(string Path, string Before, string After);
