using Pulumi;
using Provisioning.Resources;

namespace Provisioning.Infra;

/// <summary>A technical user, a role or an application, so that a preview reads as these.</summary>
internal sealed class DeclaredComponent(ComponentDescription component)
    : ComponentResource(component.Key.Type, component.Key.Name);
