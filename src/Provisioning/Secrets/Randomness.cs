namespace Provisioning.Secrets;

/// <summary>Fills the bytes at random; fit for keys and passwords outside tests.</summary>
public delegate void Randomness(Span<byte> bytes);
