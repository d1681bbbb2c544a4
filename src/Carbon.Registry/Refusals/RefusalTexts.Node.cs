namespace Carbon.Registry.Refusals;

internal static partial class RefusalTexts
{
    private static Dictionary<RefusalCode, (string Chinese, string English)> Node => new()
    {
        [RefusalCode.NumberMalformed] = (
            "“{number}”不是登记编号。编号形如 654002-C-2026-0000001-N。",
            "\"{number}\" is no number of the register. A number looks like 654002-C-2026-0000001-N."),
        [RefusalCode.CheckCharacterWrong] = (
            "编号“{number}”的校验码不符，请核对是否抄错。",
            "The check character of \"{number}\" does not fit: please compare it with the paper."),
        [RefusalCode.RequestIdMalformed] = (
            "请求编号“{requestId}”不是 UUID。",
            "The request id \"{requestId}\" is no UUID."),
        [RefusalCode.RequestIdReused] = (
            "请求编号 {requestId} 已用于另一内容。",
            "The request id {requestId} was used for another request."),
        [RefusalCode.FieldInvalid] = (
            "字段 {field} 缺失或超出范围：{limit}。",
            "The field {field} is missing or out of bounds: {limit}."),
        [RefusalCode.PageTokenInvalid] = (
            "翻页标记不属于本查询。",
            "The page token is not of this query."),
        [RefusalCode.RegisterMoved] = (
            "翻页期间登记簿有变动：首页截至区块 {height}，现为区块 {heightNow}，请从首页重新查询。",
            "The register moved while the list was read: its first page is of block {height}, now it is {heightNow}. " +
            "Begin again."),
        [RefusalCode.CallerUnknown] = (
            "本节点不认识该证书的持有人 {caller}。",
            "The certificate of {caller} names nobody that this node knows."),
        [RefusalCode.CallerForbidden] = (
            "{caller} 不得在本节点调用 {method}。",
            "{caller} may not call {method} at this node."),
        [RefusalCode.OperationUnknown] = (
            "没有操作 {operation}。",
            "There is no operation {operation}."),
        [RefusalCode.GasOverCap] = (
            "该指令需要 {gas} gas，超过上限 {gasMax}。",
            "The command needs {gas} gas, over the cap of {gasMax}."),
        [RefusalCode.ResumePointUnknown] = (
            "本节点不认识该续传标记所在的区块，请自高度 {height} 起重新订阅。",
            "The node knows nothing of the block of the resume token; begin again from height {height}."),
    };
}
