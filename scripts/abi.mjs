// Compiles the contracts afresh and writes, or with --check compares, one file per contract under contracts/abi.
// The C# bindings are generated from these files, so a changed contract breaks the build and not the run.
import { readFile, readdir, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
process.env.HARDHAT_DISABLE_TELEMETRY_PROMPT = "true";

const CODE_BYTES_MAX = 24_576;
const folder = path.join("contracts", "abi");
const check = process.argv.includes("--check");

const { default: hre } = await import("hardhat");
await hre.tasks.getTask("build").run({ force: true, quiet: true, noTests: true, defaultBuildProfile: "default" });

const faults = [];
const written = new Set();
await mkdir(folder, { recursive: true });

for (const name of await concreteContracts()) {
  const artifact = await hre.artifacts.readArtifact(name);
  const bytes = (artifact.deployedBytecode.length - 2) / 2;
  if (bytes > CODE_BYTES_MAX) faults.push(`${name} has ${bytes} bytes of code; a chain takes ${CODE_BYTES_MAX}`);

  const file = path.join(folder, `${name}.json`);
  const text = JSON.stringify(await faceOf(artifact), null, 2) + "\n";
  written.add(`${name}.json`);
  if (!check) {
    await writeFile(file, text);
    console.log(`${file}: ${bytes} bytes of code`);
  } else if ((await readFile(file, "utf8").catch(() => "")) !== text) {
    faults.push(`${file} differs from a fresh compile; run scripts/abi.mjs`);
  }
}
for (const file of await readdir(folder)) {
  if (!written.has(file)) faults.push(`${path.join(folder, file)} belongs to no contract`);
}

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exit(1);
console.log(check ? `${written.size} contracts equal their committed files` : `${written.size} contracts written`);

async function concreteContracts() {
  const files = await readdir("contracts");
  return files.filter((file) => file.endsWith(".sol")).map((file) => file.slice(0, -4)).sort();
}

async function faceOf(artifact) {
  const buildInfo = path.join("artifacts", "build-info", `${artifact.buildInfoId}.output.json`);
  const { output } = JSON.parse(await readFile(buildInfo, "utf8"));
  const { storageLayout } = output.contracts[artifact.inputSourceName][artifact.contractName];
  return {
    contractName: artifact.contractName,
    abi: artifact.abi,
    bytecode: artifact.bytecode,
    deployedBytecode: artifact.deployedBytecode,
    storageLayout: withoutAstIds(storageLayout),
  };
}

// The compiler numbers every declaration anew when any file changes; only what describes the layout is kept.
function withoutAstIds(layout) {
  const text = JSON.stringify(layout, (key, value) => (key === "astId" ? undefined : value));
  const kept = JSON.parse(text.replaceAll(/(t_(?:struct|enum|contract|userDefinedValueType)\([^)]*\))\d+/g, "$1"));
  if (kept.types) kept.types = Object.fromEntries(Object.entries(kept.types).sort(([a], [b]) => (a < b ? -1 : 1)));
  return kept;
}
