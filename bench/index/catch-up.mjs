// Our node from nothing to the head, and the index anew from the local archive.
import { execFile } from "node:child_process";
import { readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const REST_MS = 2_000;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const run = promisify(execFile);

/** Bytes of all files of a folder whose names begin so. */
export function bytesOf(folder, beginning = "") {
  return readdirSync(folder, { recursive: true })
    .filter((name) => path.basename(name).startsWith(beginning))
    .map((name) => statSync(path.join(folder, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}

const foldersOf = (network) => path.join(network.folder, "bench-index");

/** One node with an empty folder: READY comes when it has taken the head, with every check of the follower on. */
async function fromRpc(network, name, events, settings) {
  const dataFolder = path.join(foldersOf(network), name);
  rmSync(dataFolder, { recursive: true, force: true });
  const node = await network.startNode(network.engine.url, { dataFolder, ...settings });
  try {
    const seconds = node.readyMs / 1000;
    const { mostMegabytes } = node.memory();
    await sleep(REST_MS);
    const { megabytes } = node.memory();
    return { events, seconds, eventsPerSecond: events / seconds, mostMegabytes, megabytes, dataFolder };
  } finally {
    await node.stop();
  }
}

/** Adds a run for each round; the folder of the last one stays. */
export async function catchUp(network, events, rounds, settings, runs, say) {
  for (let round = 0; round < rounds; round++) {
    const found = await fromRpc(network, `rpc-${settings.index ? "postgres" : "sqlite"}-${round}`, events, settings);
    found.indexBytes = bytesOf(found.dataFolder, "index.db");
    found.folderBytes = bytesOf(found.dataFolder);
    say(`  ${found.seconds.toFixed(1)} s, ${found.eventsPerSecond.toFixed(0)} events/s, ` +
      `${found.mostMegabytes.toFixed(0)} MB at most`);
    if (round > 0) rmSync(runs.at(-1).dataFolder, { recursive: true, force: true });
    runs.push(found);
  }
}

const RATE = /([\d,]+)\s*events\/s/g;

/** `carbon index rebuild --from archive` on what a node left: its own word on the rate, and the time of the process. */
export async function fromArchive(root, dataFolder, events, rounds, runs, say) {
  const cli = path.join(root, ".carbon", "bin", "cli", "Carbon.Cli");
  for (let round = 0; round < rounds; round++) {
    const startedAt = performance.now();
    const { stdout } = await run(
      cli, ["index", "rebuild", "--data", dataFolder, "--from", "archive"],
      { cwd: root, env: { ...process.env, CARBON_ROOT: root }, maxBuffer: 1 << 26 });
    const seconds = (performance.now() - startedAt) / 1000;
    const said = [...stdout.matchAll(RATE)].at(-1);
    const ownEventsPerSecond = said ? Number(said[1].replaceAll(",", "")) : null;
    const digest = /0x[0-9a-f]{64}|[0-9a-f]{64}/.exec(stdout)?.[0] ?? null;
    runs.push({ events, seconds, eventsPerSecond: events / seconds, ownEventsPerSecond, digest });
    say(`  ${seconds.toFixed(1)} s, ${(events / seconds).toFixed(0)} events/s` +
      (ownEventsPerSecond ? `, by its own word ${ownEventsPerSecond.toFixed(0)}` : ""));
  }
  if (new Set(runs.map((one) => one.digest)).size !== 1) throw new Error("two rebuilds gave different digests");
}
