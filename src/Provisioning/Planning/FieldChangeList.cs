using System.Runtime.InteropServices;
using Provisioning.Collections;
using Provisioning.Realms;

namespace Provisioning.Planning;

/// <summary>Collects the differences of fields; a null side means that the object is not there.</summary>
internal sealed class FieldChangeList
{
    private readonly List<FieldChange> changes = [];

    public ValueList<FieldChange> ToValueList() => ValueList.Create<FieldChange>(CollectionsMarshal.AsSpan(changes));

    public void Text(string path, string? before, string? after)
    {
        if ((before ?? string.Empty) != (after ?? string.Empty))
        {
            changes.Add(new FieldChange(path, before ?? string.Empty, after ?? string.Empty));
        }
    }

    /// <summary>A switch that is off says nothing about an object that comes or goes.</summary>
    public void Flag(string path, bool? before, bool? after)
    {
        if (before != after && (before ?? after) is true | (before is not null && after is not null))
        {
            changes.Add(new FieldChange(path, NameOf(before), NameOf(after)));
        }
    }

    public void Members<T>(string path, ValueSet<T>? before, ValueSet<T>? after)
        where T : notnull, IComparable<T>
    {
        before ??= [];
        after ??= [];
        foreach (var member in before)
        {
            if (!after.Contains(member))
            {
                changes.Add(new FieldChange(path, NameOf(member), string.Empty));
            }
        }

        foreach (var member in after)
        {
            if (!before.Contains(member))
            {
                changes.Add(new FieldChange(path, string.Empty, NameOf(member)));
            }
        }
    }

    public void Texts(string prefix, Map<string, string>? before, Map<string, string>? after) =>
        Entries(prefix, before, after, static (list, path, was, now) => list.changes.Add(new FieldChange(path, was ?? string.Empty, now ?? string.Empty)));

    public void Lists(string prefix, Map<string, ValueList<string>>? before, Map<string, ValueList<string>>? after) =>
        Entries(prefix, before, after, static (list, path, was, now) => list.changes.Add(new FieldChange(path, Join(was), Join(now))));

    /// <summary>A mapper that comes or goes is one difference; of one that stays, each setting that differs.</summary>
    public void Mappers(string prefix, Map<string, ProtocolMapper>? before, Map<string, ProtocolMapper>? after) =>
        Entries(prefix, before, after, static (list, path, was, now) =>
        {
            if (was is null || now is null)
            {
                list.changes.Add(new FieldChange(path, NameOf(was), NameOf(now)));
                return;
            }

            list.Text(path + ".name", was.Name, now.Name);
            list.Text(path + ".type", was.Type, now.Type);
            list.Texts(path + ".", was.Config, now.Config);
        });

    private void Entries<TValue>(
        string prefix, Map<string, TValue>? before, Map<string, TValue>? after, Action<FieldChangeList, string, TValue?, TValue?> add)
        where TValue : class
    {
        before ??= Map<string, TValue>.Empty;
        after ??= Map<string, TValue>.Empty;
        foreach (var (name, was) in before)
        {
            var now = after.GetOr(name, null!);
            if (name != Marks.Applied && !was.Equals(now))
            {
                add(this, prefix + name, was, now);
            }
        }

        foreach (var (name, now) in after)
        {
            if (name != Marks.Applied && !before.ContainsKey(name))
            {
                add(this, prefix + name, null, now);
            }
        }
    }

    private static string NameOf(bool? value) => value switch
    {
        null => string.Empty,
        true => "true",
        false => "false",
    };

    private static string NameOf<T>(T member) => member?.ToString() ?? string.Empty;

    private static string NameOf(ProtocolMapper? mapper) => mapper is null
        ? string.Empty
        : $"{mapper.Type} ({string.Join(", ", mapper.Config.Select(e => $"{e.Key}={e.Value}"))})";

    private static string Join(ValueList<string>? values) => values is null ? string.Empty : string.Join(", ", values);
}
