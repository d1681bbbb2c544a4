namespace Carbon.Ethereum;

/// <summary>
/// Lines of bounded length over a stream, which it owns. One reader and one writer at a time.
/// </summary>
public sealed class LineStream(Stream stream, int lineBytesMax) : IDisposable
{
    private const int ChunkBytes = 4096;
    private const byte EndOfLine = (byte)'\n';

    private byte[] _buffer = new byte[ChunkBytes];
    private int _start;
    private int _end;

    /// <summary>
    /// The next line without its end, valid until the next call; null where the peer has closed, be it in mid-line.
    /// </summary>
    /// <exception cref="LineTooLongException">The line is over the bound; the stream is of no use any more.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancel)
    {
        var searched = 0;
        while (true)
        {
            var found = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf(EndOfLine);
            if (found >= 0)
            {
                var line = _buffer.AsMemory(_start, searched + found);
                _start += line.Length + 1;
                return line.Length <= lineBytesMax ? line : throw new LineTooLongException();
            }

            searched = _end - _start;
            if (searched > lineBytesMax) throw new LineTooLongException();
            MakeRoom();
            var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancel);
            if (count == 0) return null;
            _end += count;
        }
    }

    /// <summary>Writes a line, which holds no end of line itself.</summary>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> line, CancellationToken cancel)
    {
        var whole = new byte[line.Length + 1];
        line.CopyTo(whole);
        whole[^1] = EndOfLine;
        await stream.WriteAsync(whole, cancel);
    }

    /// <summary>Closes the stream.</summary>
    public void Dispose() => stream.Dispose();

    private void MakeRoom()
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
    }
}
