using System.Text.Json;
using Provisioning.Declarations;
using Provisioning.Testing;

namespace Provisioning.Tests.Declarations;

public class FieldTable
{
    public static TheoryData<string> Kinds => new(JsonSchemas.Kinds);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void GivesTheSchemaThatIsCheckedIn(string kind) =>
        GeneratedFile.IsCurrent($"stacks/schemas/{JsonSchemas.FileNameOf(kind)}", JsonSchemas.For(kind));

    [Fact]
    public void GivesTheDocumentationThatIsCheckedIn() =>
        GeneratedFile.IsCurrent("docs/declarations.md", DeclarationDocumentation.Render());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void DescribesEveryField(string kind)
    {
        using var schema = JsonDocument.Parse(JsonSchemas.For(kind));
        var shapes = schema.RootElement.GetProperty("$defs").EnumerateObject().Select(d => d.Value).Append(schema.RootElement);

        foreach (var property in shapes.SelectMany(s => s.GetProperty("properties").EnumerateObject()).Where(p => p.Name != "$schema"))
        {
            Assert.EndsWith(".", property.Value.GetProperty("description").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void RequiresNothingInOverlays()
    {
        using var schema = JsonDocument.Parse(JsonSchemas.For("overlay"));

        Assert.DoesNotContain(
            schema.RootElement.GetProperty("$defs").EnumerateObject(), d => d.Value.TryGetProperty("required", out _));
    }

    [Fact]
    public void RefusesUnknownKinds() => Assert.Throws<ArgumentOutOfRangeException>(() => JsonSchemas.For("nothing"));
}
