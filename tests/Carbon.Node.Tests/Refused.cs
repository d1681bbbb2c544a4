using Carbon.Grpc;
using Google.Rpc;
using Grpc.Core;

namespace Carbon.Node.Tests;

/// <summary>Expects a call to be refused by its name, with all that AIP-193 asks for.</summary>
internal static class Refused
{
    public static async Task<ErrorInfo> ByAsync(RefusalCode expected, StatusCode status, Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(call);
        var info = RichStatus.Detail<ErrorInfo>(error);
        Assert.NotNull(info);
        Assert.Equal(RefusalNames.ReasonOf(expected), info.Reason);
        Assert.Equal(status, error.StatusCode);
        Assert.Equal("carbon", info.Domain);
        Assert.NotEmpty(info.Metadata["correlation_id"]);
        Assert.Matches("[a-z]", info.Metadata["text_en"]);
        var said = RichStatus.Detail<LocalizedMessage>(error);
        Assert.NotNull(said);
        Assert.Equal("zh-CN", said.Locale);
        Assert.Matches(@"[\u4e00-\u9fff]", said.Message);
        return info;
    }
}
