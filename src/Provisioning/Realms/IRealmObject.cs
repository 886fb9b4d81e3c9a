
namespace Provisioning.Realms;

/// <summary>An object that plans create, change and delete: <see cref="Client"/>, <see cref="Role"/>, <see cref="ClientScope"/> or <see cref="User"/>.</summary>
public interface IRealmObject
{
    Address Address { get; }

    /// <summary>The owning stack, or empty when the object carries no mark.</summary>
    string Stack { get; }

    /// <summary>The applier that writes it, or empty.</summary>
    string Applier { get; }
}
