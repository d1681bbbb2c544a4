// Validators of a real consensus and the members' nodes on them, as `carbon up --chain clique --no-demo` starts them;
// orders to the validators go through its stdin (tests/Carbon.TestChain/README.md).
import { execFile } from "node:child_process";
import { createWriteStream, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { Engine } from "../write/engine.mjs";
import { commandOf, ended, line, memoryOf, processorMsOf, start } from "../write/network.mjs";
import { NodeSender, ethersRaw } from "../write/senders.mjs";

const USUAL = 4;
const MEMBERS = 4;
const LOOK_ANSWER_MS = 2_000;
const run = promisify(execFile);

/** A validator's engine. It may lack the receipts, and so the logs, of a block that it has; another has them. */
class SharedEngine extends Engine {
  #all;

  constructor(url, all) {
    super(url);
    this.#all = all;
  }

  async registered(...asked) {
    const told = await Promise.all(this.#all().map((engine) => engine.registered(...asked)));
    return new Map(told.flatMap((heights) => [...heights]));
  }
}

/** One member: its node, its validator, and another key that sends raw to the same validator. */
class Member {
  constructor(consortium, turn) {
    const key = `county-${turn}`;
    const settings = JSON.parse(readFileSync(path.join(consortium.files(key), "node.json"), "utf8"));
    Object.assign(this, { key, turn, consortium, dataFolder: settings.dataFolder });
    this.engine = new Engine(settings.chain.rpcUrl);
    this.port = settings.memberListener.port;
    this.pid = pidOf((words) => words.includes(path.join(consortium.files(key), "node.json")));
    this.sender = new NodeSender(consortium, this, key);
  }

  /** What the loads of bench/write want to know of a network, seen from this member. */
  get view() {
    const { root, folder, deployment, persons } = this.consortium;
    const files = (key) => this.consortium.files(key);
    const engine = new SharedEngine(this.engine.url, () => this.consortium.members.map((member) => member.engine));
    return { name: "clique", root, folder, deployment, persons, files, engine, processorMs: () => ({}) };
  }

  raw() {
    return ethersRaw(this.view, `raw-${this.turn}`);
  }

  status() {
    return this.sender.ask(this.sender.status, "getNodeStatus", {});
  }
}

export class Consortium {
  static async start(root, port, validators) {
    const log = path.join(root, ".carbon", "log", `bench-network-${validators}.log`);
    const cli = path.join(root, ".carbon", "bin", "cli", "Carbon.Cli");
    const args = [
      "up", "--chain", "clique", ...(validators === USUAL ? [] : ["--validators", String(validators)]), "--no-demo",
      "--plan", path.join(root, "bench", "network", "plan.json"), "--port-base", String(port),
    ];
    const child = start(cli, args, { env: { ...process.env, CARBON_ROOT: root }, stdio: ["pipe", "pipe", "pipe"] });
    const output = createWriteStream(log);
    child.stdout.pipe(output);
    child.stderr.pipe(output);
    await line(child, "Running", "the network", log);
    return new Consortium(root, child);
  }

  #waiting = [];

  constructor(root, child) {
    this.root = root;
    this.child = child;
    this.folder = path.join(root, ".carbon", "up");
    this.deployment = JSON.parse(readFileSync(path.join(this.folder, "deployment.json"), "utf8"));
    this.persons = this.deployment.persons;
    createInterface({ input: child.stdout }).on("line", (text) => this.#hear(text));
    child.once("exit", () => this.#waiting.splice(0).forEach(({ reject }) => reject(new Error("the network ended"))));
    this.members = Array.from({ length: MEMBERS }, (_, turn) => new Member(this, turn));
  }

  files(key) {
    return path.join(this.folder, "nodes", key);
  }

  #hear(text) {
    if (!text.startsWith('{"command":')) return;
    this.#waiting.shift()?.resolve(JSON.parse(text));
  }

  /** Has the validators obey; answers come in the order of the orders. */
  async order(words) {
    const answered = new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
    this.child.stdin.write(`${words}\n`);
    const answer = await answered;
    if (!answer.done) throw new Error(`${words}: ${answer.error}`);
    return answer;
  }

  /** How often a validator was killed and started again because its member's node could not go on. */
  restarts = 0;

  async restart(turn) {
    this.restarts++;
    await this.order(`kill validator-${turn}`);
    await this.order(`start validator-${turn}`);
  }

  async validators() {
    return (await this.order("status")).validators;
  }

  /** Engines of all validators, which answer a look soon or not at all. */
  async engines() {
    return (await this.validators()).map(({ rpcUrl }) => new Engine(rpcUrl, LOOK_ANSWER_MS));
  }

  /** Megabytes of each process, by kind. */
  async memory() {
    const validators = (await this.validators()).filter(({ pid }) => pid !== null);
    return {
      nodes: this.members.map(({ pid }) => memoryOf(pid)),
      validators: validators.map(({ pid }) => memoryOf(pid)),
    };
  }

  /** Milliseconds of the processor that each kind of process has had. */
  async processorMs() {
    const of = (pids) => pids.reduce((sum, pid) => sum + processorMsOf(pid), 0);
    const validators = (await this.validators()).map(({ pid }) => pid).filter((pid) => pid !== null);
    return { nodes: of(this.members.map(({ pid }) => pid)), validators: of(validators), bench: of([process.pid]) };
  }

  /** The digest of each member's index, and the block that it is of. */
  async digests() {
    const cli = path.join(this.root, ".carbon", "bin", "cli", "Carbon.Cli");
    const env = { ...process.env, CARBON_ROOT: this.root };
    const told = await Promise.all(this.members.map(({ dataFolder }) =>
      run(cli, ["index", "digest", "--data", dataFolder], { cwd: this.root, env })));
    return told.map(({ stdout }) => stdout.trim());
  }

  async stop() {
    this.members.forEach(({ sender }) => sender.close());
    this.child.kill("SIGTERM");
    await ended(this.child);
  }
}

function pidOf(isIt) {
  const found = readdirSync("/proc").filter((name) => /^\d+$/.test(name)).filter((pid) => isIt(commandOf(pid)));
  if (found.length !== 1) throw new Error(`${found.length} processes are the node that is looked for`);
  return Number(found[0]);
}
