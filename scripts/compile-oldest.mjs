// Compiles the contracts for the oldest engine and keeps only the proof that no later opcode is needed: the id of the
// build, so that unchanged sources are not compiled again.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
process.env.HARDHAT_DISABLE_TELEMETRY_PROMPT = "true";
const { default: hre } = await import("hardhat");

const proof = path.join("cache", "petersburg-compiled");
const roots = await hre.solidity.getRootFilePaths({ scope: "contracts" });
const options = { buildProfile: "petersburg", force: true, quiet: true, scope: "contracts" };
const planned = await hre.solidity.getCompilationJobs(roots, options);
if (!planned.success) throw new Error(`the petersburg profile gives no compilation job: ${planned.reason}`);

const jobs = [...new Set(planned.compilationJobsPerFile.values())];
const buildIds = (await Promise.all(jobs.map((job) => job.getBuildId()))).sort().join("\n");
if ((await readFile(proof, "utf8").catch(() => "")) !== buildIds) {
  for (const job of jobs) await compile(job);
  await mkdir("cache", { recursive: true });
  await writeFile(proof, buildIds);
}
console.log(`${roots.length} Solidity files compile for petersburg`);

async function compile(job) {
  const { output } = await hre.solidity.runCompilationJob(job, options);
  const faults = (output.errors ?? []).filter((error) => error.severity === "error");
  for (const fault of faults) console.error(fault.formattedMessage);
  if (faults.length > 0) process.exit(1);
}
