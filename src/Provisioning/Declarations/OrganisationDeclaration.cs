namespace Provisioning.Declarations;

/// <summary>An organisation by its business partner number (BPNL and 12 capitals or digits) and name.</summary>
public sealed record OrganisationDeclaration(string Bpn, string Name, SourcePosition At);
