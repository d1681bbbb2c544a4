namespace Carbon.Index.Store;

/// <summary>A row that a statement gave; it stands until the next one is asked for.</summary>
internal abstract class StoreRow
{
    public abstract bool IsDBNull(int column);

    /// <summary>A number; 0 or 1 of a condition.</summary>
    public abstract long GetInt64(int column);

    public abstract byte[] GetBytes(int column);

    public abstract string GetString(int column);
}
