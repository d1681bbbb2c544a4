using Carbon.Test.V1;
using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;
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

    internal static IReadOnlyList<IMessage> Details { get; } = [s_reason, s_text];

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
        await using var host = await EchoHost.StartAsync();
        var failure = await Assert.ThrowsAsync<RpcException>(async () =>
            await host.Client().SayAsync(new EchoRequest { Text = "rich" }));
        Assert.Equal(s_reason, RichStatus.Detail<ErrorInfo>(failure));
        Assert.Equal(s_text, RichStatus.Detail<LocalizedMessage>(failure));
        var details = RichStatus.From(failure)!.Details;
        Assert.Equal(2, details.Count);
        Assert.All(details, detail => Assert.StartsWith("type.googleapis.com/", detail.TypeUrl));
    }
}
