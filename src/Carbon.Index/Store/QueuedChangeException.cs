namespace Carbon.Index.Store;

/// <summary>
/// A change that a session had put off could not be made, or was not of one row. Which event asked for it is not known
/// any more: whoever needs to know does the same work again one by one.
/// </summary>
internal sealed class QueuedChangeException(Exception? inner = null)
    : Exception("A change that was put off could not be made.", inner);
