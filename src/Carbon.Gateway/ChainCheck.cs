using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Gateway.Settings;
using Carbon.Ledger;

namespace Carbon.Gateway;

/// <summary>
/// Holds the chain that was found against the settings before the node starts, and says what was found.
/// </summary>
internal sealed partial class ChainCheck(ChainSettings settings, ILogger<ChainCheck> logger)
{
    /// <summary>
    /// Looks at the second node, where there is one. One that is away stops nothing while all is well.
    /// </summary>
    /// <exception cref="StartRefusedException">It is of another network, which may have the same chain id.</exception>
    public async Task CheckSecondAsync(RpcClient? second, Deployment deployment, CancellationToken cancel)
    {
        if (second is null)
            return;
        try
        {
            await ChainProbe.IdentifyAsync(second, deployment, cancel);
        }
        catch (WrongChainException e)
        {
            throw new StartRefusedException(
                StartRefusedException.WrongSettings,
                $"The second node at {settings.SecondRpcUrl} is of another network: {e.Message}", e);
        }
        catch (ChainUnavailableException e)
        {
            Log.SecondAway(logger, e.Message);
        }
    }

    /// <summary>
    /// Looks at the clock. A chain that makes blocks on demand may date them ahead, and is not looked at.
    /// </summary>
    /// <exception cref="StartRefusedException">The newest block is dated ahead by more than a second.</exception>
    public void CheckClock(ChainFacts facts, TimeProvider time)
    {
        if (settings.ComparesClock && ChainClock.Complaint(facts.NewestTime, time) is { } complaint)
            throw new StartRefusedException(1, complaint);
    }

    /// <summary>Says in one line what was found, in the log too.</summary>
    public string Report(ChainFacts facts, FinalityRule finality)
    {
        var report = ChainReport.Say(facts, finality);
        Log.Found(logger, report);
        return report;
    }

    private static partial class Log
    {
        [LoggerMessage(51, LogLevel.Information, "Found {Report}")]
        public static partial void Found(ILogger logger, string report);

        [LoggerMessage(52, LogLevel.Warning, "The second node was not looked at: {Message}")]
        public static partial void SecondAway(ILogger logger, string message);
    }
}
