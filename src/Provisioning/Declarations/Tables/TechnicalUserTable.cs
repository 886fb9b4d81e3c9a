using Provisioning.Collections;
using Provisioning.Declarations.Shapes;

namespace Provisioning.Declarations.Tables;

/// <summary>The fields of a technical user.</summary>
internal static class TechnicalUserTable
{
    public const string Elsewhere = "elsewhere";
    private const string InVault = "vault";

    public static Field<string> Description { get; } = new(
        "description", TextType.Any, "What connects with it and what for; at most 255 characters on one line.", string.Empty);

    public static Field<bool> Enabled { get; } = new(
        "enabled", FlagType.Instance, "False keeps it without letting it sign in.", true);

    public static Field<string> ClientId { get; } = new(
        "clientId", TextType.Any, "A client id that the naming pattern cannot make.", string.Empty);

    public static Field<string> Purpose { get; } = new(
        "purpose",
        new TextType([], "^[a-z][a-z0-9-]*$", "lower-case letters, digits and hyphens, like edc-extension"),
        "What uses it: edc-extension, portal, sd-hub, ci-cd ... Some rules allow rights by purpose; ci-cd has its own naming pattern.",
        string.Empty);

    private const string WithPassword = "password";

    public static Field<string> SignIn { get; } = new(
        "signIn",
        new TextType(["secret", WithPassword]),
        "How it signs in: a client with a secret, or a user with a password. Use password only where a password grant is needed, as for SAP Integration Suite with access policies.",
        "secret");

    public static Field<int> RotateAfterDays { get; } = new(
        "rotateAfterDays",
        new NumberType(1, 3650),
        "How old its secret gets, in days: the first up after that rotates it where the realm allows an overlap, and reviews tell it two weeks ahead.",
        0);

    public static Field<string> Reason { get; } = new(
        "reason", TextType.Any, "Why it holds more than one family of roles.", string.Empty);

    public static Field<DateOnly?> Until { get; } = new(
        "until", DateType.Instance, "Its last day; without it the technical user has no end.", null);

    public static Field<ImmutableArray<MapEntry>> Grants { get; } = new(
        "grants", new MapType(GrantTable.Shape, "role or permission (`client/name`, or the bare name where it is unique)"),
        "The roles it holds, and nothing else.", []);

    public static Field<ValueList<Located<string>>> Profiles { get; } = new(
        "profiles", new ListType(TextType.Any),
        "A technical user profile of an app (`app/profile`) whose grants it gets; at most one.", []);

    public static Field<ShapeValues?> Customer { get; } = new(
        "customer", new ObjectType(OrganisationTable.Shape),
        "Set when it acts in the name of a customer: owner and BPN become the customer's, the tenant is recorded as provider.", null);

    public static Field<string> Secret { get; } = new(
        "secret", new TextType([InVault, Elsewhere]),
        "Who keeps its secret: this environment's vault, or somebody else, who then goes on keeping it unread.", InVault);

    public static Field<ShapeValues?> Adopted { get; } = new(
        "adopted", new ObjectType(AdoptedTable.Shape), "What of its client stays as it was found in the realm.", null);

    public static Shape Shape { get; } = new(
        "technicalUser", "A technical user",
        "An identity for a back-end service: a confidential client with a service account, narrow rights and a secret in the vault.",
        Description, Enabled, ClientId, Purpose, SignIn, RotateAfterDays, Reason, Until, Grants, Profiles, Customer, Secret, Adopted);

    public static TechnicalUserDeclaration Read(MapEntry entry)
    {
        var values = entry.Values;
        return new()
        {
            Name = entry.Name,
            At = entry.At,
            Description = values.Get(Description),
            Enabled = values.Get(Enabled),
            ClientId = values.Get(ClientId),
            Purpose = values.Get(Purpose),
            UsesPassword = values.Get(SignIn) == WithPassword,
            RotateAfterDays = values.Get(RotateAfterDays),
            Reason = values.Get(Reason),
            Until = values.Get(Until),
            Grants = GrantTable.ReadAll(values.Get(Grants)),
            Profiles = values.Get(Profiles),
            SecretIsElsewhere = values.Get(Secret) == Elsewhere,
            Adopted = values.Get(Adopted) is { } adopted ? AdoptedTable.Read(adopted) : null,
            Customer = values.Get(Customer) is { } customer ? OrganisationTable.Read(customer) : null,
        };
    }
}

/// <summary>The fields of an activation.</summary>
internal static class ActivationTable
{
    public static Field<ShapeValues?> Customer { get; } = new(
        "customer", new ObjectType(OrganisationTable.Shape),
        "Set when the tenant activates the app for a customer: the technical users act in the customer's name.", null);

    public static Shape Shape { get; } = new(
        "activation", "An activation", "An app in use. An empty object activates it for the tenant itself.", Customer);

    public static ActivationDeclaration Read(MapEntry entry) => new(
        entry.Name, entry.Values.Get(Customer) is { } customer ? OrganisationTable.Read(customer) : null, entry.At);
}

/// <summary>The fields of an exception.</summary>
internal static class ExceptionTable
{
    public static Field<string> Code { get; } = new(
        "code", TextType.Any, "The code of the findings: `provision rules` lists them.", string.Empty, required: true);

    public static Field<ValueList<Located<string>>> Subjects { get; } = new(
        "subjects", new ListType(TextType.Any),
        "What the findings are about: client ids or `client/role`; * stands for any text.", [], required: true);

    public static Field<string> Reason { get; } = new(
        "reason", TextType.Any, "Why the findings are accepted.", string.Empty, required: true);

    public static Field<DateOnly?> Until { get; } = new(
        "until", DateType.Instance, "The last day on which they are accepted.", null, required: true);

    public static Shape Shape { get; } = new(
        "exception", "An exception", "Findings that somebody accepted until a day; shown in every review, an error once past.",
        Code, Subjects, Reason, Until);

    /// <summary>The exception, or null when a required field is missing: half an exception accepts nothing.</summary>
    public static ExceptionDeclaration? Read(MapEntry entry) =>
        entry.Values.Get(Until) is { } until && entry.Values.Get(Code) is { Length: > 0 } code
            ? new(
                entry.Name, code, ValueList.From(entry.Values.Get(Subjects).Select(s => s.Value)),
                entry.Values.Get(Reason), until, entry.At)
            : null;
}
