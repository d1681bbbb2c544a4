// The index beside the RPC's own speed and beside Ponder, on one chain that real calls filled; then look-ups.
// Run by ./carbon bench index: node bench/index.mjs ROOT PORT [--events N] [--tickets N] [--rounds N] [--quick]. Quick
// runs prove the bench, not the index. A part that fails is named at the end, and the others go on.
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { UNTHROTTLED } from "./index/aims.mjs";
import { catchUp, fromArchive } from "./index/catch-up.mjs";
import { ceiling } from "./index/ceiling.mjs";
import { founding, point, sizes } from "./index/curve.mjs";
import { fill } from "./index/fill.mjs";
import { fork } from "./index/fork.mjs";
import { lookUps, ponderLookUps, sample } from "./index/look-ups.mjs";
import { PonderBench, installPonder } from "./index/ponder.mjs";
import { Postgres } from "./index/postgres.mjs";
import { reportOf } from "./index/report.mjs";
import { place } from "./write/figures.mjs";
import { Network } from "./write/network.mjs";

const { values, positionals: [root, portText] } = parseArgs({
  allowPositionals: true,
  options: {
    events: { type: "string" }, tickets: { type: "string" }, rounds: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});
process.chdir(root);
const port = Number(portText);
const { quick } = values;
const plan = {
  quick,
  events: Number(values.events ?? (quick ? 20_000 : 1_000_000)),
  tickets: Number(values.tickets ?? (quick ? 20_000 : 10_000_000)),
  rounds: Number(values.rounds ?? (quick ? 1 : 3)),
  lookUps: quick ? 2_000 : 100_000,
  // The time that anvil takes for the receipts of a block grows with the square of their number.
  callsPerBlock: 100,
};
const FORK_STEP = 80;
const POSTGRES_STEP = 95;
// By how much less is asked of PostgreSQL, where each question takes so much longer.
const SLOWER = 20;

const startedAt = Date.now();
const say = (text) => console.log(`${((Date.now() - startedAt) / 1000).toFixed(0).padStart(6)} s  ${text}`);
const logs = path.join(root, ".carbon", "log");
const folder = quick ? logs : path.join(root, "bench", "results");
const packages = ["@foundry-rs/anvil-linux-amd64", "@grpc/proto-loader", "ethers"];
const result = { place: place(root, packages), plan, faults: {} };

// Whose machine it was and where on it is nobody's business.
const homeless = (text) => text.replaceAll(`${root}${path.sep}`, "");

function keep() {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "index.json"), homeless(`${JSON.stringify(result, null, 2)}\n`));
  writeFileSync(path.join(folder, "index.md"), homeless(reportOf(result)));
}

/** One part: what it found is kept at once; its failure is named, and what needs it is left out. */
async function part(name, work) {
  say(name);
  try {
    const found = await work();
    if (found !== undefined) result[name] = found;
    return found;
  } catch (error) {
    result.faults[name] = error.message;
    say(`  FAILED: ${error.stack}`);
    return null;
  } finally {
    keep();
  }
}

/** Ponder, way by way, each a part of its own; what was measured before a failure stays. */
async function besidePonder(bench, ways) {
  for (const way of ways)
    await part(`ponder ${bench.runs.length + 1}: ${way.store}, ${way.endpoints} endpoint(s)`, () => bench.measure(way));
}

async function onDataOf(network, settings, numbers, count) {
  const node = await network.startNode(network.engine.url, settings);
  try {
    return await lookUps(network, node, numbers, count, say);
  } finally {
    await node.stop();
  }
}

// What the aims speak of comes first, for an end by hand leaves what was measured before it.
async function withPostgres(network, filled, numbers) {
  const postgres = await Postgres.start(
    path.join(tmpdir(), `carbon-bench-${process.pid}`), port + POSTGRES_STEP, path.join(logs, "bench-postgres.log"));
  try {
    result.place.versions.push(`PostgreSQL ${postgres.query("postgres", "SHOW server_version")}`);
    const bench = new PonderBench(network, postgres, filled, logs, say);
    const version = await part("installing Ponder", () => installPonder(root));
    if (version !== null) result.ponder = { version, runs: bench.runs };
    const each = async (ponder) => {
      result.ponder.lookUps = await ponderLookUps(network, ponder, numbers, Math.ceil(plan.lookUps / 4), say);
    };
    const rounds = Array.from({ length: plan.rounds }, (_, round) => (round === plan.rounds - 1 ? { each } : {}));
    const unthrottled = rounds.map((round) => ({ store: "postgres", endpoints: UNTHROTTLED, warm: 1, ...round }));
    if (version !== null) await besidePonder(bench, unthrottled);
    const runs = await runsOf("postgres", (some) => catchUpOnPostgres(network, postgres, filled.events, some));
    if (runs.length > 0) {
      const { dataFolder, index } = runs.at(-1);
      await part("lookUpsOnPostgres", () => onDataOf(network, { dataFolder, index }, numbers, plan.lookUps / SLOWER));
    }
    if (version !== null) await besidePonder(bench, [
      { store: "postgres", endpoints: 1, warm: 1 },
      { store: "pglite", endpoints: UNTHROTTLED, warm: 1 },
      { store: "pglite", endpoints: 1, warm: quick ? 0 : 1 },
    ]);
  } finally {
    await postgres.stop();
  }
}

async function catchUpOnPostgres(network, postgres, events, runs) {
  for (let round = 0; round < plan.rounds; round++) {
    const database = `carbon_${round}`;
    postgres.create(database);
    const index = { postgres: postgres.words(database) };
    await catchUp(network, events, 1, { index }, runs, say);
    Object.assign(runs.at(-1), { index, indexBytes: postgres.bytes(database) });
  }
}

/** A part that is made of runs: those before a failure stay. */
async function runsOf(name, work) {
  const runs = [];
  result[name] = { runs };
  await part(name, () => work(runs));
  return runs;
}

async function measure(network) {
  const base = await part("founding", () => founding(network));
  const filled = await part("fill", () => fill(network, plan.events, plan.callsPerBlock, say));
  if (filled === null) return;
  const found = await part("ceiling", () => ceiling(network.engine, network.deployment, plan.rounds, say));
  const whole = { events: found?.events ?? filled.events, tickets: filled.tickets };
  const numbers = sample(filled.tickets, (i) => (BigInt(filled.firstTicket) + BigInt(i)));
  const runs = await runsOf("catchUp", (some) => catchUp(network, whole.events, plan.rounds, {}, some, say));
  if (runs.length > 0) {
    const { dataFolder } = runs.at(-1);
    await runsOf("archive", (some) => fromArchive(root, dataFolder, whole.events, plan.rounds, some, say));
    await part("lookUps", () => onDataOf(network, { dataFolder }, numbers, plan.lookUps));
  }
  const points = [];
  result.curve = { points };
  for (const tickets of base === null ? [] : sizes(plan.tickets)) {
    await part(`curve: ${tickets} tickets`, async () => {
      points.push(await point(network, base, tickets, plan.lookUps, { archive: false }, say));
    });
  }
  await part("PostgreSQL", () => withPostgres(network, whole, numbers));
}

say("founding the network");
const network = await Network.start(root, "anvil", port, "index/network.json");
const { engine, end } = await fork(network.engine, port + FORK_STEP);
network.engine = engine;
try {
  await measure(network);
} finally {
  await end();
  await network.stop();
}
keep();
console.log(`\n${reportOf(result)}`);
console.log(`wrote ${path.relative(root, folder)}/index.md and index.json`);
const faults = Object.keys(result.faults);
if (faults.length > 0) console.error(`failed: ${faults.join(", ")}`);
process.exit(faults.length > 0 ? 1 : 0);
