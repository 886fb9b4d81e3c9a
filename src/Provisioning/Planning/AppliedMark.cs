using Provisioning.Realms;
namespace Provisioning.Planning;

public static class AppliedMark { public static IRealmObject Stamp(IRealmObject value) => value; }
