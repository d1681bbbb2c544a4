using Carbon.Index.Queries;
using Carbon.Index.Rows;

namespace Carbon.Node.Tests;

public sealed class QueryCodesTests
{
    [Theory]
    [InlineData(typeof(TicketOrder), typeof(Wire.TicketOrder))]
    [InlineData(typeof(Measure), typeof(Wire.Measure))]
    [InlineData(typeof(LineageWay), typeof(Wire.LineageWay))]
    public void The_codes_of_queries_over_the_wire_are_those_of_the_index(Type ours, Type wire) =>
        Assert.Equal(
            Enum.GetValues(ours).Cast<object>().Select(value => (value.ToString(), (int)value)).Skip(1),
            Enum.GetValues(wire).Cast<object>().Select(value => (value.ToString(), (int)value)).Skip(1));
}
