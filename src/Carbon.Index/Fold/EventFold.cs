using Carbon.Registry.Events;

namespace Carbon.Index.Fold;

/// <summary>Folds one block's events into rows, in their order.</summary>
internal sealed class EventFold(SqlSession session, RegistryBlock block)
{
    private readonly FoldContext _context = new(session, block);

    /// <summary>Takes the next event.</summary>
    /// <exception cref="ContradictingEventException">It cannot have happened after what was taken before.</exception>
    public void Take(RecordedEvent recorded)
    {
        _context.Enter(recorded);
        try
        {
            StatisticsFold.Count(_context, recorded.Event);
            Fold(recorded.Event);
            HistoryFold.Write(_context, recorded);
        }
        catch (ConstraintException fault)
        {
            throw _context.Contradiction(fault.Message, fault);
        }
    }

    /// <summary>Sees to it that the block as a whole makes sense.</summary>
    /// <exception cref="ContradictingEventException">It does not.</exception>
    public void Finish()
    {
        _context.Leave();
        _context.Confirmations.Require(_context);
        _context.Tally.Book(_context);
    }

    private void Fold(RegistryEvent recorded)
    {
        var known = ConsortiumFold.Take(_context, recorded) || PersonsFold.Take(_context, recorded)
            || PoliciesFold.Take(_context, recorded) || PlantingsFold.Take(_context, recorded)
            || ReserveFold.Take(_context, recorded) || TicketsFold.Take(_context, recorded)
            || LiensFold.Take(_context, recorded) || PledgesFold.Take(_context, recorded)
            || RulingsFold.Take(_context, recorded) || OffsetsFold.Take(_context, recorded)
            || CasesFold.Take(_context, recorded) || QuotasFold.Take(_context, recorded)
            || ReportsFold.Take(_context, recorded);
        if (!known)
            throw _context.Contradiction("this release has no rule for it");
    }
}
