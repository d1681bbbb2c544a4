using Carbon.Gateway.Answers;
using Google.Rpc;
using Grpc.Core;

namespace Carbon.Node.Tests;

public sealed class RefusalStatusTests
{
    public static TheoryData<RefusalCode> Codes => [.. Enum.GetValues<RefusalCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_refusal_has_a_status_and_both_languages(RefusalCode code)
    {
        Assert.NotEqual(StatusCode.OK, RefusalStatus.Of(code));
        Assert.InRange(RefusalStatus.HttpOf(RefusalStatus.Of(code)), 400, 499);
        var status = Refusing.StatusOf(Refusal.Of(code), Language.Chinese, "c");
        var info = status.Details.Single(detail => detail.Is(ErrorInfo.Descriptor)).Unpack<ErrorInfo>();
        Assert.Equal(RefusalNames.ReasonOf(code), info.Reason);
        Assert.InRange(info.Reason.Length, 1, 63);
        Assert.Matches(@"[\u4e00-\u9fff]", Refusing.TextOf(status));
        Assert.Equal(status.Details.Count, status.Details.Select(detail => detail.TypeUrl).Distinct().Count());
    }
}
