// Measures the gas of each command beside the token standards, in one run on one simulated chain. Writes
// bench/results/gas.md and gas.json; with --check it fails where a command of ours takes over 2 % more than the
// committed number, or is not in the table.
import { execFileSync } from "node:child_process";
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
process.env.HARDHAT_DISABLE_TELEMETRY_PROMPT = "true";

const { default: hre } = await import("hardhat");
await hre.tasks.getTask("build").run({ quiet: true, noTests: true, defaultBuildProfile: "default" });
const { measureRegister } = await import("./measure-register.mjs");
const { measureStandards } = await import("./measure-standards.mjs");

const results = path.join("bench", "results");
const WORSE_MAX = 1.02;
const ours = await measureRegister();
if (process.argv.includes("--check")) await check();
else await write(await measureStandards());

async function check() {
  const committed = JSON.parse(await readFile(path.join(results, "gas.json"), "utf8")).commands;
  const faults = [];
  const better = [];
  for (const name of new Set([...Object.keys(committed), ...Object.keys(ours)])) {
    const [before, now] = [committed[name], ours[name]];
    if (before === undefined) faults.push(`${name}: ${now} gas, but the committed table lacks it`);
    else if (now === undefined) faults.push(`${name}: is in the committed table, but was not measured`);
    else if (now > before * WORSE_MAX) faults.push(`${name}: committed ${before}, measured ${now} gas`);
    else if (now < before) better.push(`${name}: committed ${before}, measured ${now} gas`);
  }
  for (const name of await unmeasured()) console.log(`not measured: ${name}`);
  for (const line of better) console.log(`better: ${line}`);
  if (better.length > 0) console.log("run bench/gas.mjs and commit the better table");
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exit(1);
  console.log(`${Object.keys(ours).length} commands take at most 2 % more gas than is committed`);
}

/** Functions that change state and that no row of the table names. Those that only a desk may call are among them. */
async function unmeasured() {
  const names = new Set();
  for (const file of (await readdir("contracts")).filter((name) => name.endsWith(".sol"))) {
    const { contractName, abi } = await hre.artifacts.readArtifact(path.basename(file, ".sol"));
    for (const { type, name, stateMutability } of abi) {
      const changes = type === "function" && !["view", "pure"].includes(stateMutability);
      if (changes && ours[name] === undefined) names.add(`${contractName}.${name}`);
    }
  }
  return [...names].sort();
}

async function write(standards) {
  const { devDependencies } = JSON.parse(await readFile("package.json", "utf8"));
  const packages = ["solc", "hardhat", "@openzeppelin/contracts", "@solvprotocol/erc-3525"];
  const versions = Object.fromEntries(packages.map((name) => [name, devDependencies[name]]));
  const machine = { cpu: os.cpus()[0].model.trim(), cores: os.cpus().length, node: process.version };
  const commit = execFileSync("git", ["rev-parse", "--short=12", "HEAD"], { encoding: "utf8" }).trim();
  await mkdir(results, { recursive: true });
  const record = { commit, machine, versions, commands: ours, standards };
  await writeFile(path.join(results, "gas.json"), JSON.stringify(record, null, 2) + "\n");
  await writeFile(path.join(results, "gas.md"), table(record));
  console.log(`wrote ${results}: ${Object.keys(ours).length} commands, ${Object.keys(standards).length} comparisons`);
}

function table({ commit, machine, versions, commands, standards }) {
  const aims = {
    issueTicket: 120_000, transferPart: 130_000, proposePledge: 110_000, acceptPledge: 110_000, grantOffset: 120_000,
  };
  const number = (value) => value.toLocaleString("en-US");
  const rows = (entries) => entries.map(([name, gas]) =>
    `| ${name} | ${number(gas)} | ${aims[name] ? `≤ ${number(aims[name])}` : ""} |`);
  return [
    "# Gas per command", "",
    "Gas used by one transaction, calldata included, on a register in daily work: counters of the year exist, one",
    "applicant, two parcels, one owner. A number's first use in a year costs 17,100 more. Gas does not depend on the",
    "machine; it is named for the record.", "",
    `Measured by \`bench/gas.mjs\` on the sources after commit ${commit}; ${machine.cpu}, ${machine.cores} cores,`,
    `Node ${machine.node}; ${Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(", ")};`,
    "optimizer 200 runs, via IR, cancun.", "",
    "| command | gas | aim |", "|---|---:|---:|", ...rows(Object.entries(commands)), "",
    "The same run, other contracts. None of them knows liens, mandates, offices, co-owners or vouchers.", "",
    "| command of a standard | gas | |", "|---|---:|---|", ...rows(Object.entries(standards)), "",
  ].join("\n");
}
