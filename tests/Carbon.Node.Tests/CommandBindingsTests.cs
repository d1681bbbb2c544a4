using System.Collections;
using Carbon.Gateway.Callers;
using Carbon.Gateway.Writes;
using Carbon.Registry.Codes;
using Carbon.Registry.Commands;
using Carbon.Registry.Records;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Carbon.Node.Tests;

public sealed class CommandBindingsTests
{
    private const int Seed = 20_260_801;

    // Names that the wire and the register have for one thing where no rule below leads from one to the other.
    private static readonly Dictionary<string, string> Otherwise = new()
    {
        ["OffsetRequest"] = "RequestId",
        ["PersonFreeze"] = "FreezeId",
        ["Liens"] = "LienIds",
    };

    public static TheoryData<string> Commands() =>
        [.. Registry().Select(type => type.Name).Order(StringComparer.Ordinal)];

    [Fact]
    public void Every_command_has_a_method_of_its_name_for_operators_alone()
    {
        var methods = Services().SelectMany(service => service.Methods).ToLookup(method => method.Name);
        Assert.Equal(70, Registry().Count());
        Assert.Equal(
            Registry().Select(type => type.Name).Order(StringComparer.Ordinal),
            CommandBindings.All.Values.Select(binding => binding.Command.Name).Order(StringComparer.Ordinal));
        foreach (var binding in CommandBindings.All.Values)
        {
            var method = Assert.Single(methods[binding.Command.Name]);
            Assert.Equal(binding.Request, method.InputType);
            Assert.Equal(Wire.Operation.Descriptor, method.OutputType);
            var path = $"/{method.Service.FullName}/{method.Name}";
            Assert.True(MethodRules.Allows(path, CallerRole.Operator));
            Assert.False(MethodRules.Allows(path, CallerRole.Reader));
            Assert.False(MethodRules.Allows(path, CallerRole.Administrator));
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_field_reaches_its_place_in_the_command(string command)
    {
        var binding = BindingOf(command);
        for (var round = 0; round < 20; round++)
        {
            var requests = new Requests(new Random(Seed + round));
            var request = requests.Make(binding.Request);
            var before = Read(binding, request);
            foreach (var leaf in Requests.LeavesOf(request).ToList())
            {
                requests.Change(leaf);
                var after = Read(binding, request);
                var moved = after.Where(fact => before[fact.Key] != fact.Value).Select(fact => fact.Key).ToList();
                Assert.True(
                    moved.Count == 1 && Fits(leaf.Place, moved[0]),
                    $"{command}.{leaf.Place} moved {string.Join(", ", moved)} (seed {Seed + round})");
                before = after;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Names_each_field_that_is_not_of_its_sort(string command)
    {
        var binding = BindingOf(command);
        var named = 0;
        var whole = new Requests(new Random(Seed)).Make(binding.Request);
        foreach (var place in Requests.LeavesOf(whole).Select(leaf => leaf.Place))
        {
            var request = new Requests(new Random(Seed)).Make(binding.Request);
            var leaf = Requests.LeavesOf(request).Single(one => one.Place == place);
            if (!Spoil(leaf))
                continue;
            var fields = new RequestFields();
            binding.Read(fields, request);
            var refusal = fields.Refusal;
            Assert.NotNull(refusal);
            if (refusal.Code is RefusalCode.NumberMalformed)
                continue;
            Assert.Equal(RefusalCode.FieldInvalid, refusal.Code);
            Assert.Equal(leaf.IsSet ? $"{place}[1]" : place, refusal.Facts["field"]);
            named++;
        }

        Assert.NotEqual(0, named);
    }

    [Theory]
    [InlineData("IssueTicket", "amount")]
    [InlineData("TransferPart", "amount")]
    [InlineData("TransferShare", "parts")]
    [InlineData("SplitTicket", "amounts[0]")]
    [InlineData("FreezeTicket", "amount")]
    [InlineData("TransferByRuling", "amount")]
    [InlineData("FileReduction", "certified_amount")]
    [InlineData("RecordReversal", "amount")]
    [InlineData("SubmitApplication", "content.claimed_amount")]
    [InlineData("SubmitApplication", "content.applicants[1].parts")]
    [InlineData("ProposePledge", "content.items[1].amount")]
    [InlineData("RequestOffset", "content.items[0].amount")]
    [InlineData("AgreePlanting", "area_mu_thousandths")]
    [InlineData("MeetOtherwise", "amount")]
    [InlineData("DeclareDividend", "income_fen")]
    public void Refuses_an_amount_of_nothing(string command, string place)
    {
        var binding = BindingOf(command);
        var request = new Requests(new Random(Seed)).Make(binding.Request);
        var leaf = Requests.LeavesOf(request).Single(one => one.Place == place);
        leaf.Value = leaf.Field.FieldType == FieldType.UInt32 ? (object)0u : 0ul;
        var fields = new RequestFields();
        binding.Read(fields, request);
        Assert.Equal(RefusalCode.FieldInvalid, fields.Refusal?.Code);
        Assert.Equal(place, fields.Refusal?.Facts["field"]);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Refuses_a_list_that_is_longer_than_the_chain_takes(string command)
    {
        var binding = BindingOf(command);
        foreach (var place in ListsOf(new Requests(new Random(Seed)).Make(binding.Request)).Select(list => list.Place))
        {
            var request = new Requests(new Random(Seed)).Make(binding.Request);
            var list = ListsOf(request).Single(one => one.Place == place).Values;
            while (list.Count <= 64)
                list.Add(list[0]);
            var fields = new RequestFields();
            binding.Read(fields, request);
            Assert.Equal(RefusalCode.FieldInvalid, fields.Refusal?.Code);
            Assert.Equal(place, fields.Refusal?.Facts["field"]);
        }
    }

    [Fact]
    public void The_codes_over_the_wire_are_those_of_the_register()
    {
        var ours = typeof(Kind).Assembly.GetExportedTypes()
            .Where(type => type.IsEnum && type.Namespace == typeof(Kind).Namespace)
            .ToDictionary(type => type.Name);
        var wire = Wire.CodesReflection.Descriptor.EnumTypes;
        Assert.NotEmpty(wire);
        foreach (var code in wire)
            Assert.Equal(
                Enum.GetValues(ours[code.Name]).Cast<object>().Select(value => (value.ToString(), (int)value)).Skip(1),
                Enum.GetValues(code.ClrType).Cast<object>().Select(value => (value.ToString(), (int)value)).Skip(1));
    }

    private static IEnumerable<Type> Registry() => typeof(RegistryCommand).Assembly.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(RegistryCommand)));

    private static IEnumerable<ServiceDescriptor> Services() => typeof(Wire.Operation).Assembly.GetExportedTypes()
        .Select(type => type.GetProperty("Descriptor")?.GetValue(null)).OfType<ServiceDescriptor>();

    private static CommandBinding BindingOf(string command) =>
        CommandBindings.All.Values.Single(binding => binding.Command.Name == command);

    private static Dictionary<string, string> Read(CommandBinding binding, IMessage request)
    {
        var fields = new RequestFields();
        var command = binding.Read(fields, request);
        Assert.Null(fields.Refusal?.Say(Language.English));
        return FactsOf(command, "").ToDictionary(fact => fact.Place, fact => fact.Value);
    }

    private static IEnumerable<(string Place, string Value)> FactsOf(object value, string place)
    {
        if (value is not string && value is IEnumerable list)
            return list.Cast<object>().SelectMany((one, at) => FactsOf(one, $"{place}[{at}]"));
        if (value is not RegistryCommand && value.GetType().Namespace != typeof(Share).Namespace)
            return [(place, value.ToString() ?? "")];
        return value.GetType().GetProperties().Where(property => property.Name != "EqualityContract")
            .SelectMany(property => FactsOf(
                property.GetValue(value)!, place.Length == 0 ? property.Name : $"{place}.{property.Name}"));
    }

    // content.items[0].ticket stands for Content.Items[0].Ticket, until_time for UntilSeconds, to_person for To.
    private static bool Fits(string wire, string ours)
    {
        var (said, meant) = (wire.Split('.'), ours.Split('.'));
        return said.Length == meant.Length && said.Zip(meant).All(pair => FitsOne(pair.First, pair.Second));
    }

    private static bool FitsOne(string wire, string ours)
    {
        var index = wire.IndexOf('[', StringComparison.Ordinal) is var at and >= 0 ? wire[at..] : "";
        var words = wire[..^index.Length].Split('_');
        var name = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        var plain = ours[..^index.Length];
        return ours.EndsWith(index, StringComparison.Ordinal) &&
            (plain == name || plain == name + "Day" || plain == name + "Id" ||
             plain == Otherwise.GetValueOrDefault(name) ||
             (name.EndsWith("Time", StringComparison.Ordinal) && plain == name[..^4] + "Seconds") ||
             (name.EndsWith("Person", StringComparison.Ordinal) && plain == name[..^6]));
    }

    // What no field of the sort takes; false where the field takes any value that its type has.
    private static bool Spoil(Requests.Leaf leaf)
    {
        object? wrong = leaf.Field.FieldType switch
        {
            FieldType.Enum => Enum.ToObject(leaf.Field.EnumType.ClrType, 99),
            FieldType.String => new string('\u0007', 200),
            FieldType.Message => new Google.Protobuf.WellKnownTypes.Timestamp { Seconds = -1 },
            FieldType.UInt64 when leaf.Field.Name is not ("liable_person" or "person" or "to_person" or "from_person"
                or "buyer" or "planter" or "emitter" or "beneficiary") => ulong.MaxValue,
            FieldType.UInt32 when leaf.Field.Name is not ("member" or "lender" or "parts") => uint.MaxValue,
            _ => null,
        };
        if (wrong is null)
            return false;
        if (leaf.IsSet)
            ((IList)leaf.Value)[1] = wrong;
        else
            leaf.Value = wrong;
        return true;
    }

    private static IEnumerable<(string Place, IList Values)> ListsOf(IMessage message, string place = "")
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var here = place.Length == 0 ? field.Name : $"{place}.{field.Name}";
            if (field.IsRepeated)
                yield return (here, (IList)field.Accessor.GetValue(message));
            else if (field.FieldType == FieldType.Message && field.Accessor.GetValue(message) is IMessage part)
                foreach (var list in ListsOf(part, here))
                    yield return list;
        }
    }
}
