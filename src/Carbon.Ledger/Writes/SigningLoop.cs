using Carbon.Ethereum;
using Microsoft.Extensions.Logging;

namespace Carbon.Ledger;

/// <summary>
/// Gives nonces to what was received, oldest first, and has it signed, lowest nonce first. A nonce once given belongs
/// to its write for ever; what could not be signed is signed later under the same one.
/// </summary>
internal sealed partial class SigningLoop(
    OutboxParts parts, ITransactionSigner signer, ulong chainId, Wake received, Wake signed)
{
    private const string Name = "signing";
    private const int BatchMax = 64;

    public async Task RunAsync(CancellationToken cancel)
    {
        var (options, complaints) = (parts.Options, parts.Complaints);
        var backOff = new BackOff(options.PollInterval, options.MaxBackOff);
        while (true)
        {
            var armed = received.Armed;
            try
            {
                if (parts.Halt.Reason is null && await StepAsync(cancel)) continue;
                if (complaints.Drop(Name)) Log.Signs(parts.Logger);
                backOff.Succeeded();
            }
            catch (Exception e) when (e is SignerUnavailableException or OutboxStorageException)
            {
                if (complaints.Take(Name, e.Message)) Log.Unavailable(parts.Logger, e.Message);
                backOff.Failed();
            }

            await Wake.RestAsync(armed, backOff.Rest, parts.Time, cancel);
        }
    }

    /// <summary>Signs one batch; says whether there was anything to do.</summary>
    private async Task<bool> StepAsync(CancellationToken cancel)
    {
        var numbered = parts.Store.AssignNonces(BatchMax);
        foreach (var row in numbered) Log.Numbered(parts.Logger, row.Command, row.Caller, row.RequestId, row.Nonce);
        if (numbered.Count > 0) parts.Reached(WritePoint.NonceAssigned);
        var rows = parts.Store.Unsigned(BatchMax);
        if (rows.Count == 0) return false;
        var done = new List<(long Id, SignedTransaction Signed)>(rows.Count);
        try
        {
            foreach (var row in rows)
            {
                if (await SignAsync(row, cancel) is not { } transaction) break;
                done.Add((row.Id, transaction));
            }
        }
        finally
        {
            Keep(rows, done);
        }

        return done.Count > 0;
    }

    private async Task<SignedTransaction?> SignAsync(WriteRow row, CancellationToken cancel)
    {
        var unsigned = row.Call!.Unsigned(chainId, row.Nonce!.Value);
        try
        {
            // Whoever signed, the bytes are read back before they are kept: this key, this transaction, nothing else.
            return SignedCheck.Read(
                (await signer.SignAsync(unsigned, cancel)).Bytes, unsigned, signer.Address);
        }
        catch (SignerRefusedException e)
        {
            parts.Halt.Because(Reasons.NotSigned(row, e.Message));
            return null;
        }
    }

    private void Keep(IReadOnlyList<WriteRow> rows, List<(long Id, SignedTransaction Signed)> done)
    {
        if (done.Count == 0) return;
        parts.Reached(WritePoint.SignedNotStored);
        parts.Store.StoreSigned(done);
        for (var i = 0; i < done.Count; i++)
        {
            var (row, hash) = (rows[i], done[i].Signed.Hash);
            Log.Signed(parts.Logger, row.Command, row.Caller, row.RequestId, row.Nonce, hash);
        }


        parts.Reached(WritePoint.Signed);
        signed.Signal();
    }

    private static partial class Log
    {
        [LoggerMessage(31, LogLevel.Information, "{Command} of {Caller} ({RequestId}) has nonce {Nonce}")]
        public static partial void Numbered(
            ILogger logger, string command, string caller, Guid requestId, ulong? nonce);

        [LoggerMessage(
            32, LogLevel.Information,
            "{Command} of {Caller} ({RequestId}) signed, nonce {Nonce}, transaction {Hash}")]
        public static partial void Signed(
            ILogger logger, string command, string caller, Guid requestId, ulong? nonce, Hash32 hash);

        [LoggerMessage(33, LogLevel.Warning, "Nothing can be signed now: {Message}")]
        public static partial void Unavailable(ILogger logger, string message);

        [LoggerMessage(34, LogLevel.Information, "Signing goes on")]
        public static partial void Signs(ILogger logger);
    }
}
