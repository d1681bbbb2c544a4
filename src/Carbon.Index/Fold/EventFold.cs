namespace Carbon.Index.Fold;

/// <summary>Folds one block's events into rows.</summary>
internal sealed class EventFold(SqlSession session, RegistryBlock block)
{
    public void Take(RecordedEvent recorded)
    {
        _ = session; _ = block; _ = recorded; throw new NotImplementedException();
    }

    public void Finish() => _ = session;
}
