using Provisioning.Collections;
using Provisioning.Diagnostics;
using Provisioning.Planning;
using Provisioning.Realms;
using Provisioning.Secrets;

namespace Provisioning.Resources.Previews;

/// <summary>
/// What <c>pulumi preview --json</c> tells, as two states of one realm. The preview leaves out what stays the same; that is taken
/// from declarations where they are there.
/// </summary>
public sealed class PulumiPreview
{
    private readonly string file;
    private readonly PreviewSteps steps;
    private readonly ImmutableArray<Diagnostic> unreadable;

    private PulumiPreview(string file, PreviewSteps steps, ImmutableArray<Diagnostic> unreadable) =>
        (this.file, this.steps, this.unreadable) = (file, steps, unreadable);

    /// <summary>As Pulumi names it; empty where the preview has no step.</summary>
    public string Stack => steps.Stack;

    /// <param name="file">What findings call the preview.</param>
    /// <param name="stream">JSON in UTF-8, read to its end.</param>
    public static async Task<PulumiPreview> ReadAsync(string file, Stream stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var document = new PreviewDocument(file);
        var steps = new PreviewSteps(file);
        await document.ReadAsync(stream, steps.Take, cancellationToken).ConfigureAwait(false);
        return new PulumiPreview(file, steps, [.. document.Findings]);
    }

    /// <param name="context">Null where nothing is known but the preview itself.</param>
    public PreviewReading In(PreviewContext? context)
    {
        var declared = (context?.Program.Resources ?? []).ToDictionary(r => r.Key, r => r.Properties);
        var (before, after) = (steps.Before.Resources.ToList(), steps.After.Resources.ToList());
        var resolution = new PreviewResolution(new PreviewIds(before.Concat(after)), declared);
        var had = resolution.Resolve(before, declared.Where(d => !steps.Told.Contains(d.Key)));
        var will = resolution.Resolve(after, declared.Where(d => !steps.Told.Contains(d.Key)));
        resolution.Compare(had, asDeclared: false);
        resolution.Compare(will, asDeclared: true);
        resolution.NameRoles(Place.InFile(file));

        var start = context is null
            ? KeycloakRealm.Fresh(RealmNameIn(will) ?? RealmNameIn(had) ?? Stack)
            : Without(context.Realm, context.Program.Stack);
        var (first, second) = (ProvidedRealm.Of(start, had), ProvidedRealm.Of(start, will));
        var made = Made(first).Concat(Made(second)).ToHashSet();
        start = Assuming(start, [.. first.Assumed.Concat(second.Assumed).Where(a => !made.Contains(a.Address))]);
        return new PreviewReading
        {
            Stack = Stack,
            Before = ProvidedRealm.Of(start, had, made).Realm,
            After = ProvidedRealm.Of(start, will, made).Realm,
            SecretsBefore = SecretsIn(had),
            SecretsAfter = SecretsIn(will),
            Findings = Diagnostic.Sort(
            [
                .. unreadable, .. steps.Findings, .. resolution.Findings,
                .. context is null ? [] : PreviewAgreement.Check(steps, after, declared, Place.InFile(file)),
            ]),
        };
    }

    /// <summary>What is there or is made; on the other side it is missing on purpose, where it is.</summary>
    private static IEnumerable<Address> Made(ProvidedRealm provided) =>
        provided.Realm.Objects().Select(o => o.Address).Except(provided.Assumed.Select(a => a.Address));

    private static string? RealmNameIn(ResourceSet resources) => resources
        .Select(r => new ProvidedProperties(r.Value).Text(r.Key.Type == "keycloak:index/realm:Realm" ? "realm" : "realmId"))
        .FirstOrDefault(n => n.Length > 0);

    private static ValueList<SecretRef> SecretsIn(ResourceSet resources) => ValueList.From(resources
        .Where(r => r.Key.Type == ResourceTypes.Secret)
        .Select(r => new ProvidedProperties(r.Value))
        .Select(p => new SecretRef(p.Text("name"), p.Text("clientId"), p.Text("stack"))
        {
            Realm = p.Text("realm"),
            Issuer = p.Text("issuer"),
            LifetimeDays = p.Number("lifetimeDays"),
            IsPassword = p.Flag("isPassword", false),
        })
        .OrderBy(s => s.Name, StringComparer.Ordinal));

    /// <summary>The realm without what a stack owns.</summary>
    private static RealmState Without(RealmState realm, string stack) => realm with
    {
        Clients = Map<string, Client>.From(realm.Clients.Where(c => c.Value.Stack != stack)),
        Roles = Map<RoleRef, Role>.From(realm.Roles.Where(r => r.Value.Stack != stack)),
        ClientScopes = Map<string, ClientScope>.From(realm.ClientScopes.Where(s => s.Value.Stack != stack)),
        Users = Map<string, User>.From(realm.Users.Where(u => u.Value.Stack != stack)),
    };

    /// <summary>What one side has to assume is there on the other as well: nobody makes it in this preview.</summary>
    private static RealmState Assuming(RealmState realm, ImmutableArray<IRealmObject> assumed) => realm with
    {
        Clients = realm.Clients.Merge(assumed.OfType<Client>().Select(c => KeyValuePair.Create(c.ClientId, c))),
        Roles = realm.Roles.Merge(assumed.OfType<Role>().Select(r => KeyValuePair.Create(r.Ref, r))),
        ClientScopes = realm.ClientScopes.Merge(assumed.OfType<ClientScope>().Select(s => KeyValuePair.Create(s.Name, s))),
    };
}
