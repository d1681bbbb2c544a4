namespace Carbon.Index.Store;

/// <summary>A statement would have broken a rule of the schema; it changed nothing.</summary>
internal sealed class ConstraintException(string message, Exception? inner = null) : Exception(message, inner);
