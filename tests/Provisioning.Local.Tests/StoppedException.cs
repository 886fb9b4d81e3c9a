namespace Provisioning.Local.Tests;

/// <summary>Stands for the end of the process: nothing catches it.</summary>
public sealed class StoppedException : Exception
{
    public StoppedException()
    {
    }

    public StoppedException(string message)
        : base(message)
    {
    }

    public StoppedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
