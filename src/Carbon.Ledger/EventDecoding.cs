using Carbon.Contracts;
using Carbon.Ethereum;
using Carbon.Registry.Chain;
using Carbon.Registry.Events;

namespace Carbon.Ledger;

/// <summary>Turns what the register's contracts logged into events.</summary>
public static class EventDecoding
{
    /// <summary>The event of a log, or null where another contract made the log.</summary>
    /// <exception cref="UnreadableEventException">
    /// One of the register's own contracts logged what this release does not know. It must never be skipped.
    /// </exception>
    public static RegistryEvent? Decode(LogEntry log, Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(deployment);
        if (!deployment.Contracts.Contains(log.Address)) return null;
        try
        {
            return Read(log, deployment) ?? throw new UnreadableEventException(log, "its topic is unknown");
        }
        catch (Exception e) when (e is AbiFormatException or FormatException or OverflowException)
        {
            throw new UnreadableEventException(log, e.Message, e);
        }
    }

    /// <summary>The events among logs, in order of log index.</summary>
    /// <exception cref="UnreadableEventException">As for one log.</exception>
    public static IReadOnlyList<RecordedEvent> Decode(IEnumerable<LogEntry> logs, Deployment deployment)
    {
        ArgumentNullException.ThrowIfNull(logs);
        var events = new List<RecordedEvent>();
        foreach (var log in logs.OrderBy(log => log.LogIndex))
        {
            if (Decode(log, deployment) is { } known)
                events.Add(new RecordedEvent(log.LogIndex, Fact.Digest(log.TransactionHash), known));
        }

        return events;
    }

    private static RegistryEvent? Read(LogEntry log, Deployment at)
    {
        var (from, topics, body) = (log.Address, log.Topics, log.Body);
        if (from == at.Tickets) return TicketsEvents.Of(TicketsContract.TryDecodeEvent(topics, body));
        if (from == at.Reserve) return ReserveEvents.Of(ReserveContract.TryDecodeEvent(topics, body));
        if (from == at.Pledges) return PledgesEvents.Of(PledgesContract.TryDecodeEvent(topics, body));
        if (from == at.Rulings) return RulingsEvents.Of(RulingsContract.TryDecodeEvent(topics, body));
        if (from == at.Offsets) return OffsetsEvents.Of(OffsetsContract.TryDecodeEvent(topics, body));
        if (from == at.Persons) return PersonsEvents.Of(PersonsContract.TryDecodeEvent(topics, body));
        if (from == at.Policies) return PoliciesEvents.Of(PoliciesContract.TryDecodeEvent(topics, body));
        if (from == at.Plantings) return PlantingsEvents.Of(PlantingsContract.TryDecodeEvent(topics, body));
        if (from == at.Cases) return CasesEvents.Of(CasesContract.TryDecodeEvent(topics, body));
        if (from == at.Quotas) return QuotasEvents.Of(QuotasContract.TryDecodeEvent(topics, body));
        if (from == at.Complaints) return ComplaintsEvents.Of(ComplaintsContract.TryDecodeEvent(topics, body));
        if (from == at.Dividends) return DividendsEvents.Of(DividendsContract.TryDecodeEvent(topics, body));
        return ConsortiumEvents.Of(ConsortiumContract.TryDecodeEvent(topics, body));
    }
}
