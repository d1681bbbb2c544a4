// bench/results/index.md out of what was measured. A part that is missing or failed is said to be so.
import { median, placeLines, table } from "../write/figures.mjs";
import { aimLines } from "./aims.mjs";

const number = (x, digits = 0) =>
  x.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
const rate = (x) => number(x);
const ms = (x) => number(x, 2);

// The middle of the runs, with the least and the most where there are several.
function spread(runs, pick, format) {
  const values = runs.map(pick).filter((value) => value !== null && value !== undefined);
  if (values.length === 0) return "–";
  if (values.length === 1) return format(values[0]);
  return `${format(median(values))} (${format(Math.min(...values))}–${format(Math.max(...values))})`;
}

function chain({ fill, ceiling }) {
  if (!fill) return [];
  return [
    "## The chain", "",
    `${number(fill.events)} events by ${number(fill.calls)} real calls of the members in ${number(fill.blocks)} blocks`,
    `of at most ${number(fill.callsPerBlock)} calls, every one of them accepted by the contracts:`,
    "persons with mandates, tickets from lots, parts sold, pledges proposed, accepted and released, offsets requested",
    `and granted; ${number(fill.tickets)} tickets. Filled in ${number(fill.seconds)} s; all that follows reads this`,
    "chain.", "",
    ...(ceiling
      ? [`With its founding it has ${number(ceiling.events)} events in ${number(ceiling.blocks)} blocks.`, ""] : []),
  ];
}

const WAYS = {
  logs: (c) => `eth_getLogs over ${c.logBlocks} blocks each`,
  receipts: () => "each block, and its receipts by the block's hash",
};

function rpc({ ceiling }) {
  if (!ceiling) return [];
  return [
    "## What the RPC delivers", "",
    `Asked ${ceiling.inFlight} at once and thrown away; the second is what a follower that believes nothing asks.`,
    "anvil makes the receipts of a block in a time that grows with the square of their number.", "",
    ...table(["asked", "events/s", "MB/s"], Object.entries(WAYS).map(([way, words]) => {
      const runs = ceiling.runs.filter((run) => run.way === way);
      return [words(ceiling), spread(runs, (r) => r.eventsPerSecond, rate),
        spread(runs, (r) => r.bytes / r.seconds / 1e6, number)];
    })), "",
  ];
}

const nodeRow = (name, { runs }) => [
  name, spread(runs, (r) => r.eventsPerSecond, rate), spread(runs, (r) => r.seconds, (x) => number(x, 1)),
  spread(runs, (r) => r.mostMegabytes, number), spread(runs, (r) => r.indexBytes && r.indexBytes / r.events, number),
];

function takingIn({ catchUp, postgres, archive, ponder }) {
  const ours = [
    catchUp && nodeRow("**node**, SQLite, from RPC", catchUp),
    postgres && nodeRow("**node**, PostgreSQL, from RPC", postgres),
    archive && nodeRow("**`carbon index rebuild`**, from the archive", archive),
  ];
  const kinds = [...new Set((ponder?.runs ?? []).map((r) => `${r.store}/${r.endpoints}/${r.state}`))];
  const theirs = kinds.map((kind) => {
    const [store, endpoints, state] = kind.split("/");
    const runs = ponder.runs.filter((r) => `${r.store}/${r.endpoints}/${r.state}` === kind);
    const words = { postgres: "PostgreSQL", pglite: "PGlite" };
    return [
      `Ponder, ${words[store]}, ${endpoints === "1" ? "one endpoint" : `the node listed ${endpoints} times`}, ${state}`,
      spread(runs, (r) => r.eventsPerSecond, rate), spread(runs, (r) => r.seconds, (x) => number(x, 1)),
      spread(runs, (r) => r.mostMegabytes, number), spread(runs, (r) => r.bytes && r.bytes / r.events, number),
    ];
  });
  const rows = [...ours.filter(Boolean), ...theirs];
  if (rows.length === 0) return [];
  return [
    "## From nothing to the head", "",
    "From the start of the process until it says that it is ready; the node has then checked every block. Ponder",
    `${ponder?.version ?? ""} has one handler for each event and tables for tickets, shares, liens, pledges, persons,`,
    "mandates, vouchers and history, and no others; it keeps no answer for a register's other objects. It asks each",
    "endpoint at a rate of its own, so the same node is also listed many times. *Warm*: the RPC's answers are in its",
    "own cache, the tables are not. Its database server's memory is not in its figure.", "",
    ...table(["", "events/s", "s", "MB at most", "bytes per event on disk"], rows), "",
  ];
}

const loadOf = ({ clients, paced }) => (paced ? `${clients}, ${number(paced)}/s` : number(clients));

const asked = (name, runs) => runs.map((r) => [
  name, loadOf(r), ms(r.p50), ms(r.p99), ms(r.max), rate(r.perSecond),
]);

const ofNode = (store, found) => (found === undefined ? [] : [
  ...asked(`**node** on ${store}, GetTicket, gRPC with mutual TLS`, found.getTicket),
  ...asked(`**node** on ${store}, CheckPledge, gRPC with mutual TLS`, found.checkPledge),
]);

function lookUps({ lookUps: ours, lookUpsOnPostgres, ponder }) {
  const rows = [
    ...ofNode("SQLite", ours), ...ofNode("PostgreSQL", lookUpsOnPostgres),
    ...(ponder?.lookUps ? asked("Ponder, HTTP, one row by its key", ponder.lookUps.http) : []),
    ...(ponder?.lookUps ? asked("Ponder, GraphQL, one row by its key", ponder.lookUps.graphql) : []),
  ];
  if (rows.length === 0) return [];
  return [
    "## Look-ups by number on this chain", "",
    "The same client program, numbers spread over all; each client asks again as soon as it is answered, or all",
    "together at a pace. Client and server share the machine's processors. The node answers with the whole ticket:",
    "face, owners, liens, vouchers; Ponder with one row.", "",
    ...table(["", "clients", "p50 ms", "p99 ms", "most ms", "per second"], rows), "",
  ];
}

function curve({ curve: found }) {
  if (!found) return [];
  const at = (runs, clients, paced = null) => runs?.find((r) => r.clients === clients && r.paced === paced);
  const cells = (run) => (run ? [ms(run.p50), ms(run.p99), rate(run.perSecond)] : ["–", "–", "–"]);
  const head = [
    "tickets", "1 client: p50 ms", "p99 ms", "per second", "64 clients: p50 ms", "p99 ms", "per second",
    "64 at 1,000/s: p50 ms", "p99 ms",
  ];
  const rows = (pick) => found.points.map((p) => [
    number(p.tickets), ...cells(at(pick(p), 1)), ...cells(at(pick(p), 64)),
    ...cells(at(pick(p), 64, 1_000)).slice(0, 2),
  ]);
  return [
    "## The cost of a look-up as tickets grow", "",
    "Synthetic events, written by the index's own fold under the chain's real blocks: lots, tickets, and a pledge on",
    "every fourth. A node is started on the file, and blocks of a second go on.", "",
    "### GetTicket", "", ...table(head, rows((p) => p.getTicket)), "",
    "### CheckPledge", "", ...table(head, rows((p) => p.checkPledge)), "",
    "### Size", "",
    ...table([
      "tickets", "bytes per ticket", "MB", "node's MB after the look-ups", "node's start, s", "folded events/s",
    ], found.points.map((p) => [
      number(p.tickets), number(p.indexBytes / p.tickets), number(p.indexBytes / 1e6), number(p.megabytes),
      number(p.startSeconds, 1), rate(p.foldedPerSecond),
    ])), "",
  ];
}

const faults = (found) => (Object.keys(found).length === 0 ? [] : [
  "## Failed", "", ...Object.entries(found).map(([name, message]) => `- ${name}: ${message.split("\n")[0]}`), "",
]);

export function reportOf(result) {
  return [
    "# The index, beside the RPC's own speed and beside Ponder", "",
    ...placeLines(result.place, "./carbon bench index"), "",
    ...(result.plan.quick ? ["A quick run: it proves the bench, and its figures are worth nothing.", ""] : []),
    "Bench, engine, node, Ponder and PostgreSQL share the machine; one of the indexers runs at a time. Figures are",
    "medians of rounds, with the least and the most in brackets.", "",
    ...faults(result.faults), ...aimLines(result), ...chain(result), ...rpc(result), ...takingIn(result),
    ...lookUps(result), ...curve(result),
  ].join("\n");
}
