// Measures the gas of each command beside the token standards, in one run on one simulated chain. Writes
// bench/results/gas.md and gas.json; with --check it fails where a command of ours takes over 2 % more than the
// committed number, misses its aim, or where a command of the contracts is not measured.
import { execFileSync } from "node:child_process";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { AIMS, MAXIMUM, tableOf } from "./gas-table.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
process.env.HARDHAT_DISABLE_TELEMETRY_PROMPT = "true";

const { default: hre } = await import("hardhat");
await hre.tasks.getTask("build").run({ quiet: true, noTests: true, defaultBuildProfile: "default" });
const { measureRegister } = await import("./measure-register.mjs");
const { measureMaxima } = await import("./measure-maxima.mjs");
const { measureStandards } = await import("./measure-standards.mjs");

const results = path.join("bench", "results");
const WORSE_MAX = 1.02;
const commands = await measureRegister();
const maxima = await measureMaxima();
const faults = [...await unmeasured(), ...overLimits()];
if (process.argv.includes("--check")) await compare();
else await write(await measureStandards());
for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);

async function compare() {
  const { commands: known, maxima: knownMaxima } = JSON.parse(await readFile(path.join(results, "gas.json"), "utf8"));
  const committed = flat(known, knownMaxima);
  const measured = flat(commands, maxima);
  const better = [];
  for (const name of new Set([...Object.keys(committed), ...Object.keys(measured)])) {
    const [before, now] = [committed[name], measured[name]];
    if (before === undefined) faults.push(`${name}: ${now} gas, but the committed table lacks it`);
    else if (now === undefined) faults.push(`${name}: is in the committed table, but was not measured`);
    else if (now > before * WORSE_MAX) faults.push(`${name}: committed ${before}, measured ${now} gas`);
    else if (now * WORSE_MAX < before) better.push(`${name}: committed ${before}, measured ${now} gas`);
  }
  for (const line of better) console.log(`better: ${line}`);
  if (better.length > 0) console.log("run ./carbon bench gas and commit the better table");
  if (faults.length === 0) {
    console.log(`${Object.keys(measured).length} numbers are at most 2 % more than committed; every command has one`);
  }
}

/** Every number by a name of its own. */
function flat(twice, once) {
  const pairs = Object.entries(twice).flatMap(([name, { first, repeated }]) => [
    [`${name}, first`, first], [`${name}, repeated`, repeated],
  ]);
  return Object.fromEntries([...pairs, ...Object.entries(once).map(([name, gas]) => [`${name}, at the maximum`, gas])]);
}

/** Functions that change state and that no row of the table names. */
async function unmeasured() {
  const names = new Set();
  for (const file of (await readdir("contracts")).filter((name) => name.endsWith(".sol"))) {
    const { contractName, abi } = await hre.artifacts.readArtifact(path.basename(file, ".sol"));
    for (const { type, name, stateMutability } of abi) {
      const changes = type === "function" && !["view", "pure"].includes(stateMutability);
      if (changes && commands[`${contractName}.${name}`] === undefined) names.add(`${contractName}.${name}`);
    }
  }
  return [...names].sort().map((name) => `${name}: is not measured`);
}

function overLimits() {
  const missed = Object.entries(AIMS).filter(([name, aim]) => commands[name].repeated > aim);
  const large = Object.entries(maxima).filter(([, gas]) => gas >= MAXIMUM);
  return [
    ...missed.map(([name, aim]) => `${name}: ${commands[name].repeated} gas, the aim is ${aim}`),
    ...large.map(([name, gas]) => `${name}: ${gas} gas at the maximum, the limit is ${MAXIMUM}`),
  ];
}

async function write(standards) {
  const { devDependencies } = JSON.parse(await readFile("package.json", "utf8"));
  const packages = ["solc", "hardhat", "@openzeppelin/contracts", "@solvprotocol/erc-3525"];
  const versions = Object.fromEntries(packages.map((name) => [name, devDependencies[name]]));
  const machine = { cpu: os.cpus()[0].model.trim(), cores: os.cpus().length, node: process.version };
  const commit = execFileSync("git", ["rev-parse", "--short=12", "HEAD"], { encoding: "utf8" }).trim();
  await mkdir(results, { recursive: true });
  const record = { commit, machine, versions, commands, maxima, standards };
  const table = tableOf(record);
  await writeFile(path.join(results, "gas.json"), JSON.stringify(record, null, 2) + "\n");
  await writeFile(path.join(results, "gas.md"), table);
  console.log(table);
  console.log(`wrote ${path.join(results, "gas.md")} and gas.json`);
}
