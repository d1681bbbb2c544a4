using System.Buffers;

namespace Carbon.Ethereum;

/// <summary>Bytes that come one piece after the other into memory that is given back.</summary>
internal sealed class RentedBytes(int expected) : IDisposable
{
    private const int Least = 16 * 1024;

    // One byte more than is expected shows the end without another rent.
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Math.Max(expected + 1, Least));

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Memory => _bytes.AsMemory(0, Length);

    /// <summary>Where the next piece goes; it is never empty.</summary>
    public Memory<byte> Room()
    {
        if (Length < _bytes.Length) return _bytes.AsMemory(Length);
        var larger = ArrayPool<byte>.Shared.Rent(2 * _bytes.Length);
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
        return _bytes.AsMemory(Length);
    }

    public void Add(int count) => Length += count;

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }
}
