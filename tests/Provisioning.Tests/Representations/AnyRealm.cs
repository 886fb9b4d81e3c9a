using FsCheck;
using FsCheck.Fluent;
using Provisioning.Declarations;
using Provisioning.Realms;
using Provisioning.Representations;

namespace Provisioning.Tests.Representations;

/// <summary>Whatever a realm holds, its file says it.</summary>
public sealed class AnyRealm
{
    [Fact]
    public void IsTheSameAfterWritingAndReading() =>
        Prop.ForAll(RandomRealms.Realm.ToArbitrary(), realm =>
        {
            var parsing = RealmRepresentation.Read(new SourceFile("any.json", RealmRepresentation.Write(realm)));
            return parsing.Findings.IsEmpty && parsing.State.Equals(realm);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void IsAFileThatDoesNotChangeByOpeningAndPuttingTheSame() =>
        Prop.ForAll(RandomRealms.Realm.ToArbitrary(), realm =>
        {
            var file = RealmRepresentation.Write(realm);
            var document = RealmDocument.Open(file);
            foreach (var item in realm.Clients.Values.AsEnumerable<IRealmObject>().Concat(realm.Roles.Values).Concat(realm.ClientScopes.Values))
            {
                document.Put(item);
            }

            return document.ToBytes().AsSpan().SequenceEqual(file);
        }).QuickCheckThrowOnFailure();
}
