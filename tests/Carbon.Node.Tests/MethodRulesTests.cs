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

    [Fact]
    public void Lets_readers_read_and_only_operators_write()
    {
        foreach (var method in Services.SelectMany(service => service.Methods))
        {
            var writes = method.OutputType.Name == "Operation" && method.Name != "GetOperation";
            var path = $"/{method.Service.FullName}/{method.Name}";
            Assert.Equal(!writes, MethodRules.Allows(path, CallerRole.Reader));
            Assert.True(MethodRules.Allows(path, CallerRole.Operator));
        }
    }

    [Fact]
    public void Refuses_a_method_that_the_table_does_not_name() =>
        Assert.False(MethodRules.Allows("/carbon.v1.TicketService/Invented", CallerRole.Operator));
}
