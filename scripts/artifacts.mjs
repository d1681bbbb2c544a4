// What the scripts that look at compiled contracts share: a fresh-enough build and each contract's output.
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
process.env.HARDHAT_DISABLE_TELEMETRY_PROMPT = "true";

/** The most bytes of code that a chain takes of one contract (EIP-170). */
export const CODE_BYTES_MAX = 24_576;

/** Every contract of the product by name, with its artifact and the storage layout that the compiler gave it. */
export async function compiledContracts() {
  const { default: hre } = await import("hardhat");
  await hre.tasks.getTask("build").run({ quiet: true, noTests: true, defaultBuildProfile: "default" });
  const files = (await readdir("contracts")).filter((file) => file.endsWith(".sol")).sort();
  return await Promise.all(files.map(async (file) => {
    const artifact = await hre.artifacts.readArtifact(path.basename(file, ".sol"));
    const buildInfo = path.join("artifacts", "build-info", `${artifact.buildInfoId}.output.json`);
    const { output } = JSON.parse(await readFile(buildInfo, "utf8"));
    const { storageLayout } = output.contracts[artifact.inputSourceName][artifact.contractName];
    return { name: artifact.contractName, artifact, storageLayout };
  }));
}
