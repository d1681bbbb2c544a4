using Carbon.Cli.CommandLine;
using Carbon.Cli.Life;
using Carbon.Cli.Nodes;
using Grpc.Core;

namespace Carbon.Node.Tests;

/// <summary>
/// A stage with papers of its own, a holder, an application and a ticket of 7058 t, in which a test plays on.
/// </summary>
internal sealed class Scene
{
    private readonly PartialSample _sample;
    private Holder _holder = new(0);
    private ulong _height;

    private Scene(NetworkFixture network)
    {
        Network = network;
        _sample = JsonOutput.ReadFile<LifeSample>(Path.Combine(network.Layout.Samples, "lives.json")).Partial;
        Stage = new Stage(
            network.Forestry, network.Ecology, network.Court, network.Bank, TimeProvider.System, _ => { },
            CancellationToken.None)
        {
            Life = "scene",
        };
        Forest = new Forest(Stage, _sample);
    }

    public NetworkFixture Network { get; }

    public Stage Stage { get; }

    public Forest Forest { get; }

    public Wire.ApplicationContent Content { get; private set; } = new();

    public string Application { get; private set; } = "";

    public string Ticket { get; private set; } = "";

    public CallOptions Options => Stage.Options;

    public MemberNode Forestry => Network.Forestry;

    public Ending Ending => new(Stage, _sample, Ticket, _holder);

    /// <summary>Up to an application whose reviews are still to come.</summary>
    public static async Task<Scene> WithApplicationAsync(NetworkFixture network)
    {
        var scene = new Scene(network);
        scene._holder = await Holder.EnterAsync(scene.Stage, scene._sample.Division);
        scene.Content = scene.Forest.Content(scene._holder, "parcel 1");
        scene.Application = await scene.Forest.SubmitAsync(scene.Content);
        return scene;
    }

    /// <summary>Up to a lot of which nothing is issued.</summary>
    public static async Task<Scene> WithLotAsync(NetworkFixture network)
    {
        var scene = await WithApplicationAsync(network);
        await scene.Forest.ReviewAsync(scene.Application);
        await scene.Forest.FileAsync(scene.Application, scene.Content);
        return scene;
    }

    /// <summary>Up to a ticket in circulation.</summary>
    public static async Task<Scene> WithTicketAsync(NetworkFixture network)
    {
        var scene = await WithLotAsync(network);
        scene.Ticket = await scene.Forest.IssueAsync(scene.Application);
        return scene;
    }

    /// <summary>A pledge of an amount to the bank, accepted; gives its lien.</summary>
    public async Task<string> PledgeAsync(string tonnes)
    {
        var propose = new Wire.ProposePledgeRequest
        {
            RequestId = Stage.RequestId(),
            Content = new()
            {
                Kind = Wire.LienKind.Pledge,
                Lender = Network.Bank.State.Member,
                Items = { new Wire.Portion { Ticket = Ticket, Amount = Forest.Grams(tonnes) } },
                DocumentHash = Stage.PaperText("loan contract"),
            },
        };
        await Forestry.Pledges.ProposePledgeAsync(propose, Options);
        var accept = new Wire.AcceptPledgeRequest { RequestId = Stage.RequestId(), Content = propose.Content };
        var accepted = await Network.Bank.Pledges.AcceptPledgeAsync(accept, Options);
        _height = accepted.Height;
        return Stage.Made(accepted, "liens");
    }

    /// <summary>Splits the ticket into parts of these amounts.</summary>
    public async Task<Wire.Operation> SplitAsync(params string[] tonnes)
    {
        var request = new Wire.SplitTicketRequest
        {
            RequestId = Stage.RequestId(),
            Ticket = Ticket,
            DocumentHash = Stage.PaperText("split"),
        };
        request.Amounts.AddRange(tonnes.Select(Carbon.Cli.Life.Forest.Grams));
        return await Forestry.Tickets.SplitTicketAsync(request, Options);
    }

    public Wire.RegisterPersonRequest Person(string name) => new()
    {
        RequestId = Stage.RequestId(),
        Division = _sample.Division,
        Kind = Wire.PersonKind.Enterprise,
        Commitment = Stage.PaperText($"name of {name}"),
        DocumentHash = Stage.PaperText($"registration of {name}"),
    };

    public async Task<ulong> RegisterAsync(string name)
    {
        var operation = await Forestry.Persons.RegisterPersonAsync(Person(name), Options);
        return ulong.Parse(
            Stage.IdOf(Stage.Made(operation, "persons")), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>The ticket at forestry, from the last write on, whichever node made it.</summary>
    public async Task<Wire.Ticket> ReadAsync()
    {
        var request = new Wire.GetTicketRequest { Name = Ticket, MinHeight = _height };
        return (await Forestry.Queries.GetTicketAsync(request, Options)).Ticket;
    }
}
