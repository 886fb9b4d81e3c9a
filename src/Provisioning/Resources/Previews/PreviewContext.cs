using Provisioning.Realms;

namespace Provisioning.Resources.Previews;

/// <summary>What a preview leaves out, taken from the declarations that it was made from.</summary>
/// <param name="Realm">The realm that all stacks of the environment make together.</param>
/// <param name="Program">What the stack's program registers.</param>
public sealed record PreviewContext(RealmState Realm, ResourceProgram Program);
