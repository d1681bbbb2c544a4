using Carbon.Api.V1;
using Carbon.Cli.CommandLine;
using Carbon.Ethereum;
using Google.Protobuf.WellKnownTypes;

namespace Carbon.Cli.Life;

/// <summary>
/// A made-up holder who enters the register and lets forestry act for it, by a key made for one play.
/// </summary>
internal sealed record Holder(ulong Person)
{
    private const ulong MandateSeconds = 365UL * 24 * 3600;

    private static readonly Api.V1.MandateAct[] Acts =
    [
        Api.V1.MandateAct.Apply, Api.V1.MandateAct.Transfer, Api.V1.MandateAct.Pledge, Api.V1.MandateAct.Offset,
        Api.V1.MandateAct.Register,
    ];

    /// <summary>Registers a holder with a key and gives forestry its mandate over its own signature.</summary>
    public static async Task<Holder> EnterAsync(Stage stage, uint division)
    {
        using var key = PrivateKey.Generate();
        var signer = Secp256k1.CreateSigner(key);
        var person = await RegisterAsync(stage, division, "holder", signer.Address.ToString());

        var status = await stage.Forestry.Status.GetNodeStatusAsync(new(), stage.Options);
        var until = (ulong)status.AsOf.BlockTime.Seconds + MandateSeconds;
        var acts = Acts.Aggregate(0u, (set, act) => set | (1u << (int)act));
        var mandate = new Mandate(person, status.Member.Member_, acts, until, stage.Paper("mandate"));
        var request = new GiveMandateRequest
        {
            RequestId = Stage.RequestId(),
            Person = $"persons/{person}",
            Member = mandate.Member,
            UntilTime = new Timestamp { Seconds = (long)until },
            DocumentHash = mandate.DocumentHash.ToString(),
            Signature = mandate.Sign(signer, status.ChainId, Address.Parse(status.PersonsContract)),
        };
        request.Acts.AddRange(Acts);
        await stage.DoAsync(
            stage.Forestry,
            new("GiveMandate", "权利人亲笔签署委托书", "the holder signs the mandate itself"),
            options => stage.Forestry.Persons.GiveMandateAsync(request, options));
        return new(person);
    }

    /// <summary>Registers a person who has no key; gives its number.</summary>
    public static Task<ulong> RegisterBuyerAsync(Stage stage, uint division) =>
        RegisterAsync(stage, division, "buyer", "");

    private static async Task<ulong> RegisterAsync(Stage stage, uint division, string role, string key)
    {
        var request = new RegisterPersonRequest
        {
            RequestId = Stage.RequestId(),
            Division = division,
            Kind = Api.V1.PersonKind.Enterprise,
            // A real bureau hashes name and salt; the made-up person's commitment is a hash of this play.
            Commitment = stage.PaperText($"salted name of the {role}"),
            Key = key,
            DocumentHash = stage.PaperText($"registration of the {role}"),
        };
        var operation = await stage.DoAsync(
            stage.Forestry,
            role == "holder"
                ? new("RegisterPerson", "权利人实名登记", "the holder is registered by real name")
                : new("RegisterPerson", "受让人实名登记", "the buyer is registered by real name"),
            options => stage.Forestry.Persons.RegisterPersonAsync(request, options));
        var id = Stage.IdOf(Stage.Made(operation, "persons"));
        return ulong.TryParse(id, out var person)
            ? person
            : throw new CommandException(Exit.Failed, $"persons/{id} is no person's number.");
    }
}
