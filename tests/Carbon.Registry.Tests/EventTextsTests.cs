using System.Globalization;
using System.Numerics;
using System.Reflection;
using Carbon.Registry.Events;

namespace Carbon.Registry.Tests;

public sealed class EventTextsTests
{
    private static readonly RegisterNumber Ticket = RegisterNumber.From(654002, Series.C, 2026, 1);
    private static readonly RegisterNumber Child = RegisterNumber.From(654002, Series.C, 2026, 2);

    private static readonly RegisterNames Names = new(
        member => member.Value == 7 ? "林草局" : null,
        (division, _) => division == 654002 ? "某市" : null);

    public static TheoryData<Type> Events =>
        [.. typeof(RegistryEvent).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(RegistryEvent)))];

    [Theory]
    [MemberData(nameof(Events))]
    public void Every_event_is_told_in_one_sentence(Type type)
    {
        var fact = (RegistryEvent)Sample(type);
        var chinese = EventTexts.Say(fact, Language.Chinese, Names);
        var english = EventTexts.Say(fact, Language.English, Names);
        Assert.EndsWith("。", chinese, StringComparison.Ordinal);
        Assert.EndsWith(".", english, StringComparison.Ordinal);
        Assert.Contains(chinese, c => c >= '一' && c <= '鿿');
        Assert.DoesNotContain("{", chinese + english, StringComparison.Ordinal);
    }

    // 4242 is every person of the samples, 5e… every commitment, document and key.
    [Theory]
    [MemberData(nameof(Events))]
    public void No_event_tells_a_person_a_commitment_or_a_document(Type type)
    {
        var fact = (RegistryEvent)Sample(type);
        var both = EventTexts.Say(fact, Language.Chinese, Names) + EventTexts.Say(fact, Language.English, Names);
        Assert.DoesNotContain("4242", both, StringComparison.Ordinal);
        if (fact is not DeskSet)
            Assert.DoesNotContain("5e5e", both, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partial_sale_names_amount_cause_and_both_numbers()
    {
        var sale = new PartTransferred(
            Ticket, Child, new(4242), 2_723_000_000, TransferCause.Sale, new(7), default);
        Assert.Equal(
            $"因买卖，2723 吨 由 {Ticket} 转出，另立编号 {Child}；林草局登记。",
            EventTexts.Say(sale, Language.Chinese, Names));
        Assert.Equal(
            $"2723 t moved from {Ticket} to the new number {Child} by sale; registered by 林草局.",
            EventTexts.Say(sale, Language.English, Names));
    }

    [Fact]
    public void An_end_is_told_only_where_the_document_names_one()
    {
        var until = ChinaTime.StartOf(new DateOnly(2027, 1, 1));
        var open = new LienPlaced(default, Ticket, LienKind.Pledge, new(7), 1_000_000, 0, 1, default);
        Assert.DoesNotContain("until", EventTexts.Say(open, Language.English, Names), StringComparison.Ordinal);
        Assert.Contains(
            "期限至 2027-01-01 00:00",
            EventTexts.Say(open with { UntilSeconds = until }, Language.Chinese, Names),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_freeze_of_the_root_names_no_amount()
    {
        var freeze = new LienPlaced(default, Ticket, LienKind.RootFreeze, new(7), 0, 0, 1, default);
        Assert.DoesNotContain("0 吨", EventTexts.Say(freeze, Language.Chinese, Names), StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_member_or_division_is_told_by_its_number()
    {
        var set = new OfficesSet(new(3), 654002, 1u << (int)Office.Judge, default);
        Assert.Equal("3 号成员在某市的职权：司法裁定。", EventTexts.Say(set, Language.Chinese, Names));
        Assert.Equal(
            "The offices of member 3 in 654002: judgment.",
            EventTexts.Say(set, Language.English, RegisterNames.None));
    }

    private static object Sample(Type type)
    {
        if (type == typeof(string))
            return "名称";
        if (type == typeof(bool))
            return true;
        if (type.IsPrimitive)
            return Convert.ChangeType(2, type, CultureInfo.InvariantCulture);
        if (type.IsEnum)
            return Enum.ToObject(type, 1);
        if (type == typeof(Digest))
            return Digest.From(Enumerable.Repeat((byte)0x5E, 32).ToArray());
        if (type == typeof(AccountAddress))
            return AccountAddress.From(Enumerable.Repeat((byte)0x5E, 20).ToArray());
        if (type == typeof(HexText))
            return HexText.From(Enumerable.Repeat((byte)0x5E, 8).ToArray());
        if (type == typeof(PersonId))
            return new PersonId(4242);
        if (type == typeof(MemberId))
            return new MemberId(7);
        if (type == typeof(RegisterNumber))
            return Ticket;
        if (type == typeof(BigInteger))
            return BigInteger.One;
        return type.IsGenericType ? List(type.GetGenericArguments()[0]) : Record(type);
    }

    private static Array List(Type item)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Sample(item), 0);
        return list;
    }

    private static object Record(Type type)
    {
        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .MaxBy(one => one.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(one => Sample(one.ParameterType))]);
    }
}
