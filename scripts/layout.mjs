// Writes, or with --check compares, where each contract keeps its state: contracts/layout/<Contract>.json. The ledger
// is never upgraded in place, but an indexer or auditor that reads slots must learn of every change from its diff.
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { compiledContracts } from "./artifacts.mjs";

const folder = path.join("contracts", "layout");
const check = process.argv.includes("--check");
const faults = [];
const wanted = new Map();
for (const { name, storageLayout } of await compiledContracts()) {
  wanted.set(`${name}.json`, JSON.stringify(normalised(storageLayout), null, 2) + "\n");
}

if (!check) await mkdir(folder, { recursive: true });
const present = await readdir(folder).catch(() => []);
for (const file of present.filter((file) => !wanted.has(file))) {
  if (check) faults.push(`${path.join(folder, file)} belongs to no contract`);
  else await rm(path.join(folder, file));
}
for (const [file, text] of wanted) {
  const committed = path.join(folder, file);
  if (!check) await writeFile(committed, text);
  else if ((await readFile(committed, "utf8").catch(() => "")) !== text) {
    faults.push(`${committed} differs from the compiler's layout; see what moved, then run scripts/layout.mjs`);
  }
}

for (const fault of faults) console.error(fault);
if (faults.length > 0 || wanted.size === 0) process.exit(1);
console.log(`${wanted.size} storage layouts ${check ? "equal their committed files" : "written"}`);

/** Label, slot, offset and type of each variable; structs by name with their members. No number of the compiler's. */
function normalised({ storage, types }) {
  const structs = {};
  const variables = storage.map((variable) => place(variable));
  return { variables, structs: Object.fromEntries(Object.entries(structs).sort(([a], [b]) => (a < b ? -1 : 1))) };

  function place({ label, slot, offset, type }) {
    collect(type);
    return { label, slot: Number(slot), offset, type: types[type].label, bytes: Number(types[type].numberOfBytes) };
  }

  function collect(id) {
    const type = types[id];
    for (const inner of [type.key, type.value, type.base]) if (inner !== undefined) collect(inner);
    if (type.members === undefined || structs[type.label] !== undefined) return;
    structs[type.label] = [];
    structs[type.label] = type.members.map((member) => place(member));
  }
}
