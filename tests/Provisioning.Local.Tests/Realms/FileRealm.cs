using Provisioning.Applying;
using Provisioning.Collections;
using Provisioning.Local.Files;
using Provisioning.Local.Realms;
using Provisioning.Planning;
using Provisioning.Realms;

namespace Provisioning.Local.Tests.Realms;

/// <summary>A realm file in a folder of its own, and short ways to change it.</summary>
internal sealed class FileRealm : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public string FilePath => folder.PathOf("demo.json");

    public string[] Files => [.. Directory.EnumerateFiles(folder.Root).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    public RealmFileGateway Gateway(Action<FileStep>? before = null) =>
        new(FilePath, "demo", "demo.json", TimeProvider.System, bytes => bytes.Fill(7), before);

    public void Write(string text) => folder.Write("demo.json", text);

    public string Text => File.ReadAllText(FilePath);

    public async Task<RealmReading> ReadAsync() => await Gateway().ReadAsync(CancellationToken.None);

    public static Task<ImmutableArray<ChangeOutcome>> PutAsync(RealmFileGateway gateway, params IRealmObject[] items) =>
        gateway.ApplyAsync([.. items.Select(Creation)], new Progress<ChangeOutcome>(), CancellationToken.None);

    /// <summary>A technical user that holds one role of one application.</summary>
    public static IRealmObject[] Sample { get; } =
    [
        new Client { ClientId = "App", Attributes = Owned },
        new Role { Ref = new RoleRef("App", "view_data"), Description = "Sees data" },
        new ClientScope { Name = "grant:App/view_data", Attributes = Owned, Roles = [new RoleRef("App", "view_data")] },
        new Client
        {
            ClientId = "sa-acme-reader",
            Description = "Reads at night",
            Attributes = Owned,
            Mappers = Map<string, ProtocolMapper>.From([new("BPN", Bpn)]),
            DefaultScopes = ["basic", "grant:App/view_data", "roles"],
            ServiceAccount = new ServiceAccount
            {
                Attributes = Map<string, ValueList<string>>.From([new("bpn", ["BPNL00000003CRHK"])]),
                Grants = [new RoleRef("App", "view_data")],
            },
        },
    ];

    public void Dispose() => folder.Dispose();

    private static Map<string, string> Owned => Map<string, string>.From([new(Marks.Stack, "acme.dev")]);

    private static ProtocolMapper Bpn => new(
        "BPN",
        "oidc-usermodel-attribute-mapper",
        Map<string, string>.From([new("user.attribute", "bpn"), new("claim.name", "bpn"), new("access.token.claim", "true")]));

    private static Change Creation(IRealmObject item) => new()
    {
        Address = item.Address,
        Action = ChangeAction.Create,
        Reason = ChangeReason.Declared,
        Stack = "acme.dev",
        Wave = 0,
        After = item,
    };
}
