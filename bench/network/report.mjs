// bench/results/network.md out of what was measured. A part that is missing or failed is said to be so.
import { median, placeLines, table } from "../write/figures.mjs";

const SHARE_AIM = 0.9;
const BACK_SECONDS_AIM = 5;
const whole = (x) => x.toLocaleString("en-US", { maximumFractionDigits: 0 });
const one = (x) => x.toFixed(1);
const WAYS = { node: "**nodes**, gRPC with mutual TLS", raw: "ethers, raw" };
const LOADS = { steady: "steady", rush: "in a rush" };

function spread(runs, pick, format) {
  const values = runs.map(pick);
  if (values.length === 0) return "–";
  if (values.length === 1) return format(values[0]);
  return `${format(median(values))} (${format(Math.min(...values))}–${format(Math.max(...values))})`;
}

const capital = (word) => word[0].toUpperCase() + word.slice(1);
const verdict = (isMet) => (isMet ? "**met**" : "**missed**");

const shareRow = ({ validators, nodePerSecond, rawPerSecond }) => {
  const name = `≥ ${SHARE_AIM} of the raw rate, steady, ${validators} validators`;
  if (!rawPerSecond) return [name, "–", "not measured"];
  const share = nodePerSecond / rawPerSecond;
  const words = `${share.toFixed(2)} (${whole(nodePerSecond)} of ${whole(rawPerSecond)}/s)`;
  return [name, words, verdict(share >= SHARE_AIM)];
};

function backRow(networks) {
  const name = `indexes equal ≤ ${BACK_SECONDS_AIM} s after killed validators are back`;
  const rows = networks.flatMap(({ recoveries }) => recoveries ?? []).filter((row) => row.back);
  if (rows.length === 0) return [name, "–", "not measured"];
  const worst = Math.max(...rows.map((row) => row.agreedAfterEnd));
  return [name, `${one(worst)} s at most`, verdict(worst <= BACK_SECONDS_AIM)];
}

function rates({ validators, runs, askedAgain, blocks }) {
  if (!runs?.length) return [];
  const kinds = Object.entries(LOADS).flatMap(([load, how]) =>
    Object.entries(WAYS).map(([way, words]) => ({ load, way, words: `${words}, ${how}` })));
  const rows = kinds.map(({ load, way, words }) => {
    const own = runs.filter((run) => run.load === load && run.way === way);
    return [
      words, spread(own, (r) => r.acceptedPerSecond, whole), spread(own, (r) => r.minedPerSecond, whole),
      ...["accepted", "mined"].flatMap((what) => ["p50", "p99"].map((p) => whole(median(own.map((r) => r[what][p]))))),
      ["validators", "nodes", "bench"].map((who) => whole(100 * median(own.map((r) => r.coreShare[who])))).join(" + "),
    ];
  });
  return [
    `### ${validators} validators`, "",
    ...table([
      "", "accepted/s", "mined/s", "to accepted p50 ms", "p99 ms", "to mined p50 ms", "p99 ms",
      "% of the cores: validators + nodes + bench",
    ], rows), "",
    `A block came each ${one(blocks.periodSeconds)} s on the mean. The fullest had ${whole(blocks.writes)} writes and`,
    `${whole(100 * blocks.gas / blocks.gasLimit)} % of the ${one(blocks.gasLimit / 1e6)} M gas that it may take.`
      + ` ${askedAgain} calls of a node were asked again under their id,`,
    "because its validator did not answer in time.", "",
  ];
}

function indexTimes(networks) {
  const rows = networks.filter((found) => found.indexTimes).map(({ validators, indexTimes: times }) =>
    [validators, times.writes, times.blocks, ...[times.p50, times.p99, times.most].map(whole)]);
  if (rows.length === 0) return [];
  return [
    "## From a block to every index", "",
    "From when the first validator shows a block until each of the four nodes says that its index has it, at a steady",
    "rate of writes. All are asked in turns, so a time may be off by some tens of milliseconds.", "",
    ...table(["validators", "writes", "blocks", "p50 ms", "p99 ms", "most ms"], rows), "",
  ];
}

function recovery({ validators, recoveries, digest }) {
  if (!recoveries) return [];
  const rows = recoveries.map((row) => (row.failed
    ? [row.name, "–", "–", "–", "–", "–", "–", `failed: ${row.failed}`]
    : [
      row.name, ...[row.endedSeconds, row.blocks, row.settled, row.agreed, row.agreedAfterEnd].map(one), row.accepted,
      row.unavailable,
    ]));
  return [
    `## Recovery, ${validators} validators`, "",
    "Seconds from the order that ends a fault. *Whole again*: the validators' program says that who returned has the",
    "highest block, is connected and seals. *Outboxes empty*: every write is final, under as many blocks as the nodes'",
    "settings ask. *Indexes equal*: every node's index is at a block that all validators have, by hash, at most one",
    "below the head. Writes come through all nodes until that order; *unavailable* were told so and left to their",
    "callers. Each accepted write is found on the chain exactly once, or the row fails.", "",
    ...table([
      "fault", "whole again", "blocks go on", "outboxes empty", "indexes equal", "indexes after whole", "accepted",
      "unavailable",
    ], rows), "",
    digest
      ? `At the end all validators were killed, and the four indexes had one digest: ${digest}.`
      : "At the end the four indexes were not seen with one digest.", "",
    "A deep change of history by two groups with the same validators' keys cannot be asked of the validators' program;",
    "it is a test in `tests/Carbon.Network.Tests`.", "",
  ];
}

function memory(networks) {
  const of = (list) => (list?.length ? spread(list, (one) => one.megabytes, whole) : "–");
  const restarts = networks.reduce((sum, found) => sum + (found.restarts ?? 0), 0);
  const rows = networks.flatMap(({ validators, atRest, underLoad }) => [
    [`a node, ${validators} validators`, of(atRest?.nodes), of(underLoad?.nodes)],
    [`a validator of ${validators}`, of(atRest?.validators), of(underLoad?.validators)],
  ]);
  return [
    "## Resident memory of each process, MB", "",
    ...table(["process", "after the founding", "after the load"], rows), "",
    "Validators that had to be started anew between the measurements, because they gave no receipts of a block that",
    `they know: ${restarts}.`, "",
  ];
}

const idle = (found) => (found ? [
  "## An idle chain", "",
  `A node takes in ${whole(found.blocks)} blocks without transactions from anvil in ${one(found.seconds)} s:`,
  `${whole(found.blocksPerSecond)} blocks/s from the RPC, and ${whole(found.blocksPerSecondFromArchive)}/s in a`,
  `rebuild from its archive, both from the start of the process; ${whole(found.archiveBytesPerBlock)} bytes of`,
  `archive and ${whole(found.indexBytesPerBlock)} of index for each, ${whole(found.mostMegabytes)} MB at most.`,
  "anvil's headers bear no seals.", "",
] : []);

const faults = (found) => (Object.keys(found).length === 0 ? [] : [
  "## Failed", "", ...Object.entries(found).map(([name, message]) => `- ${name}: ${message.split("\n")[0]}`), "",
]);

export function reportOf(result) {
  const { plan, networks } = result;
  return [
    "# A network of validators and members' nodes", "",
    ...placeLines(result.place, "./carbon bench network"), "",
    ...(plan.isQuick ? ["A quick run: it proves the bench, and its figures are worth nothing.", ""] : []),
    "Validators are geth 1.8.23 with Clique, four with a block each second and seven with one each two seconds, all on",
    "this machine together with four nodes and the bench. Every validator executes every block: seven with a block",
    "each second would take all of these cores. No Besu is measured here.", "",
    "## Aims", "",
    ...table(["aim", "measured", ""], [...networks.map(shareRow), backRow(networks)]), "",
    "## As fast as it goes", "",
    `Four members at once, ${plan.inFlight} calls of each in flight: RegisterPerson of new commitments through their`,
    "nodes, or the same calls signed by four other members' keys and sent raw by ethers to the same validators. A node",
    "tries each call, commits it to disk and only then answers; raw, the pool has it and no disk.", "",
    ...plan.loads.flatMap(({ name, writes, unminedMost }) => (unminedMost === null
      ? [
        `*In a rush*: ${writes} writes of each member as fast as they are accepted. Trying all these calls at once`,
        "takes from the validators, on the same two cores, the time in which they should fill blocks.",
      ]
      : [
        `*${capital(name)}*: ${writes} writes of each member, of which ${unminedMost} at most are in no block yet:`,
        "some three full blocks wait at all times, and the chain is what holds everybody back.",
      ])), "",
    `In turned order, ${plan.rounds} rounds of each way: medians, with least and most in brackets. The gas of a block`,
    "is limited to what these cores execute in good time. Without such a limit this engine, given many writes, fills a",
    "block for longer than its second, and its validators come to rest on different heads.", "",
    ...networks.flatMap(rates),
    ...indexTimes(networks),
    ...networks.flatMap(recovery),
    ...memory(networks),
    ...idle(result.idle),
    ...faults(result.faults),
  ].join("\n");
}
