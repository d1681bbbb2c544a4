namespace Carbon.Cli.Life;

/// <summary>One act of a life as the register answered it.</summary>
/// <param name="Number">Counted from 1 over all lives.</param>
/// <param name="Life">Whose rules it was played under.</param>
/// <param name="Node">The node that was asked.</param>
/// <param name="Command">The rpc.</param>
/// <param name="TitleZh">What was asked, in Chinese.</param>
/// <param name="TitleEn">The same in English.</param>
/// <param name="Outcome">done or refused.</param>
/// <param name="TransactionHash">The transaction; a refusal before the chain took it has none.</param>
/// <param name="Block">Height of the block that took it.</param>
/// <param name="BlockHash">That block's hash.</param>
/// <param name="Gas">Gas used.</param>
/// <param name="Resources">What the command made or changed.</param>
/// <param name="Refusal">The refusal's name.</param>
/// <param name="RefusalZh">Its sentence in Chinese.</param>
/// <param name="RefusalEn">Its sentence in English.</param>
internal sealed record LifeStep(
    int Number,
    string Life,
    string Node,
    string Command,
    string TitleZh,
    string TitleEn,
    string Outcome,
    string? TransactionHash,
    ulong? Block,
    string? BlockHash,
    ulong? Gas,
    IReadOnlyList<string>? Resources,
    string? Refusal,
    string? RefusalZh,
    string? RefusalEn);

/// <summary>What an act is called: the rpc, and what it does here in both languages.</summary>
internal sealed record Act(string Command, string Zh, string En);
