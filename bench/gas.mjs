// Measures the gas of each command beside the token standards, in one run on one simulated chain. Writes
// bench/results/gas.md and gas.json; with --check it fails where a command of ours differs from the committed number.
import { execFileSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
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
const ours = await measureRegister();
if (process.argv.includes("--check")) await check();
else await write(await measureStandards());

async function check() {
  const committed = JSON.parse(await readFile(path.join(results, "gas.json"), "utf8")).commands;
  const names = new Set([...Object.keys(committed), ...Object.keys(ours)]);
  const differing = [...names].filter((name) => committed[name] !== ours[name]);
  for (const name of differing) console.error(`${name}: committed ${committed[name]}, measured ${ours[name]} gas`);
  if (differing.length > 0) process.exit(1);
  console.log(`${names.size} commands take the gas that is committed`);
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
