// Runs the fuzz and invariant tests of tests/solidity on Hardhat's own runner. CARBON_SEED repeats a run and
// CARBON_DEEP=1 lengthens it. Every function of every handler must have taken effect at least once, and all of them
// together CALLS_MIN times. CARBON_RUNS sets how often each invariant is played; then no number of calls is demanded.
// The last lines are machine-readable: "# pass N" and "# fail N".
import { randomInt } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
process.env.HARDHAT_DISABLE_TELEMETRY_PROMPT = "true";
// The same width as the seeds of the other tests, so that one number repeats them all.
process.env.CARBON_SEED ??= String(randomInt(2 ** 31));
const seed = `CARBON_SEED=${process.env.CARBON_SEED}`;
console.log(seed);

const CALLS_MIN = process.env.CARBON_RUNS ? 0 : process.env.CARBON_DEEP === "1" ? 1_000_000 : 100_000;
const { default: hre } = await import("hardhat");
const testFiles = process.argv.slice(2);
const outcome = await hre.tasks.getTask(["test", "solidity"]).run({ testFiles });
const { suiteResults } = outcome.success ? outcome.value : outcome.error;
const results = suiteResults.flatMap((suite) => suite.testResults);

const idle = testFiles.length === 0 ? await idleFunctions() : [];
for (const finding of idle) console.log(`failed: ${finding}`);

const passed = results.filter((result) => result.status === "Success").length;
// A run that broke off names no failure of its own.
const failed = results.filter((result) => result.status === "Failure").length + idle.length;
const broken = failed === 0 && (!outcome.success || passed === 0) ? 1 : 0;
// Told once more at the end, where whoever reads the tail of a long run finds it.
for (const { name, reason, counterexample } of results.filter((result) => result.status === "Failure")) {
  console.log(`failed: ${name}: ${reason ?? "no reason"}`);
  if (counterexample) console.log(inspect(counterexample, { depth: 4, maxArrayLength: 12, breakLength: 160 }));
}
if (failed + broken > 0) console.log(`repeat with ${seed}`);
console.log(`# pass ${passed}`);
console.log(`# fail ${failed + broken}`);
process.exit(failed + broken > 0 ? 1 : 0);

/** Prints what the invariant runs called, and tells of the functions of handlers that never did anything. */
async function idleFunctions() {
  const effects = new Map();
  for (const { name, kind, durationNs } of results.filter((result) => result.kind.metrics !== undefined)) {
    let [calls, discarded] = [0n, 0n];
    for (const [key, metric] of Object.entries(kind.metrics)) {
      const called = key.slice(key.lastIndexOf(":") + 1);
      const took = metric.calls - metric.discards - metric.reverts;
      effects.set(called, (effects.get(called) ?? 0n) + took);
      calls += metric.calls;
      discarded += metric.discards;
    }
    const seconds = Number(durationNs) / 1e9;
    const rate = Math.round(Number(calls) / seconds);
    console.log(`${name}: ${calls} calls, ${discarded} of them refused, ${seconds.toFixed(1)} s, ${rate} calls/s`);
  }
  for (const [name, took] of [...effects].sort()) console.log(`  ${name}: took effect ${took} times`);
  const names = await handlerFunctions();
  const all = [...effects.values()].reduce((sum, took) => sum + took, 0n);
  console.log(`${all} calls took effect, of ${names.length} functions`);
  const few = all < CALLS_MIN ? [`of all calls ${all} took effect, not ${CALLS_MIN}`] : [];
  const none = names.filter((name) => !effects.get(name));
  return [...few, ...none.map((name) => `${name} never took effect: no call of it was anything but refused`)];
}

async function handlerFunctions() {
  const folder = path.join("tests", "solidity", "handlers");
  const artifacts = await hre.solidity.getArtifactsDirectory("tests");
  const names = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith(".sol"))) {
    const contract = path.basename(file, ".sol");
    const { abi } = JSON.parse(await readFile(path.join(artifacts, folder, file, `${contract}.json`), "utf8"));
    const acts = abi.filter((item) => item.type === "function" && !["view", "pure"].includes(item.stateMutability));
    names.push(...acts.map((item) => `${contract}.${item.name}`));
  }
  return names;
}
