using System.Collections;
using System.Globalization;
using Carbon.Registry.Identities;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Carbon.Node.Tests;

/// <summary>Makes requests whose every field has a value of its own, and reaches each of the fields again.</summary>
internal sealed class Requests(Random random)
{
    private static readonly HashSet<string> OfEveryWrite = ["request_id", "wait_for"];

    private int _made;

    /// <summary>A field somewhere in a request, with its place as refusals name it.</summary>
    public sealed record Leaf(string Place, IMessage Owner, FieldDescriptor Field, int? At)
    {
        public object Value
        {
            get => At is { } at ? ((IList)Field.Accessor.GetValue(Owner))[at]! : Field.Accessor.GetValue(Owner);
            set
            {
                if (At is { } at)
                    ((IList)Field.Accessor.GetValue(Owner))[at] = value;
                else
                    Field.Accessor.SetValue(Owner, value);
            }
        }

        public bool IsSet => At is null && Field.IsRepeated;
    }

    /// <summary>A request of this sort with every field filled; two elements in every list.</summary>
    public IMessage Make(MessageDescriptor type)
    {
        var message = type.Parser.ParseFrom(ByteString.Empty);
        foreach (var field in type.Fields.InDeclarationOrder().Where(field => !OfEveryWrite.Contains(field.Name)))
            if (field.IsRepeated)
                Fill((IList)field.Accessor.GetValue(message), field);
            else
                field.Accessor.SetValue(message, ValueOf(field));
        return message;
    }

    /// <summary>Every field that holds one value; a set of codes counts as one.</summary>
    public static IEnumerable<Leaf> LeavesOf(IMessage message, string place = "")
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (OfEveryWrite.Contains(field.Name))
                continue;
            var here = place.Length == 0 ? field.Name : $"{place}.{field.Name}";
            if (field.IsRepeated && field.FieldType != FieldType.Enum)
            {
                var list = (IList)field.Accessor.GetValue(message);
                for (var at = 0; at < list.Count; at++)
                    if (list[at] is IMessage element)
                        foreach (var leaf in LeavesOf(element, $"{here}[{at}]"))
                            yield return leaf;
                    else
                        yield return new($"{here}[{at}]", message, field, at);
            }
            else if (IsRecord(field))
            {
                foreach (var leaf in LeavesOf((IMessage)field.Accessor.GetValue(message), here))
                    yield return leaf;
            }
            else
            {
                yield return new(here, message, field, null);
            }
        }
    }

    /// <summary>Puts another value of the same sort into a field.</summary>
    public void Change(Leaf leaf)
    {
        if (leaf.IsSet)
        {
            ((IList)leaf.Value).RemoveAt(0);
            return;
        }

        object fresh;
        do
            fresh = ValueOf(leaf.Field);
        while (fresh.Equals(leaf.Value));
        leaf.Value = fresh;
    }

    private static bool IsRecord(FieldDescriptor field) =>
        field.FieldType == FieldType.Message && field.MessageType != Timestamp.Descriptor;

    private void Fill(IList list, FieldDescriptor field)
    {
        if (field.FieldType == FieldType.Enum)
        {
            list.Add(CodeOf(field, 1));
            list.Add(CodeOf(field, 2));
            return;
        }

        list.Add(ValueOf(field));
        list.Add(ValueOf(field));
    }

    private object ValueOf(FieldDescriptor field)
    {
        var n = ++_made;
        return field.FieldType switch
        {
            FieldType.Bool => !field.IsRepeated && n % 2 == 0,
            FieldType.Enum => CodeOf(field, 1 + random.Next(field.EnumType.Values.Count - 1)),
            FieldType.UInt64 => (ulong)((n * 1000) + random.Next(1000)),
            FieldType.UInt32 => field.Name switch
            {
                "division" or "use_division" => (uint)random.Next(110_000, 1_000_000),
                "year" => (uint)random.Next(2000, 2201),
                "survival_percent" => (uint)random.Next(1, 101),
                _ => (uint)random.Next(1, 256),
            },
            FieldType.String => TextOf(field.Name, n),
            FieldType.Message when IsRecord(field) => Make(field.MessageType),
            FieldType.Message => new Timestamp { Seconds = 1_800_000_000 + n },
            _ => throw new InvalidOperationException($"No value for {field.FullName}."),
        };
    }

    private static object CodeOf(FieldDescriptor field, int at) => System.Enum.ToObject(
        field.EnumType.ClrType, field.EnumType.Values[at].Number);

    private string TextOf(string name, int n) => name switch
    {
        "ticket" or "tickets" => $"tickets/{Number(Carbon.Registry.Codes.Series.C, n)}",
        "application" => $"applications/{Number(Carbon.Registry.Codes.Series.A, n)}",
        "subject" => $"vouchers/{Number(Carbon.Registry.Codes.Series.V, n)}",
        "person" => string.Create(CultureInfo.InvariantCulture, $"persons/{n}"),
        "key" => Hex(20),
        "signature" => Hex(65),
        "period_start" or "period_end" or "planted_day" =>
            new DateOnly(1980, 1, 1).AddDays(n).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "place" or "bounds" or "species" or "method" or "activity" => $"林地 {n}",
        _ => Hex(32),
    };

    private static RegisterNumber Number(Carbon.Registry.Codes.Series series, int n) =>
        RegisterNumber.From(654_002, series, 2026, (uint)n);

    private string Hex(int bytes)
    {
        var value = new byte[bytes];
        random.NextBytes(value);
        return "0x" + Convert.ToHexStringLower(value);
    }
}
