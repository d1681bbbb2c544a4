using System.Text;
using Carbon.Ethereum;

namespace Carbon.Signer;

/// <summary>All that a signer is told; relative paths start at the settings file's folder.</summary>
/// <param name="Keystore">Keystore V3 file.</param>
/// <param name="PassphraseFile">File whose first line opens it.</param>
/// <param name="Socket">Where the socket is made, in a folder that not everyone may write to.</param>
/// <param name="AllowList">File of the contracts and functions that are signed for.</param>
/// <param name="GasLimitMax">The highest gas limit that is signed, at least 21000.</param>
internal sealed record SignerSettings(
    string Keystore, string PassphraseFile, string Socket, string AllowList, ulong GasLimitMax)
{
    private const ulong GasLimitLeast = 21_000;

    /// <summary>The most wei that a unit of gas may cost; left out, only free gas is signed.</summary>
    public ulong MaxFeePerGas { get; init; }

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="StartRefusedException">It cannot be read, or a setting does not fit.</exception>
    public static SignerSettings Read(string path)
    {
        var full = Path.GetFullPath(path);
        var read = JsonFile.Read<SignerSettings>(full, "settings file");
        var folder = Path.GetDirectoryName(full)!;
        foreach (var part in (string[])[read.Keystore, read.PassphraseFile, read.Socket, read.AllowList])
            if (part.Length == 0 || part.Contains('\0', StringComparison.Ordinal))
                throw new StartRefusedException($"{full} names a file without a name.");
        if (read.GasLimitMax < GasLimitLeast)
            throw new StartRefusedException($"{full}: gasLimitMax must be at least {GasLimitLeast}.");
        var socket = Path.GetFullPath(read.Socket, folder);
        if (Encoding.UTF8.GetByteCount(socket) > SignerProtocol.SocketPathBytesMax)
            throw new StartRefusedException(
                $"{full}: the path of the socket is over {SignerProtocol.SocketPathBytesMax} bytes long.");
        return read with
        {
            Keystore = Path.GetFullPath(read.Keystore, folder),
            PassphraseFile = Path.GetFullPath(read.PassphraseFile, folder),
            Socket = socket,
            AllowList = Path.GetFullPath(read.AllowList, folder),
        };
    }
}
