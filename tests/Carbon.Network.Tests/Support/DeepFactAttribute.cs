namespace Carbon.Network.Tests;

/// <summary>A fact of the long runs alone; any other run says that it leaves it out, and why.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class DeepFactAttribute : FactAttribute
{
    public DeepFactAttribute()
    {
        if (!Deep.IsAsked) Skip = "It takes minutes and an engine of its own: ./carbon test --deep runs it.";
    }
}
