// A PostgreSQL of the bench's own: Debian's version, an empty folder, the loopback interface, ended with the bench.
import { execFileSync, spawn } from "node:child_process";
import { chownSync, existsSync, mkdirSync, openSync, readdirSync, rmSync } from "node:fs";
import { userInfo } from "node:os";
import path from "node:path";
import process from "node:process";
import { ended, isOver } from "../write/network.mjs";

const HOME = "/usr/lib/postgresql";
const USER = "postgres";
const START_MS = 30_000;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** PostgreSQL refuses to run as root; then the user that Debian makes for it is taken. */
function asUser(program, args) {
  return userInfo().uid === 0 ? ["setpriv", ["--reuid", USER, "--regid", USER, "--init-groups", program, ...args]]
    : [program, args];
}

export class Postgres {
  /** Starts it; `folder` is emptied, and must be where that user can come in. */
  static async start(folder, port, log) {
    const version = existsSync(HOME) ? readdirSync(HOME).sort((a, b) => Number(b) - Number(a))[0] : undefined;
    if (version === undefined) throw new Error("PostgreSQL is missing: install Debian's package postgresql");
    const bin = path.join(HOME, version, "bin");
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (userInfo().uid === 0) {
      const id = (flag) => Number(execFileSync("id", [flag, USER], { encoding: "utf8" }));
      chownSync(folder, id("-u"), id("-g"));
    }
    const data = path.join(folder, "data");
    const [init, initArgs] = asUser(path.join(bin, "initdb"), [
      "-D", data, "-U", "bench", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
    ]);
    execFileSync(init, initArgs, { stdio: "ignore", cwd: folder });
    const [program, args] = asUser(path.join(bin, "postgres"), [
      "-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", `unix_socket_directories=${folder}`,
      "-c", "max_connections=200", "-c", "shared_buffers=256MB", "-c", "max_wal_size=4GB",
    ]);
    const output = openSync(log, "a");
    const child = spawn(program, args, { stdio: ["ignore", output, output], cwd: folder });
    const postgres = new Postgres(child, port, folder, bin, version);
    const [ready, readyArgs] = [path.join(bin, "pg_isready"), ["-q", "-h", "127.0.0.1", "-p", String(port)]];
    const until = Date.now() + START_MS;
    while (true) {
      try {
        execFileSync(ready, readyArgs);
        return postgres;
      } catch {
        // Not yet: it says so by its exit code.
        if (isOver(child) || Date.now() > until) throw new Error(`PostgreSQL did not start; see ${log}`);
        await sleep(100);
      }
    }
  }

  constructor(child, port, folder, bin, version) {
    Object.assign(this, { child, port, folder, bin, version });
    this.end = () => {
      child.kill("SIGQUIT");
      // Its processes are ending meanwhile, and may still make a file.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    };
    process.on("exit", this.end);
  }

  address(database) {
    return `postgresql://bench@127.0.0.1:${this.port}/${database}`;
  }

  /** The same in the words of a .NET client. */
  words(database) {
    return `Host=127.0.0.1;Port=${this.port};Database=${database};Username=bench`;
  }

  create(database) {
    this.query("postgres", `CREATE DATABASE ${database}`);
  }

  /** One statement's answer as text. */
  query(database, sql) {
    const args = ["-h", "127.0.0.1", "-p", String(this.port), "-U", "bench", "-d", database, "-Atqc", sql];
    return execFileSync(path.join(this.bin, "psql"), args, { encoding: "utf8" }).trim();
  }

  /** Bytes of a database's tables and indices. */
  bytes(database) {
    return Number(this.query(database, `SELECT pg_database_size('${database}')`));
  }

  async stop() {
    process.off("exit", this.end);
    this.child.kill("SIGINT");
    await ended(this.child);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
