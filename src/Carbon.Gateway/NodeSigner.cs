using Carbon.Ethereum;
using Carbon.Gateway.Settings;

namespace Carbon.Gateway;

/// <summary>
/// The member's key for as long as this node lives: a keystore file it alone holds, its connection to a signer process,
/// or a foreign signer.
/// </summary>
internal sealed class NodeSigner : IDisposable
{
    private const int ReplyBytesMax = 1024 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    private readonly IDisposable _held;

    private NodeSigner(ITransactionSigner signer, IDisposable held) => (Signer, _held) = (signer, held);

    /// <summary>Signs with the key.</summary>
    public ITransactionSigner Signer { get; }

    /// <summary>Opens the key where the settings say it is.</summary>
    /// <param name="settings">Where the key is.</param>
    /// <param name="http">Makes the client of a foreign signer.</param>
    /// <param name="time">The clock of timeouts.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="StartRefusedException">
    /// The key cannot be read or is in use elsewhere, or the signer does not answer or has another key.
    /// </exception>
    public static async Task<NodeSigner> OpenAsync(
        SignerSettings settings, Func<HttpClient> http, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            return settings switch
            {
                KeystoreSignerSettings file => OfFile(KeyFile.Open(file.Keystore, file.PassphraseFile)),
                SocketSignerSettings socket => OfSocket(
                    await SocketTransactionSigner.OpenAsync(socket.Socket, Timeout, time, cancel)),
                Web3SignerSettings foreign => await ForeignAsync(foreign, http(), time, cancel),
                _ => throw new ArgumentOutOfRangeException(nameof(settings)),
            };
        }
        catch (KeyFileException e)
        {
            throw new StartRefusedException(StartRefusedException.WrongSettings, e.Message, e);
        }
        catch (SignerRefusedException e)
        {
            throw new StartRefusedException(StartRefusedException.WrongSettings, e.Message, e);
        }
        catch (SignerUnavailableException e)
        {
            throw new StartRefusedException(1, e.Message, e);
        }
    }

    /// <summary>Lets go of the key, so that another process may take it.</summary>
    public void Dispose() => _held.Dispose();

    private static NodeSigner OfFile(KeyFile file) => new(new LocalTransactionSigner(file.Signer), file);

    private static NodeSigner OfSocket(SocketTransactionSigner signer) => new(signer, signer);

    private static async Task<NodeSigner> ForeignAsync(
        Web3SignerSettings settings, HttpClient http, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            var rpc = new RpcClient(
                http, new RpcSettings(settings.Url) { Timeout = Timeout, MaxReplyBytes = ReplyBytesMax }, time);
            return new NodeSigner(await Web3TransactionSigner.OpenAsync(rpc, settings.Address, cancel), http);
        }
        catch
        {
            http.Dispose();
            throw;
        }
    }
}
