using Carbon.Gateway.Callers;
using Google.Protobuf.Reflection;

namespace Carbon.Node.Tests;

public sealed class MethodRulesTests
{
    private static readonly ServiceDescriptor[] Services =
    [
        .. typeof(Wire.Operation).Assembly.GetExportedTypes()
            .Select(type => type.GetProperty("Descriptor")?.GetValue(null)).OfType<ServiceDescriptor>(),
    ];

    [Fact]
    public void Decides_on_every_method_of_every_service()
    {
        var methods = Services.SelectMany(service => service.Methods)
            .Select(method => $"/{method.Service.FullName}/{method.Name}").ToHashSet();
        Assert.Empty(methods.Except(MethodRules.All.Keys));
        Assert.All(MethodRules.All.Keys.Except(methods),
            extra => Assert.StartsWith("/grpc.", extra, StringComparison.Ordinal));
    }

    // Every method × every role: readers read, operators read and write, administrators read and mind the outbox.
    [Fact]
    public void Lets_each_role_do_its_own_and_nothing_else()
    {
        foreach (var method in Services.SelectMany(service => service.Methods))
        {
            var path = $"/{method.Service.FullName}/{method.Name}";
            CallerRole[] expected = method switch
            {
                { Name: "HaltOutbox" or "ResumeOutbox" } => [CallerRole.Administrator],
                { Service.Name: "OutboxService" } => [CallerRole.Operator, CallerRole.Administrator],
                { OutputType.Name: "Operation", Name: not "GetOperation" } => [CallerRole.Operator],
                _ => [CallerRole.Reader, CallerRole.Operator, CallerRole.Administrator],
            };
            Assert.Equal(expected, Enum.GetValues<CallerRole>().Where(role => MethodRules.Allows(path, role)));
        }
    }

    [Fact]
    public void Refuses_a_method_that_the_table_does_not_name() => Assert.All(
        Enum.GetValues<CallerRole>(),
        role => Assert.False(MethodRules.Allows("/carbon.v1.TicketService/Invented", role)));
}
