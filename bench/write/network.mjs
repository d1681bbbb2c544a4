// A network of `carbon up --no-demo` for the bench, and forestry's node, which the bench starts and ends by itself.
import { spawn } from "node:child_process";
import { createWriteStream, openSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { Engine } from "./engine.mjs";

const DRIVEN = "forestry";
const children = new Set();
process.on("exit", () => children.forEach((child) => child.kill("SIGTERM")));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(130));

/** Whether a process is over, by itself or by a signal. */
export const isOver = (child) => child.exitCode !== null || child.signalCode !== null;

export const ended = (child) => new Promise((resolve) => {
  if (isOver(child)) resolve();
  else child.once("exit", resolve);
});

/** Starts a program that ends with this one. */
export function start(program, args, options) {
  const child = spawn(program, args, options);
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

/** Resolves with the line of its output that begins with the mark. */
export function line(child, mark, name, log) {
  return new Promise((resolve, reject) => {
    let text = "";
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}; see ${log}`)));
    child.stdout.on("data", (chunk) => {
      if (text === null) return;
      text += chunk;
      const found = text.split("\n").slice(0, -1).find((one) => one.startsWith(mark));
      if (found === undefined) return;
      text = null;
      resolve(found);
    });
  });
}

export class Network {
  // Of a plan under bench/.
  static async start(root, engineName, port, planFile = "network.json") {
    const log = path.join(root, ".carbon", "log", `bench-${engineName}.log`);
    const cli = path.join(root, ".carbon", "bin", "cli", "Carbon.Cli");
    const plan = path.join(root, "bench", planFile);
    const args = ["up", "--no-demo", "--plan", plan, "--port-base", String(port)];
    const env = { ...process.env, CARBON_ROOT: root, CARBON_ENGINE: engineName };
    const child = start(cli, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    const output = createWriteStream(log);
    child.stdout.pipe(output);
    child.stderr.pipe(output);
    await line(child, "Running", "the network", log);
    return new Network(root, engineName, port, child);
  }

  constructor(root, engineName, port, child) {
    this.root = root;
    this.name = engineName;
    this.child = child;
    this.folder = path.join(root, ".carbon", "up");
    this.engine = new Engine(`http://127.0.0.1:${port}`);
    this.deployment = JSON.parse(readFileSync(path.join(this.folder, "deployment.json"), "utf8"));
    this.persons = this.deployment.persons;
    this.engineProgram = engineName === "anvil" ? ["bin/anvil", String(port)] : ["scripts/chain.mjs", String(port)];
  }

  files(key) {
    return path.join(this.folder, "nodes", key);
  }

  // Forestry's node on the engine, or on another address where something listens between the two, with further
  // settings in the place of its own.
  async startNode(rpcUrl = this.engine.url, changes = {}) {
    const folder = this.files(DRIVEN);
    const settings = { ...JSON.parse(readFileSync(path.join(folder, "node.json"), "utf8")), ...changes };
    settings.chain.rpcUrl = rpcUrl;
    // The engines' pools have no limit for one key, and the peers keep none.
    settings.outbox = { sendWindow: 10_000 };
    // Nor do they bound what one sender may ask.
    Object.assign(settings.memberListener, { requestsPerSecond: 100_000, burst: 100_000 });
    writeFileSync(path.join(folder, "driven.json"), JSON.stringify(settings));
    const log = path.join(folder, "driven.log");
    const gateway = path.join(this.root, ".carbon", "bin", "gateway", "Carbon.Gateway");
    const startedAt = performance.now();
    const child = start(gateway, ["--settings", path.join(folder, "driven.json"), "--stop-on-stdin-end"], {
      stdio: ["pipe", "pipe", openSync(log, "a")],
    });
    const ready = JSON.parse((await line(child, "READY ", "the node", log)).slice("READY ".length));
    return new DrivenNode(child, ready.memberPort, performance.now() - startedAt, startedAt, settings.dataFolder);
  }

  forgetNode() {
    rmSync(path.join(this.files(DRIVEN), "data"), { recursive: true, force: true });
  }

  // Milliseconds of processor time so far: the engine, the driven node, the other nodes, and the bench itself.
  processorMs(node) {
    const found = { engine: 0, node: 0, others: 0, bench: 0 };
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      const words = commandOf(pid);
      const has = (end) => words.some((word) => word.endsWith(end));
      if (Number(pid) === process.pid) found.bench += processorMsOf(pid);
      else if (Number(pid) === node?.child.pid) found.node += processorMsOf(pid);
      else if (this.engineProgram.every(has)) found.engine += processorMsOf(pid);
      else if (words.some((word) => word.startsWith(this.folder))) found.others += processorMsOf(pid);
    }
    return found;
  }

  async stop() {
    this.child.kill("SIGTERM");
    await ended(this.child);
  }
}

class DrivenNode {
  constructor(child, port, readyMs, startedAt, folder) {
    Object.assign(this, { child, port, readyMs, startedAt, folder });
  }

  // What is resident, what of it is the process's own and no mapped file, and the most that ever was resident.
  memory() {
    return memoryOf(this.child.pid);
  }

  async stop() {
    this.child.stdin.end();
    await ended(this.child);
  }

  async kill() {
    this.child.kill("SIGKILL");
    await ended(this.child);
  }
}

/** In megabytes: resident, of it the process's own and no mapped file, and the most that ever was resident. */
export function memoryOf(pid) {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const of = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)[1]) / 1024;
  return { megabytes: of("VmRSS"), ownMegabytes: of("RssAnon"), mostMegabytes: of("VmHWM") };
}

/** The words of a process's command line; none where it is gone. */
export function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").filter((word) => word !== "");
  } catch {
    return []; // The process ended between the listing and the look.
  }
}

export function processorMsOf(pid) {
  const TICKS_PER_SECOND = 100;
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1).split(" ");
    return (Number(fields[11]) + Number(fields[12])) * 1000 / TICKS_PER_SECOND;
  } catch {
    return 0; // The process ended between the listing and the look.
  }
}
