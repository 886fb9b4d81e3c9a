namespace Provisioning.Secrets;

/// <summary>Whether a secret can be read.</summary>
public enum SecretState
{
    Live,

    /// <summary>Somebody switched it off: it is there and cannot be read.</summary>
    Disabled,

    /// <summary>It is deleted and can be recovered; its name is taken meanwhile.</summary>
    Deleted,
}
