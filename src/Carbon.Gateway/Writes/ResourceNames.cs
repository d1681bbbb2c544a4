using System.Collections.Concurrent;
using System.Reflection;
using Carbon.Registry.Events;

namespace Carbon.Gateway.Writes;

/// <summary>The resources that an event made or changed: its facts bear the same names throughout.</summary>
internal static class ResourceNames
{
    // In this order: what a command made stands before what it was made of.
    private static readonly (string Fact, string Collection)[] Facts =
    [
        ("Children", "tickets"), ("Child", "tickets"), ("Merged", "tickets"), ("Voucher", "vouchers"),
        ("LienId", "liens"), ("FreezeId", "personFreezes"), ("AnnulmentId", "annulments"),
        ("DividendId", "dividends"), ("PlantingId", "plantings"), ("PledgeId", "pledges"),
        ("RequestId", "offsetRequests"), ("CaseId", "cases"), ("QuotaId", "quotas"), ("ComplaintId", "complaints"),
        ("Ticket", "tickets"), ("Tickets", "tickets"), ("Application", "applications"), ("Lot", "applications"),
        ("Person", "persons"),
    ];

    private static readonly ConcurrentDictionary<Type, (PropertyInfo Fact, string Collection)[]> OfType = new();

    /// <summary>The names, such as <c>tickets/654002-C-2026-0000001-N</c>.</summary>
    public static IEnumerable<string> Of(RegistryEvent fact) =>
        OfType.GetOrAdd(fact.GetType(), FactsOf)
            .SelectMany(one => ValuesOf(one.Fact.GetValue(fact)).Select(value => $"{one.Collection}/{value}"));

    private static (PropertyInfo Fact, string Collection)[] FactsOf(Type type) =>
    [
        .. from one in Facts
           let property = type.GetProperty(one.Fact)
           where property is not null
           select (property, one.Collection),
    ];

    private static IEnumerable<object> ValuesOf(object? value) => value switch
    {
        IEnumerable<RegisterNumber> numbers => numbers.Cast<object>(),
        null => [],
        _ => [value],
    };
}
