using System.Globalization;
using Carbon.Api.V1;
using Carbon.Cli.CommandLine;
using Carbon.Cli.Nodes;
using Google.Protobuf.WellKnownTypes;
using State = Carbon.Api.V1.OutboxWrite.Types.State;

namespace Carbon.Cli.Commands;

/// <summary>Writes what an outbox answered, as tables or as JSON, and what to do next.</summary>
internal sealed class OutboxPage(TextWriter writer, bool json)
{
    private const int ShownHash = 10;
    private const int ShownComplaint = 60;

    public void WriteList(IReadOnlyList<(OutboxNode Node, ListWritesResponse Answer)> answers, bool all)
    {
        if (json)
        {
            writer.WriteLine(ProtoJson.Array(answers.Select(answer => answer.Answer)));
            return;
        }

        if (answers.Any(answer => answer.Answer.Writes.Count > 0))
            WriteTable(answers);
        foreach (var (node, answer) in answers)
        {
            if (answer.Writes.Count == 0)
                writer.WriteLine($"{node.Name}: {(all ? "没有写入 no writes" : "没有待办写入 nothing is unsettled")}");
            if (answer.NextPageToken.Length > 0)
                writer.WriteLine($"{node.Name}: 另有更早的写入 older ones are left out; --most N shows more");
            WriteStatus(node, answer.Status);
        }
    }

    public void WriteOne(GetWriteResponse answer, OutboxNode node)
    {
        if (json)
        {
            writer.WriteLine(ProtoJson.Of(answer));
            return;
        }

        var write = answer.Write;
        var table = new Table();
        table.Add("编号 id", Id(write));
        table.Add("调用方 caller", write.Caller);
        table.Add("请求编号 request id", write.RequestId);
        table.Add("命令 command", write.Command);
        table.Add("状态 state", $"{StateOf(write.State)}{(write.Final ? "，已终局 final" : "")}");
        table.Add("序号 nonce", Nonce(write));
        table.Add("交易 transaction", OrNone(write.TransactionHash));
        table.Add("区块 block", write.Height == 0 ? "-" : $"{Number(write.Height)}  {write.BlockHash}");
        table.Add("燃料 gas", Number(write.GasUsed));
        table.Add("收到 received", write.ReceivedTime.ToDateTimeOffset().ToString("u", CultureInfo.InvariantCulture));
        table.Add("时长 age", Length(write.Age));
        table.Add("发送次数 sends", Number(write.Sends));
        table.Add("节点说明 complaint", OrNone(write.Complaint));
        if (write.RefusalReason.Length > 0)
            table.Add("拒绝 refusal", $"{write.RefusalReason}: {write.RefusalTextZh} {write.RefusalTextEn}");
        table.Write(writer);
        writer.WriteLine(Next(write));
        WriteStatus(node, answer.Status);
    }

    public void WriteHalt(HaltOutboxResponse answer, OutboxNode node)
    {
        if (json)
            writer.WriteLine(ProtoJson.Of(answer));
        else
            WriteStatus(node, answer.Status);
    }

    public void WriteResume(ResumeOutboxResponse answer, OutboxNode node)
    {
        if (json)
        {
            writer.WriteLine(ProtoJson.Of(answer));
            return;
        }

        writer.WriteLine(answer.Report);
        WriteStatus(node, answer.Status);
    }

    private static string Next(OutboxWrite write) => write.State switch
    {
        State.Received or State.NonceAssigned or State.Signed =>
            "已保存，将自动继续。It is stored and goes on by itself; nothing is to be done unless its age grows.",
        State.Sent => "已发送，等待入块。It was sent and waits for its block; the same bytes are sent again by themselves.",
        State.Halted =>
            "序号已被他人占用，须由管理员核查。A foreign transaction took its nonce: see docs/operating.md, then resume.",
        State.Displaced =>
            "未生效，亦不会生效；如仍需办理，请以新的请求编号重新提出。It never took effect; ask anew under a fresh request id.",
        _ => "已了结。It is settled.",
    };

    private static string StateOf(State state) => state switch
    {
        State.Received => "已保存 received",
        State.NonceAssigned => "已编序号 nonce assigned",
        State.Signed => "已签名 signed",
        State.Sent => "已发送 sent",
        State.Mined => "已入块 mined",
        State.Refused => "被拒绝 refused",
        State.Reverted => "未生效 reverted",
        State.Halted => "已暂停 halted",
        State.Displaced => "被替代 displaced",
        _ => "不明 unknown",
    };

    private static string Id(OutboxWrite write) => write.Name[(write.Name.LastIndexOf('/') + 1)..];

    private static string Nonce(OutboxWrite write) => write.HasNonce ? Number(write.Nonce) : "-";

    private static string Number(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    private static string OrNone(string text) => text.Length == 0 ? "-" : text;

    private static string Cut(string text, int length) => text.Length <= length ? OrNone(text) : text[..length] + "…";

    private static string Length(Duration? length)
    {
        if (length is null)
            return "-";
        var time = length.ToTimeSpan();
        return time.TotalMinutes < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time:mm\\:ss}");
    }

    private void WriteTable(IReadOnlyList<(OutboxNode Node, ListWritesResponse Answer)> answers)
    {
        var table = new Table(
            "节点 node", "编号 id", "命令 command", "调用方 caller", "状态 state", "终局 final", "序号 nonce",
            "交易 transaction", "高度 height", "时长 age", "发送 sends", "说明 complaint");
        foreach (var (node, answer) in answers)
            foreach (var write in answer.Writes)
                table.Add(
                    node.Name,
                    Id(write),
                    write.Command,
                    write.Caller,
                    StateOf(write.State),
                    write.Final ? "是 yes" : "否 no",
                    Nonce(write),
                    Cut(write.TransactionHash, ShownHash),
                    write.Height == 0 ? "-" : Number(write.Height),
                    Length(write.Age),
                    Number(write.Sends),
                    Cut(write.Complaint, ShownComplaint));
        table.Write(writer);
    }

    private void WriteStatus(OutboxNode node, OutboxStatus status)
    {
        if (status.HaltedReason.Length > 0)
        {
            writer.WriteLine($"{node.Name}: 已暂停 halted: {status.HaltedReason}");
            writer.WriteLine($"  核查后继续 once that is cleared: carbon outbox resume {node.Pointer}");
        }
        else if (status.Unsettled > 0)
        {
            writer.WriteLine(
                $"{node.Name}: 待办 {Number(status.Unsettled)} unsettled, 最久 oldest {Length(status.OldestAge)}");
        }
        else
        {
            writer.WriteLine($"{node.Name}: 正常 well");
        }

        if (status.LastError.Length > 0)
            writer.WriteLine($"  最近错误 last error: {status.LastError}");
    }
}
