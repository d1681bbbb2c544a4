namespace Carbon.Ethereum;

/// <summary>A peer sent more bytes without an end of line than are read.</summary>
public sealed class LineTooLongException() : Exception("The line is longer than allowed.");
