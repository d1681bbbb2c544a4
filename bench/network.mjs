// A network of validators and members' nodes: writes through all nodes beside raw ones, how soon every index has a
// block, recovery after faults, memory, and what an idle chain costs.
// Run by ./carbon bench network: node bench/network.mjs ROOT PORT [--quick]. Quick runs prove the bench, not the
// network. A part that fails is named at the end, and the others go on.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { Consortium } from "./network/consortium.mjs";
import { equalDigests, recoveries } from "./network/faults.mjs";
import { idle } from "./network/idle.mjs";
import { indexTimes, rates } from "./network/rates.mjs";
import { reportOf } from "./network/report.mjs";
import { median, place } from "./write/figures.mjs";

const STEADY = "steady";
const [root, portText, quick] = process.argv.slice(2);
process.chdir(root);
const isQuick = quick === "--quick";
const port = Number(portText);
const plan = {
  isQuick,
  validators: [4, 7],
  rounds: isQuick ? 1 : 3,
  // Writes are of each of the four senders, and so are those of them that are in no block yet; 80 of each are the
  // writes of three full blocks. In a rush, nothing holds a sender back.
  warmUp: { writes: isQuick ? 50 : 300, unminedMost: 80 },
  loads: [
    { name: STEADY, writes: isQuick ? 100 : 400, unminedMost: 80 },
    { name: "rush", writes: isQuick ? 100 : 300, unminedMost: null },
  ],
  inFlight: 16,
  offeredPerSecond: 20,
  offeredSeconds: isQuick ? 10 : 60,
  faultWritesPerSecond: 8,
  faultSeconds: isQuick ? 3 : 10,
  idleBlocks: isQuick ? 5_000 : 40_000,
};

const startedAt = Date.now();
const say = (text) => console.log(`${((Date.now() - startedAt) / 1000).toFixed(0).padStart(5)} s  ${text}`);
const folder = path.join(root, ...(isQuick ? [".carbon", "log"] : ["bench", "results"]));
const packages = ["geth-binary", "@grpc/grpc-js", "ethers", "@foundry-rs/anvil-linux-amd64"];
const result = { place: place(root, packages), plan, networks: [], faults: {} };

// Whose machine it was and where on it is nobody's business.
const homeless = (text) => text.replaceAll(`${root}${path.sep}`, "");

function keep() {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "network.json"), homeless(`${JSON.stringify(result, null, 2)}\n`));
  writeFileSync(path.join(folder, "network.md"), homeless(reportOf(result)));
}

/** One part: its failure is named, and the others go on. */
async function part(name, work) {
  say(name);
  try {
    return await work();
  } catch (error) {
    result.faults[name] = error.message;
    say(`  FAILED: ${error.stack}`);
    return null;
  } finally {
    keep();
  }
}

const steadyOf = (runs, way) =>
  median(runs.filter((run) => run.load === STEADY && run.way === way).map((run) => run.minedPerSecond));

async function measure(validators, found) {
  const consortium = await Consortium.start(root, port, validators);
  const within = (name, work) => part(`${validators} validators: ${name}`, work);
  try {
    found.atRest = await within("memory at rest", () => consortium.memory());
    Object.assign(found, await within("as fast as it goes", () => rates(consortium, plan, say)));
    if (found.runs) {
      const [nodePerSecond, rawPerSecond] = ["node", "raw"].map((way) => steadyOf(found.runs, way));
      Object.assign(found, { nodePerSecond, rawPerSecond });
    }
    found.underLoad = await within("memory after load", () => consortium.memory());
    found.indexTimes = await within("from a block to every index", () => indexTimes(consortium, plan, say));
    // The faults are those of four: with seven, three may be away.
    if (validators === 4) {
      found.recoveries = await within("faults", () => recoveries(consortium, plan, say));
      for (const { name, failed } of found.recoveries ?? []) if (failed) result.faults[name] = failed;
      found.digest = await within("one digest", () => equalDigests(consortium));
    }
  } finally {
    found.restarts = consortium.restarts;
    await consortium.stop();
  }
}

for (const validators of plan.validators) {
  const found = { validators };
  result.networks.push(found);
  await part(`a network of ${validators} validators`, () => measure(validators, found));
}
result.idle = await part("an idle chain", () => idle(root, port, plan.idleBlocks, say));
keep();
console.log(`\n${reportOf(result)}`);
console.log(`wrote ${path.relative(root, folder)}/network.md and network.json`);
const failed = Object.keys(result.faults);
if (failed.length > 0) console.error(`failed: ${failed.join(", ")}`);
process.exit(failed.length > 0 ? 1 : 0);
