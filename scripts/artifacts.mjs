// What the scripts that look at compiled contracts share: a fresh-enough build and each contract's output.
import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
process.env.HARDHAT_DISABLE_TELEMETRY_PROMPT = "true";

/** The most bytes of code that a chain takes of one contract (EIP-170). */
export const CODE_BYTES_MAX = 24_576;

/** The oldest engine that the contracts must run on. Its build is not kept, but for what the tests need of it. */
const OLDEST = "petersburg";
const OLDEST_CONTRACTS = path.join("cache", `${OLDEST}.json`);

/** Every contract of the product by name, with its artifact and the storage layout that the compiler gave it. */
export async function compiledContracts() {
  const { default: hre } = await import("hardhat");
  await hre.tasks.getTask("build").run({ quiet: true, noTests: true, defaultBuildProfile: "default" });
  const files = await contractFiles();
  return await Promise.all(files.map(async (file) => {
    const artifact = await hre.artifacts.readArtifact(path.basename(file, ".sol"));
    const buildInfo = path.join("artifacts", "build-info", `${artifact.buildInfoId}.output.json`);
    const { output } = JSON.parse(await readFile(buildInfo, "utf8"));
    const { storageLayout } = output.contracts[artifact.inputSourceName][artifact.contractName];
    return { name: artifact.contractName, artifact, storageLayout };
  }));
}

/**
 * Every contract by name, compiled for the oldest engine: bytes of deployed code, and the creation code, which tests
 * of the write path deploy on one. That they compile proves that no later opcode is needed. The result is kept with the
 * ids of the builds, so that unchanged sources compile once.
 */
export async function contractsForOldest() {
  const { default: hre } = await import("hardhat");
  const roots = await hre.solidity.getRootFilePaths({ scope: "contracts" });
  const options = { buildProfile: OLDEST, force: true, quiet: true, scope: "contracts" };
  const planned = await hre.solidity.getCompilationJobs(roots, options);
  if (!planned.success) throw new Error(`the ${OLDEST} profile gives no compilation job: ${planned.reason}`);

  const jobs = [...new Set(planned.compilationJobsPerFile.values())];
  const builds = (await Promise.all(jobs.map((job) => job.getBuildId()))).sort();
  const known = JSON.parse(await readFile(OLDEST_CONTRACTS, "utf8").catch(() => "{}"));
  if (JSON.stringify(known.builds) === JSON.stringify(builds)) return known.contracts;

  const wanted = new Set((await contractFiles()).map((file) => path.basename(file, ".sol")));
  const contracts = {};
  for (const job of jobs) {
    const { output } = await hre.solidity.runCompilationJob(job, options);
    const faults = (output.errors ?? []).filter((error) => error.severity === "error");
    if (faults.length > 0) throw new Error(faults.map((fault) => fault.formattedMessage).join("\n"));
    for (const [name, { evm }] of Object.values(output.contracts).flatMap(Object.entries)) {
      if (!wanted.has(name)) continue;
      contracts[name] = { bytes: evm.deployedBytecode.object.length / 2, creation: `0x${evm.bytecode.object}` };
    }
  }
  await mkdir("cache", { recursive: true });
  await writeFile(OLDEST_CONTRACTS, JSON.stringify({ builds, contracts }));
  return contracts;
}

async function contractFiles() {
  return (await readdir("contracts")).filter((file) => file.endsWith(".sol")).sort();
}
