using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Carbon.Ledger.Tests;

/// <summary>The simplest fold: every block, in order.</summary>
internal sealed class MemoryFold : IRegistryFold
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Converters = { new AsText<Digest>(), new AsText<AccountAddress>(), new AsText<HexText>() },
    };

    private readonly Lock _one = new();
    private readonly List<RegistryBlock> _blocks = [];

    public int Undone { get; private set; }

    public BlockPoint? Tip
    {
        get
        {
            lock (_one) return _blocks.Count == 0 ? null : _blocks[^1].Point;
        }
    }

    public IReadOnlyList<RegistryEvent> Events
    {
        get
        {
            lock (_one) return [.. _blocks.SelectMany(b => b.Events).Select(e => e.Event)];
        }
    }

    public Digest? HashAt(ulong height)
    {
        lock (_one) return _blocks.Find(b => b.Point.Height == height)?.Point.Hash;
    }

    public void Append(IReadOnlyList<RegistryBlock> blocks)
    {
        lock (_one)
        {
            var parent = _blocks.Count > 0 ? _blocks[^1].Point.Hash : blocks[0].ParentHash;
            foreach (var block in blocks)
            {
                if (parent != block.ParentHash) throw new InvalidOperationException("Its parent is not the tip.");
                parent = block.Point.Hash;
            }

            _blocks.AddRange(blocks);
        }
    }

    public void UndoAbove(ulong height)
    {
        lock (_one) Undone += _blocks.RemoveAll(b => b.Point.Height > height);
    }

    /// <summary>A record with its lists, which its own text leaves out.</summary>
    public static string Say(object record) => record.GetType().Name + JsonSerializer.Serialize(record, Plain);

    /// <summary>A hash over every block, event and place.</summary>
    public string State() => State(ulong.MaxValue);

    /// <summary>A hash over every block, event and place up to a height.</summary>
    public string State(ulong upTo)
    {
        lock (_one)
        {
            var text = new StringBuilder();
            foreach (var block in _blocks.Where(b => b.Point.Height <= upTo))
            {
                text.AppendLine($"{block.Point} {block.ParentHash} {block.TimeSeconds}");
                foreach (var e in block.Events)
                    text.AppendLine($"{e.LogIndex} {e.TransactionHash} {Say(e.Event)}");
            }

            return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }

    private sealed class AsText<T> : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue($"{value}");
    }
}
