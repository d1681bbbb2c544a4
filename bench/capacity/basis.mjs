// What was measured, out of the results beside this bench; and what was not, which is said to be so.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { median } from "../write/figures.mjs";

// Seen on anvil, while others worked on the machine: blocks a second, and compressed headers without seals.
const EMPTY_BLOCKS_TAKEN = 4_000;
const EMPTY_BYTES_TAKEN = 126;

const RESULTS = path.join("bench", "results");
const textOf = (name) => readFileSync(path.join(RESULTS, name), "utf8");
const jsonOf = (name) => (existsSync(path.join(RESULTS, name)) ? JSON.parse(textOf(name)) : null);

/** A number in a row of a results page, by the row's beginning and its column. */
function cell(name, after, beginning, column) {
  const text = textOf(name);
  const row = text.slice(text.indexOf(after)).split("\n").find((line) => line.startsWith(`| ${beginning} |`));
  if (row === undefined) throw new Error(`bench/results/${name} has no row "${beginning}" after "${after}"`);
  return Number(/[\d,.]+/.exec(row.split("|")[column])[0].replaceAll(",", ""));
}

const measured = (words, value, unit, source) => ({ words, value, unit, source });

/** A measured number where its results are there, else the one to go on with until they are. */
function orTaken(found, value, source, taken) {
  return found === null || found === undefined || Number.isNaN(found)
    ? [taken, "**taken**: seen once by hand on two cores; the results page is not there yet"]
    : [value(found), source];
}

const ratesOf = (part) => (part?.runs?.length > 0 ? part.runs.map((run) => run.eventsPerSecond) : null);

/** All measured numbers, by key. */
export function readBasis() {
  const gas = jsonOf("gas.json");
  const index = jsonOf("index.json");
  const network = jsonOf("network.json");
  const idle = network?.idle ?? null;
  const [fromRpc, rpcSource] = orTaken(ratesOf(index?.catchUp), median, "index.json", 10_000);
  const [fromArchive, archiveSource] = orTaken(ratesOf(index?.archive), median, "index.json", 30_000);
  const [emptyBlocks, idleSource] = orTaken(idle?.blocksPerSecond, Number, "network.json", EMPTY_BLOCKS_TAKEN);
  const [idleArchive, idleArchiveSource] = orTaken(
    idle?.archiveBytesPerBlock, Number, "network.json", EMPTY_BYTES_TAKEN);
  const facts = {
    registerGas: measured("gas of a registration", gas.commands["Persons.registerPerson"].repeated, "gas", "gas.json"),
    anvil: measured("registrations mined raw, anvil, a block a second",
      cell("write.md", "### anvil, a block each second", "ethers raw", 3), "/s", "write.md"),
    indexBytes: measured("index on disk for a write of one event",
      cell("soak.md", "## Along the way", "index.db per 1,000 writes, kB", 2) * 1.024, "bytes", "soak.md"),
    outboxBytes: measured("outbox on disk for a write of one's own",
      cell("soak.md", "## Along the way", "outbox.db per 1,000 writes, kB", 2) * 1.024, "bytes", "soak.md"),
    fromRpc: measured("events taken in from the RPC", fromRpc, "/s", rpcSource),
    fromArchive: measured("events taken in from the archive", fromArchive, "/s", archiveSource),
    emptyBlocks: measured("blocks without transactions taken in from the RPC", emptyBlocks, "/s", idleSource),
    idleArchive: measured("archive of a block without transactions or seals", idleArchive, "bytes", idleArchiveSource),
  };
  if (idle !== null) {
    facts.emptyFromArchive = measured("blocks without transactions taken in from the archive",
      idle.blocksPerSecondFromArchive, "/s", "network.json");
  }
  return { gas, facts };
}

