namespace Carbon.Index.Store;

/// <summary>The rows that a running statement gives, one after the other. Disposing ends the statement.</summary>
internal abstract class StoreRows : StoreRow, IDisposable
{
    /// <summary>Goes to the next row; false where there is none.</summary>
    public abstract bool Next();

    public abstract void Dispose();
}
