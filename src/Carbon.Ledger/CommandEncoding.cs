using System.Diagnostics;
using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Commands;

namespace Carbon.Ledger;

/// <summary>Turns commands into contract calls.</summary>
public static class CommandEncoding
{
    /// <summary>The contract that carries a command out, and the call's input.</summary>
    /// <exception cref="ArgumentException">A field does not fit its type on chain.</exception>
    public static (Address To, byte[] Input) Encode(RegistryCommand command, Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(deployment);
        if (PersonsCalls.Of(command) is { } persons) return (deployment.Persons, persons.Encode());
        if (TicketsCalls.Of(command) is { } tickets) return (deployment.Tickets, tickets.Encode());
        if (ReserveCalls.Of(command) is { } reserve) return (deployment.Reserve, reserve.Encode());
        if (PlantingsCalls.Of(command) is { } plantings) return (deployment.Plantings, plantings.Encode());
        if (PledgesCalls.Of(command) is { } pledges) return (deployment.Pledges, pledges.Encode());
        if (RulingsCalls.Of(command) is { } rulings) return (deployment.Rulings, rulings.Encode());
        if (OffsetsCalls.Of(command) is { } offsets) return (deployment.Offsets, offsets.Encode());
        if (CasesCalls.Of(command) is { } cases) return (deployment.Cases, cases.Encode());
        if (QuotasCalls.Of(command) is { } quotas) return (deployment.Quotas, quotas.Encode());
        if (ComplaintsCalls.Of(command) is { } complaints) return (deployment.Complaints, complaints.Encode());
        if (DividendsCalls.Of(command) is { } dividends) return (deployment.Dividends, dividends.Encode());
        throw new UnreachableException($"{command.GetType().Name} has no contract.");
    }
}
