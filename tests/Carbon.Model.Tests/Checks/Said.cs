using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace Carbon.Model.Tests;

/// <summary>A record as text, lists and all, so that two records are the same where their texts are.</summary>
internal static class Said
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Parts = new();

    public static string Of(object? value) => value switch
    {
        null => "none",
        string text => $"\"{text}\"",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Of))}]",
        _ when value.GetType().IsValueType => $"{value}",
        _ => $"{value.GetType().Name}({string.Join(", ", PartsOf(value).Select(part => Of(part, value)))})",
    };

    public static string Of(RegistryCommand command) => Of((object)command);

    public static IReadOnlyList<string> Of(IEnumerable<RegistryEvent> events) => [.. events.Select(e => Of((object)e))];

    private static string Of(PropertyInfo part, object value) => $"{part.Name}={Of(part.GetValue(value))}";

    private static PropertyInfo[] PartsOf(object value) => Parts.GetOrAdd(value.GetType(), type =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(part => part.CanWrite)]);
}
