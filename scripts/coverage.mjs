// Prints which lines and branches of the contracts the node:test tests reach. The contracts are copied and rewritten
// (scripts/branches.mjs), so that Hardhat's statement coverage tells branches too. Fuzz and invariant tests are left
// out: what they reach depends on the seed.
import { cp, mkdir, readFile, readdir, rm, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { withBranches } from "./branches.mjs";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const copy = path.join(root, "cache", "coverage");
process.chdir(root);
const branches = await copyProject();
process.chdir(copy);
process.env.HARDHAT_DISABLE_TELEMETRY_PROMPT = "true";
process.env.HARDHAT_COVERAGE = "true";

const { default: hre } = await import("hardhat");
// Counting costs gas and calls a contract of its own, so the few tests that watch gas or calls fail here and do not
// decide the outcome: ./carbon test does.
await hre.tasks.getTask(["test", "nodejs"]).run({ testFiles: process.argv.slice(2) });
const { filesMetadata, data } = hre._coverage;
let [reached, total] = [0, 0];
console.log("Branches (both outcomes of every if and require; not conditional expressions, && and ||)");
for (const [file, places] of [...branches].sort()) {
  if (places.length === 0) continue;
  const statements = [...(filesMetadata.get(file) ?? new Map()).values()];
  const missed = places.filter((place) => !data.has(tagOf(statements, file, place)));
  reached += places.length - missed.length;
  total += places.length;
  console.log(`${file.padEnd(44)} ${percent(places.length - missed.length, places.length)} of ${places.length}`);
  for (const { line, outcome } of missed) console.log(`  never: line ${line}, ${outcome}`);
}
console.log(`${"Total".padEnd(44)} ${percent(reached, total)} of ${total}`);
process.exit(total > 0 ? 0 : 1);

/**
 * A statement counts from the end of the one before, so the branch is the latest that starts at or before its place.
 */
function tagOf(statements, file, { line, startUtf16 }) {
  const around = statements.filter((it) => it.startUtf16 <= startUtf16 && it.endUtf16 > startUtf16);
  if (around.length === 0) throw new Error(`${file}:${line} is a branch that coverage does not count`);
  return around.reduce((inner, it) => (it.startUtf16 > inner.startUtf16 ? it : inner)).tag;
}

function percent(part, whole) {
  return `${((100 * part) / whole).toFixed(2).padStart(6)} %`;
}

/** A project of its own under cache/coverage: rewritten contracts, the same tests, the rest by links. */
async function copyProject() {
  await rm(copy, { recursive: true, force: true });
  await mkdir(path.join(copy, "tests"), { recursive: true });
  const linked = ["node_modules", "policies", "package.json"];
  for (const name of linked) await symlink(path.join(root, name), path.join(copy, name));
  for (const name of ["contracts", "tests/contracts"]) await cp(name, path.join(copy, name), { recursive: true });
  await cp("hardhat.config.js", path.join(copy, "hardhat.config.js"));

  const files = (await readdir("contracts", { recursive: true })).filter((file) => file.endsWith(".sol"));
  const sources = new Map(await Promise.all(files.map(async (file) => {
    const name = path.posix.join("contracts", file);
    return [name, await readFile(name, "utf8")];
  })));
  const rewritten = await withBranches(sources);
  for (const [file, { text }] of rewritten) await writeFile(path.join(copy, file), text);
  return new Map([...rewritten].map(([file, it]) => [file, it.branches]));
}
