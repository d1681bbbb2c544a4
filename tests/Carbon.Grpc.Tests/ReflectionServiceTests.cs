using Carbon.Test.V1;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Alpha = Grpc.Reflection.V1Alpha;

namespace Carbon.Grpc.Tests;

public sealed class ReflectionServiceTests
{
    [Fact]
    public async Task Lists_every_mapped_service()
    {
        await using var host = await StartAsync();
        var response = await AskAsync(host, new ServerReflectionRequest { ListServices = "" });
        Assert.Equal(
            [
                "carbon.test.v1.EchoService",
                "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection",
            ],
            response.ListServicesResponse.Service.Select(service => service.Name));
    }

    [Theory]
    [InlineData("carbon.test.v1.EchoService")]
    [InlineData("carbon.test.v1.EchoService.Say")]
    [InlineData("carbon.test.v1.EchoRequest")]
    [InlineData("carbon.test.v1.EchoRequest.text")]
    public async Task Finds_the_file_that_declares_a_symbol(string symbol)
    {
        await using var host = await StartAsync();
        var response = await AskAsync(host, new ServerReflectionRequest { FileContainingSymbol = symbol });
        var file = Assert.Single(response.FileDescriptorResponse.FileDescriptorProto);
        Assert.Equal(EchoReflection.Descriptor.ToProto(), FileDescriptorProto.Parser.ParseFrom(file));
    }

    [Fact]
    public async Task Finds_a_file_by_its_name()
    {
        await using var host = await StartAsync();
        var response = await AskAsync(host, new ServerReflectionRequest { FileByFilename = "echo.proto" });
        Assert.Single(response.FileDescriptorResponse.FileDescriptorProto);
    }

    [Theory]
    [InlineData("carbon.test.v1.Nothing")]
    [InlineData("carbon.test.v1.EchoRequest.nothing")]
    [InlineData("")]
    public async Task Does_not_find_what_nobody_declares(string symbol)
    {
        await using var host = await StartAsync();
        var response = await AskAsync(host, new ServerReflectionRequest { FileContainingSymbol = symbol });
        Assert.Equal((int)StatusCode.NotFound, response.ErrorResponse.ErrorCode);
        Assert.Equal(symbol, response.OriginalRequest.FileContainingSymbol);
    }

    [Fact]
    public async Task Answers_under_the_older_name_too()
    {
        await using var host = await StartAsync();
        using var call = new Alpha.ServerReflection.ServerReflectionClient(host.Channel()).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new Alpha.ServerReflectionRequest { ListServices = "" });
        Assert.True(await call.ResponseStream.MoveNext());
        Assert.Equal(3, call.ResponseStream.Current.ListServicesResponse.Service.Count);
    }

    private static async Task<ServerReflectionResponse> AskAsync(EchoHost host, ServerReflectionRequest request)
    {
        using var call = new ServerReflection.ServerReflectionClient(host.Channel()).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(request);
        Assert.True(await call.ResponseStream.MoveNext());
        var response = call.ResponseStream.Current;
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext());
        return response;
    }

    private static Task<EchoHost> StartAsync() => EchoHost.StartAsync(
        null,
        listen => listen.Protocols = HttpProtocols.Http2,
        services => services.AddGrpcReflection(),
        app => app.MapGrpcReflectionService());
}
