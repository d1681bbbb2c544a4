using Carbon.Test.V1;
using Google.Rpc;
using Grpc.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Status = Grpc.Core.Status;

namespace Carbon.Grpc.Tests;

public sealed class RichStatusTests
{
    private static readonly ErrorInfo s_reason = new()
    {
        Reason = "TICKET_FROZEN",
        Domain = "carbon.example",
        Metadata = { { "ticket", "654002-C-2026-0000001-7" } },
    };

    private static readonly LocalizedMessage s_text = new() { Locale = "zh-CN", Message = "碳票已被冻结" };

    [Fact]
    public void Gives_back_the_details_it_was_made_of()
    {
        var exception = RichStatus.ToException(StatusCode.FailedPrecondition, "frozen", s_reason, s_text);
        Assert.Equal(StatusCode.FailedPrecondition, exception.StatusCode);
        Assert.Equal("frozen", exception.Status.Detail);
        Assert.Equal("frozen", RichStatus.From(exception)!.Message);
        Assert.Equal(s_reason, RichStatus.Detail<ErrorInfo>(exception));
        Assert.Equal(s_text, RichStatus.Detail<LocalizedMessage>(exception));
        Assert.Null(RichStatus.Detail<BadRequest>(exception));
    }

    [Fact]
    public void Refuses_one_type_of_detail_twice() =>
        Assert.Throws<ArgumentException>(() => RichStatus.ToException(StatusCode.Aborted, "x", s_text, s_text));

    [Fact]
    public void Refuses_to_make_an_error_of_success() =>
        Assert.Throws<ArgumentException>(() => RichStatus.ToException(StatusCode.OK, "x"));

    [Theory]
    [InlineData(new byte[] { 0xff })]
    [InlineData(new byte[] { 8, 5 })]
    public void Details_that_are_broken_or_contradict_the_code_count_as_none(byte[] bytes)
    {
        var trailers = new Metadata { { "grpc-status-details-bin", bytes } };
        Assert.Null(RichStatus.From(new RpcException(new Status(StatusCode.Aborted, ""), trailers)));
    }

    [Fact]
    public async Task Travels_from_the_server_to_the_client()
    {
        await using var host = await EchoHost.StartAsync(
            null,
            listen => listen.Protocols = HttpProtocols.Http2,
            services => services.AddScoped<EchoServer, RefusingServer>(),
            _ => { });
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await host.Client().SayAsync(new EchoRequest()));
        Assert.Equal(s_reason, RichStatus.Detail<ErrorInfo>(failure));
        Assert.Equal(s_text, RichStatus.Detail<LocalizedMessage>(failure));
        Assert.Equal(2, RichStatus.From(failure)!.Details.Count);
        Assert.All(RichStatus.From(failure)!.Details, detail => Assert.StartsWith("type.googleapis.com/", detail.TypeUrl));
    }

    private sealed class RefusingServer(EchoJournal journal) : EchoServer(journal)
    {
        public override Task<EchoReply> Say(EchoRequest request, ServerCallContext context) =>
            throw RichStatus.ToException(StatusCode.FailedPrecondition, "frozen", s_reason, s_text);
    }
}
