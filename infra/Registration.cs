using Pulumi;
using Provisioning.Resources;

namespace Provisioning.Infra;

/// <summary>Registers a program: lookups first, then each resource under its component.</summary>
internal sealed class Registration(ResourceProgram program)
{
    private readonly Dictionary<ResourceKey, DeclaredComponent> components = [];
    private readonly Dictionary<ResourceKey, CustomResource> resources = [];
    private readonly Dictionary<ResourceKey, Output<string>> lookups = [];

    public void Run()
    {
        foreach (var lookup in program.Lookups)
        {
            lookups[lookup.Key] = ResourceFactory.LookUp(lookup.Key, InputsOf(lookup.Arguments));
        }

        foreach (var component in program.Components)
        {
            components[component.Key] = new DeclaredComponent(component);
        }

        foreach (var resource in program.Resources)
        {
            resources[resource.Key] = ResourceFactory.Make(resource.Key, InputsOf(resource.Properties), OptionsOf(resource));
        }
    }

    private ResourceArguments InputsOf(Collections.Map<string, ResourceValue> properties) => new(properties, OutputOf);

    private Output<string> OutputOf(ResourceValue.Reference reference) => lookups.TryGetValue(reference.Of, out var id)
        ? id
        : ResourceFactory.OutputOf(resources[reference.Of], reference.Output);

    private CustomResourceOptions OptionsOf(ResourceDescription resource)
    {
        var options = new CustomResourceOptions { Parent = components[resource.Parent.Key] };
        options.AdditionalSecretOutputs.AddRange(resource.SecretOutputs);
        options.IgnoreChanges.AddRange(resource.IgnoreChanges);
        foreach (var other in resource.ReplaceWith)
        {
            // User names are unique: the old user has to go first.
            options.ReplaceWith.Add(resources[other]);
            options.DeleteBeforeReplace = true;
        }

        foreach (var before in resource.DependsOn)
        {
            options.DependsOn.Add(resources[before]);
        }

        return options;
    }
}
