using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Carbon.Cli.CommandLine;
using Carbon.Ethereum;

namespace Carbon.Cli.Deploying;

/// <summary>A plan as a person, or a program, reads it: each step, whether it is done, its gas and its block.</summary>
internal sealed record DeployView(DeployOrder Order, FoundingPlan Plan, FoundingState State, FoundingFees Fees)
{
    private ulong GasToDo => Steps.Where(step => step.Block is null).Aggregate(0UL, (sum, step) => sum + step.Gas);

    private IEnumerable<StepView> Steps => Plan.Steps.Select((step, i) => i < State.Done.Count
        ? new StepView(i + 1, step.What, "done", State.Done[i].GasUsed, State.Done[i].BlockNumber)
        : new StepView(i + 1, step.What, i < State.Done.Count + State.Signed ? "signed" : "to do", step.TypicalGas));

    /// <summary>The table and what it comes to.</summary>
    public void Write(TextWriter writer)
    {
        var table = new Table("step", "what", "state", "gas", "block");
        foreach (var step in Steps)
        {
            var gas = Text($"{(step.Block is null ? "~" : "")}{step.Gas}");
            table.Add(Text($"{step.Number}"), step.What, step.State, gas, Text($"{step.Block}"));
        }

        table.Write(writer);
        writer.WriteLine();
        writer.WriteLine(Text($"Chain {Plan.Place.ChainId}, genesis {Plan.Place.GenesisHash}, founder {Plan.Founder}"));
        writer.WriteLine($"Blocks are {Order.Finality}.");
        writer.WriteLine(Text(
            $"{State.Done.Count} of {Plan.Steps.Count} steps done; to do: about {GasToDo} gas, ") + Price);
    }

    /// <summary>The same as JSON.</summary>
    public void WriteJson(TextWriter writer) => writer.WriteLine(JsonSerializer.Serialize(
        new PlanView(
            Plan.Place.ChainId,
            Plan.Place.GenesisHash.ToString(),
            Plan.Founder.ToString(),
            $"{Order.Finality}",
            State.Done.Count,
            Plan.Steps.Count - State.Done.Count,
            GasToDo,
            Fees.Max.ToString(CultureInfo.InvariantCulture),
            Order.Manifest,
            [.. Steps]),
        JsonOutput.Options));

    /// <summary>Ends the command where the founder cannot pay what the chain may ask.</summary>
    public async Task RequireFundsAsync(EthereumClient chain, CancellationToken cancel)
    {
        if (Fees.Max.IsZero)
            return;
        var most = Fees.Max * new BigInteger(GasToDo);
        var balance = await chain.GetBalanceAsync(Plan.Founder, BlockTag.Latest, cancel);
        if (balance < most)
            throw new CommandException(
                Exit.Failed, Text($"The founder has {balance} wei, and the founding may cost {most}: fund it first."));
    }

    private string Price => Fees.Max.IsZero
        ? "at price 0."
        : Text($"at {Fees.Max} wei at most, of which {Fees.Tip} go to the block's maker.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One step; its gas is about right until it is done, and its block is null until then.</summary>
internal sealed record StepView(int Number, string What, string State, ulong Gas, ulong? Block = null);

/// <summary>The plan as a program reads it; the price is in wei per unit of gas at most, as text.</summary>
internal sealed record PlanView(
    ulong ChainId,
    string GenesisHash,
    string Founder,
    string Finality,
    int Done,
    int ToDo,
    ulong GasToDo,
    string FeePerGasMax,
    string Manifest,
    IReadOnlyList<StepView> Steps);
