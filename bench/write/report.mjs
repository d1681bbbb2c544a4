// bench/results/write.md out of what was measured.
import { median, placeLines, table } from "./figures.mjs";

const MODE_WORDS = { second: "a block each second", auto: "a block for each transaction" };
const whole = (x) => x.toFixed(0);
const one = (x) => x.toFixed(1);
const two = (x) => x.toFixed(2);
const mid = (runs, pick) => median(runs.map(pick));

// The middle of the rounds, and the least and the most of them.
function spread(runs, pick, format) {
  const values = runs.map(pick);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  return values.length === 1 ? format(values[0]) : `${format(median(values))} (${format(least)}–${format(most)})`;
}

function bySender(runs) {
  const names = [...new Set(runs.map((run) => run.sender))];
  const inOrder = ["node", "ethers raw", "viem raw", "ethers usual", "viem usual"];
  return inOrder.filter((name) => names.includes(name)).map((name) => [name, runs.filter((r) => r.sender === name)]);
}

function throughput(mode) {
  const groups = bySender(mode.runs);
  const node = mid(groups[0][1], (run) => run.minedPerSecond);
  const rows = groups.map(([name, runs]) => [
    name,
    spread(runs, (run) => run.acceptedPerSecond, whole),
    spread(runs, (run) => run.minedPerSecond, whole),
    name === "node" ? "1" : two(node / mid(runs, (run) => run.minedPerSecond)),
    one(mid(runs, (run) => run.accepted.p50)), one(mid(runs, (run) => run.accepted.p99)),
    one(mid(runs, (run) => run.final.p50)), one(mid(runs, (run) => run.final.p99)),
  ]);
  const rounds = new Set(mode.runs.map((run) => run.round)).size;
  return [
    `### ${mode.engine}, ${MODE_WORDS[mode.mode]}: ${mode.writes} writes${
      mode.usualWrites ? ` (usual: ${mode.usualWrites})` : ""}, ${rounds} round${rounds === 1 ? "" : "s"}`, "",
    `In flight until accepted: node ${mode.nodeInFlight}, ethers and viem ${mode.rawInFlight}.`, "",
    ...table([
      "sender", "accepted/s", "mined/s", "node's mined/s over its", "to accepted p50 ms", "p99 ms",
      "to final p50 ms", "p99 ms",
    ], rows), "",
    "Processor time per write in ms (median):", "",
    ...table(["sender", "engine", "driven node", "three other nodes", "bench itself"], groups.map(([name, runs]) =>
      [name, ...["engine", "node", "others", "bench"].map((who) => two(mid(runs, (r) => r.processorMsPerWrite[who])))],
    )), "",
  ];
}

function offered(mode, perSecond) {
  const rows = mode.offered.map((run) => [
    run.sender, whole(run.count), one(run.accepted.p50), one(run.accepted.p99), one(run.final.p50), one(run.final.p99),
  ]);
  return [
    `### ${mode.engine}, ${MODE_WORDS[mode.mode]}: ${perSecond} writes/s offered`, "",
    ...table(["sender", "writes", "to accepted p50 ms", "p99 ms", "to final p50 ms", "p99 ms"], rows), "",
  ];
}

function questions(counted) {
  const totals = new Map();
  for (const { methods } of counted)
    for (const [method, count] of Object.entries(methods)) totals.set(method, (totals.get(method) ?? 0) + count);
  const methods = [...totals].sort((a, b) => b[1] - a[1]).map(([method]) => method);
  const cells = (pick) => counted.map((sender) => two(pick(sender)));
  return [
    "## What each asks of the engine for one write", "",
    "Counted by a proxy in a run of its own, with a block each second; a batch is one HTTP request.", "",
    ...table(["method", ...counted.map((sender) => sender.sender)], [
      ...methods.map((method) => [`\`${method}\``, ...cells((sender) => sender.methods[method] ?? 0)]),
      ["HTTP requests", ...cells((sender) => sender.posts)],
    ]), "",
  ];
}

function recovery(found) {
  const seconds = (ms) => two(ms / 1000);
  return [
    `## Recovery with ${found.rows} pending rows (aim: under 10 s)`, "",
    "anvil mines nothing while the rows are accepted; then the node is killed (SIGKILL) and the engine's pool",
    "emptied, blocks of one second go on, and the node is started. Recovered: READY, and the first row sent again.", "",
    ...table(["from the start of the process until", "s"], [
      ["READY: follows the chain and listens", seconds(found.readyMs)],
      ["the first pending row is in the engine again", seconds(found.firstSentMs)],
      ["**recovered: both**", `**${seconds(found.recoveredMs)}**`],
      ["all rows are in the engine again, or in blocks", seconds(found.allSentMs)],
      [`all ${found.rows} rows are in blocks, each exactly once`, seconds(found.allMinedMs)],
    ]), "",
    `The rows were accepted in ${one(found.acceptedSeconds)} s, 64 calls in flight.`, "",
  ];
}

export function reportOf(result) {
  const { modes } = result;
  const asked = modes.find((mode) => mode.recovery);
  return [
    "# Writes through one node, beside ethers and viem", "",
    ...placeLines(result.place, "./carbon bench write"), "",
    "Every write is a RegisterPerson of a new commitment by a member's own key. Four nodes follow the chain in all",
    "runs, and one of them is driven. Bench, engine and nodes share the machine.", "",
    "- **node**: gRPC with mutual TLS from @grpc/grpc-js, `wait_for` STORED. Accepted: the intent is committed to",
    "  SQLite with `synchronous=FULL`, and only then answered; before that the node tries the call on the chain, so",
    "  that a refusal costs nothing. Its window of unmined transactions (512 by default, for Besu's pool of 615 a key)",
    "  is opened to 10,000, since the peers keep none, and so is what one caller may ask each second (500 by default).",
    "- **raw**: the library signs with nonce, gas and fee preset, and sends `eth_sendRawTransaction` alone.",
    "  Accepted: the engine answered. Nothing is on disk, nothing is tried before, nothing is sent twice.",
    "- **usual**: what the library does by itself (`sendTransaction` with a NonceManager; `writeContract` with a",
    "  nonce manager): estimate, fee, then send.", "",
    "Final: the block that holds the write was first seen as the head or under it, asked each 20 ms, with 0",
    "confirmations. Rates count from the first call to the last write accepted or final; every write is found on",
    "the chain exactly once, or the bench fails. Figures are medians of rounds in turned order, with the least",
    "and the most in brackets.", "",
    "## As fast as it goes (aim: node's mined/s at least 0.90 of raw)", "",
    ...modes.flatMap(throughput),
    "## At a fixed rate (aim: p99 to accepted at most 25 ms)", "",
    "Open loop: a call that starts late counts from when it was due. anvil answers nothing while it makes the block of",
    "a second, which every sender's p99 shows; Hardhat makes a block for each write and has no such pause.", "",
    ...modes.filter((mode) => mode.offered.length > 0).flatMap((mode) => offered(mode, result.offeredPerSecond)),
    ...questions(asked.questions),
    ...recovery(asked.recovery),
  ].join("\n");
}
