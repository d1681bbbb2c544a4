namespace Carbon.Node.Tests;

/// <summary>Lines that one thread writes while another reads what is there.</summary>
internal sealed class SharedText : StringWriter
{
    private readonly Lock _lock = new();

    public override void WriteLine(string? value)
    {
        lock (_lock)
            base.WriteLine(value);
    }

    public bool Says(string text)
    {
        lock (_lock)
            return ToString().Contains(text, StringComparison.Ordinal);
    }
}
