using System.Globalization;
using System.Numerics;
using System.Reflection;

namespace Carbon.Ledger.Tests;

/// <summary>Makes one valid instance of a record from its constructor, with a different value in each place.</summary>
internal sealed class Sample
{
    private byte _last;

    public static object Of(Type type) => new Sample().Make(type);

    private object Make(Type type)
    {
        if (type == typeof(bool)) return true;
        if (type == typeof(byte) || type.IsEnum) return type.IsEnum ? Enum.ToObject(type, 1) : (byte)1;
        if (type == typeof(string)) return "林" + ++_last;
        if (type == typeof(byte[])) return new byte[] { 1, 2, 0, 0, 0, 0, 0, 0 };
        if (type == typeof(BigInteger)) return new BigInteger(++_last);
        if (type == typeof(Hash32)) return new Hash32([.. Enumerable.Repeat(++_last, 32)]);
        if (type == typeof(Address)) return new Address([.. Enumerable.Repeat(++_last, 20)]);
        if (type == typeof(Digest)) return Digest.From([.. Enumerable.Repeat(++_last, 32)]);
        if (type == typeof(AccountAddress)) return AccountAddress.From([.. Enumerable.Repeat(++_last, 20)]);
        if (type == typeof(HexText)) return HexText.From([++_last]);
        if (type.IsPrimitive) return Convert.ChangeType(++_last, type, CultureInfo.InvariantCulture);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return ListOf(type.GetGenericArguments()[0]);
        var constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(p => Make(p.ParameterType))]);
    }

    private Array ListOf(Type element)
    {
        var list = Array.CreateInstance(element, 1);
        list.SetValue(Make(element), 0);
        return list;
    }

    public static IEnumerable<Type> Bindings<T>() => typeof(Deployment).Assembly.GetTypes()
        .Where(t => typeof(T).IsAssignableFrom(t) && !t.IsInterface);

    public static IEnumerable<Type> Subtypes<T>() => typeof(T).Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(T)));

    public static object? Static(Type type, string method, params object[] arguments) =>
        type.GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .Invoke(null, arguments);
}
