namespace Provisioning.History;

/// <summary>One change that the realm recorded.</summary>
/// <param name="Time">The server's time.</param>
/// <param name="Author">For people: <c>user 'bob' through 'security-admin-console'</c>, <c>client 'pipeline'</c>.</param>
/// <param name="From">The network address that it came from.</param>
/// <param name="What">What was done, in a few words.</param>
public sealed record RecordedChange(DateTimeOffset Time, string Author, string From, string What);
