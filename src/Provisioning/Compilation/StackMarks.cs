using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Compilation;

/// <summary>The marks of a stack for its objects. Roles keep lists of values, everything else single ones.</summary>
internal static class StackMarks
{
    public static Map<string, string> Of(string stack) =>
        Map<string, string>.From([new(Marks.Stack, stack), new(Marks.Applier, Marks.ProvisionApplier)]);

    public static Map<string, ValueList<string>> ForRoles(string stack) =>
        Map<string, ValueList<string>>.From([new(Marks.Stack, [stack]), new(Marks.Applier, [Marks.ProvisionApplier])]);
}
