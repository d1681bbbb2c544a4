using System.Buffers;
using System.Collections;
using System.Text;

namespace Grpc.Core;

/// <summary>The headers or trailers of a call: an ordered list in which a key may occur more than once.</summary>
// The public name of the API this project stands in for.
#pragma warning disable CA1710
public sealed class Metadata : IList<Metadata.Entry>
#pragma warning restore CA1710
{
    /// <summary>Keys with this ending hold bytes, all others ASCII text.</summary>
    public const string BinaryHeaderSuffix = "-bin";

    /// <summary>A list that stays empty.</summary>
    public static readonly Metadata Empty = new Metadata().Freeze();

    private readonly List<Entry> _entries = [];
    private bool _frozen;

    /// <inheritdoc/>
    public int Count => _entries.Count;

    /// <inheritdoc/>
    public bool IsReadOnly => _frozen;

    /// <inheritdoc/>
    public Entry this[int index]
    {
        get => _entries[index];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            Writable()[index] = value;
        }
    }

    /// <summary>The last entry of this key (case does not matter), or null.</summary>
    public Entry? Get(string key) =>
        _entries.FindLast(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>The last text of this key, or null; a binary key throws.</summary>
    public string? GetValue(string key) => Get(key)?.Value;

    /// <summary>The last bytes of this binary key, or null; a text key throws.</summary>
    public byte[]? GetValueBytes(string key)
    {
        var entry = Get(key);
        if (entry is null)
            return null;
        return entry.IsBinary ? entry.ValueBytes : throw new InvalidOperationException($"Entry {key} is text.");
    }

    /// <summary>Every entry of this key in order.</summary>
    public IEnumerable<Entry> GetAll(string key) =>
        _entries.Where(entry => string.Equals(entry.Key, key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Adds a text.</summary>
    public void Add(string key, string value) => Add(new Entry(key, value));

    /// <summary>Adds bytes; the key must end in -bin.</summary>
    public void Add(string key, byte[] valueBytes) => Add(new Entry(key, valueBytes));

    /// <inheritdoc/>
    public void Add(Entry item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Writable().Add(item);
    }

    /// <inheritdoc/>
    public void Insert(int index, Entry item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Writable().Insert(index, item);
    }

    /// <inheritdoc/>
    public int IndexOf(Entry item) => _entries.IndexOf(item);

    /// <inheritdoc/>
    public bool Contains(Entry item) => _entries.Contains(item);

    /// <inheritdoc/>
    public void CopyTo(Entry[] array, int arrayIndex) => _entries.CopyTo(array, arrayIndex);

    /// <inheritdoc/>
    public bool Remove(Entry item) => Writable().Remove(item);

    /// <inheritdoc/>
    public void RemoveAt(int index) => Writable().RemoveAt(index);

    /// <inheritdoc/>
    public void Clear() => Writable().Clear();

    /// <inheritdoc/>
    public IEnumerator<Entry> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal Metadata Freeze()
    {
        _frozen = true;
        return this;
    }

    private List<Entry> Writable() =>
        _frozen ? throw new InvalidOperationException("The metadata can no longer be changed.") : _entries;

    /// <summary>One key with its text or bytes.</summary>
    public sealed class Entry
    {
        private static readonly SearchValues<char> s_keyCharacters =
            SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-.");

        private readonly string? _text;
        private readonly byte[]? _bytes;

        /// <summary>A text entry; the text must be printable ASCII, the key must not end in -bin.</summary>
        public Entry(string key, string value)
            : this(Normalize(key), value, null)
        {
            ArgumentNullException.ThrowIfNull(value);
            if (IsBinary)
                throw new ArgumentException($"A key that ends in {BinaryHeaderSuffix} takes bytes.", nameof(key));
            if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
                throw new ArgumentException("A text value must be printable ASCII.", nameof(value));
        }

        /// <summary>A binary entry; the key must end in -bin.</summary>
        public Entry(string key, byte[] valueBytes)
            : this(Normalize(key), null, valueBytes)
        {
            ArgumentNullException.ThrowIfNull(valueBytes);
            if (!IsBinary)
                throw new ArgumentException($"Bytes need a key that ends in {BinaryHeaderSuffix}.", nameof(key));
        }

        private Entry(string key, string? text, byte[]? bytes)
        {
            Key = key;
            _text = text;
            _bytes = (byte[]?)bytes?.Clone();
        }

        /// <summary>The key in lower case.</summary>
        public string Key { get; }

        /// <summary>True when the entry holds bytes.</summary>
        public bool IsBinary => Key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        /// <summary>The text; a binary entry throws <see cref="InvalidOperationException"/>.</summary>
        public string Value => _text ?? throw new InvalidOperationException($"Entry {Key} is binary.");

        /// <summary>A copy of the bytes, for a text entry of its ASCII bytes.</summary>
        // The public name of the API this project stands in for.
#pragma warning disable CA1819
        public byte[] ValueBytes => _bytes is null ? Encoding.ASCII.GetBytes(_text!) : (byte[])_bytes.Clone();
#pragma warning restore CA1819

        /// <inheritdoc/>
        public override string ToString() =>
            IsBinary ? $"[Entry: key={Key}, {_bytes!.Length} bytes]" : $"[Entry: key={Key}, value={_text}]";

        // What a peer sent is kept as it came: its values were bounded by the server but need not be ASCII.
        internal static Entry Received(string key, string value) => new(key, value, null);

        private static string Normalize(string key)
        {
            ArgumentException.ThrowIfNullOrEmpty(key);
            var lower = key.ToLowerInvariant();
            return lower.AsSpan().ContainsAnyExcept(s_keyCharacters)
                ? throw new ArgumentException("A key holds a-z, 0-9, '_', '-' and '.' only.", nameof(key))
                : lower;
        }
    }
}
