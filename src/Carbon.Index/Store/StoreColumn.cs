namespace Carbon.Index.Store;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="KeyPlace">Its place in the primary key from 1 on, or 0 where it is no part of it.</param>
internal sealed record StoreColumn(string Name, ColumnKind Kind, int KeyPlace);
