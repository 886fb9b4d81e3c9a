namespace Provisioning.Local;

/// <summary>Fills the bytes at random; fit for keys outside tests.</summary>
public delegate void Randomness(Span<byte> bytes);
