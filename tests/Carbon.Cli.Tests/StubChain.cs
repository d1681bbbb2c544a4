using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Carbon.Cli.Tests;

/// <summary>
/// Chain nodes that answer as a QBFT engine does: one for each port, as many blocks high as the port's last two digits.
/// </summary>
internal sealed class StubChain : HttpMessageHandler
{
    private const int PortsPerHeight = 100;
    private const int MethodNotFound = -32601;

    public static readonly string[] Validators =
        ["0x1111111111111111111111111111111111111111", "0x2222222222222222222222222222222222222222"];

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var asked = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        var height = (ulong)(request.RequestUri!.Port % PortsPerHeight);
        var reply = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = asked["id"]!.DeepClone() };
        switch (asked["method"]!.GetValue<string>())
        {
            case "qbft_getValidatorsByBlockNumber":
                reply["result"] = new JsonArray(Validators[0], Validators[1]);
                break;
            case "net_peerCount":
                reply["result"] = "0x1";
                break;
            case "eth_getBlockByNumber":
                reply["result"] = Block(NumberOf(asked["params"]![0]!.GetValue<string>(), height));
                break;
            default:
                reply["error"] = new JsonObject { ["code"] = MethodNotFound, ["message"] = "no such method" };
                break;
        }

        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent(reply.ToJsonString(), Encoding.UTF8, "application/json"),
        };
    }

    private static ulong NumberOf(string tag, ulong height) => tag == "latest"
        ? height
        : ulong.Parse(tag["0x".Length..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // The validators take turns.
    private static JsonObject Block(ulong number) => new()
    {
        ["number"] = Hex(number, 1),
        ["hash"] = Hex(number, 64),
        ["parentHash"] = Hex(number - 1, 64),
        ["timestamp"] = Hex(number, 1),
        ["gasLimit"] = "0x1",
        ["gasUsed"] = "0x0",
        ["stateRoot"] = Hex(0, 64),
        ["transactionsRoot"] = Hex(0, 64),
        ["receiptsRoot"] = Hex(0, 64),
        ["logsBloom"] = Hex(0, 512),
        ["miner"] = Validators[number % 2],
        ["extraData"] = "0x",
        ["transactions"] = new JsonArray(),
    };

    private static string Hex(ulong number, int digits) =>
        "0x" + number.ToString("x", CultureInfo.InvariantCulture).PadLeft(digits, '0');
}
