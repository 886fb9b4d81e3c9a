namespace Provisioning.Declarations;

/// <summary>An app that the tenant uses: each of the app's technical user profiles becomes a technical user.</summary>
public sealed record ActivationDeclaration(string App, OrganisationDeclaration? Customer, SourcePosition At);
