namespace Provisioning.Declarations.Json;

/// <summary>A JSON value that knows where it stands.</summary>
public abstract class SourceNode(SourcePosition at)
{
    public SourcePosition At { get; } = at;

    /// <summary>What it is, for sentences: <c>an object</c>, <c>a text</c> ...</summary>
    public abstract string Kind { get; }
}

/// <summary>An object; of duplicate names the first one is kept.</summary>
public sealed class SourceObject(SourcePosition at, ImmutableArray<SourceMember> members) : SourceNode(at)
{
    public ImmutableArray<SourceMember> Members { get; } = members;

    public override string Kind => "an object";

    public SourceMember? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
            {
                return member;
            }
        }

        return null;
    }
}

/// <summary>A name with its value; <paramref name="At"/> is where the name stands.</summary>
public sealed record SourceMember(string Name, SourcePosition At, SourceNode Value);

public sealed class SourceArray(SourcePosition at, ImmutableArray<SourceNode> items) : SourceNode(at)
{
    public ImmutableArray<SourceNode> Items { get; } = items;

    public override string Kind => "a list";
}

public sealed class SourceText(SourcePosition at, string value) : SourceNode(at)
{
    public string Value { get; } = value;

    public override string Kind => "a text";
}

/// <param name="value">The number when it is a whole one that fits, else null.</param>
public sealed class SourceNumber(SourcePosition at, int? value) : SourceNode(at)
{
    public int? Value { get; } = value;

    public override string Kind => "a number";
}

public sealed class SourceFlag(SourcePosition at, bool value) : SourceNode(at)
{
    public bool Value { get; } = value;

    public override string Kind => "true or false";
}

public sealed class SourceNull(SourcePosition at) : SourceNode(at)
{
    public override string Kind => "null";
}
