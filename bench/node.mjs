// A node's memory at rest, and the time of a ticket look-up over gRPC with 100,000 tickets in its index.
// Run by ./carbon bench against the network it started: node bench/node.mjs ROOT OUTPUT
// The tickets are copies, made in a copy of one node's index, of a ticket that was issued on the chain.
import { spawn, execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { DatabaseSync } from "node:sqlite";
import grpc from "@grpc/grpc-js";
import protoLoader from "@grpc/proto-loader";
import { printed } from "./numbers.mjs";

const TICKETS = 100_000;
const WARM_UP = 3_000;
const LOOK_UPS = 20_000;
const IN_FLIGHT = 8;
const REST_SECONDS = 15;

const [root, output] = process.argv.slice(2);
const up = path.join(root, ".carbon", "up");
const state = JSON.parse(readFileSync(path.join(up, "up.json"), "utf8"));
const source = path.join(up, "nodes", state.nodes[0].key);
const folder = path.join(up, "nodes", "bench");

const sleep = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

function rssMegabytes(pid) {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))[1];
  return Number(kilobytes) / 1024;
}

function nodeProcess(key) {
  const settings = path.join(up, "nodes", key, "node.json");
  const isIts = (pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(settings);
    } catch {
      return false; // The process ended between the listing and the look.
    }
  };
  return readdirSync("/proc").find((name) => /^\d+$/.test(name) && isIts(name));
}

// Copies the newest ticket, with its history, under the sequence numbers that follow; everything else stays.
function fill(database) {
  const row = database.prepare("SELECT number FROM tickets WHERE status = 1 ORDER BY number DESC LIMIT 1");
  row.setReadBigInts(true);
  const { number } = row.get();
  const columns = database.prepare("SELECT name FROM pragma_table_info('tickets')").all().map((c) => c.name);
  const values = columns.map((c) => (c === "number" || c === "root" ? `${number} + k` : c === "parent" ? "NULL" : c));
  const counter = `WITH RECURSIVE c(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM c WHERE k < ${TICKETS})`;
  database.exec("PRAGMA foreign_keys = OFF; BEGIN");
  database.exec(`INSERT INTO tickets (${columns}) ${counter}
    SELECT ${values} FROM c, tickets WHERE number = ${number}`);
  database.exec(`INSERT INTO history_tickets (ticket, position) ${counter}
    SELECT ${number} + k, position FROM c, history_tickets WHERE ticket = ${number}`);
  database.exec("DELETE FROM undo; COMMIT");
  return number;
}

async function startFilledNode() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, "data"), { recursive: true, mode: 0o700 });
  const live = new DatabaseSync(path.join(source, "data", "index.db"), { readOnly: true });
  live.exec(`VACUUM INTO '${path.join(folder, "data", "index.db")}'`);
  live.close();
  const copy = new DatabaseSync(path.join(folder, "data", "index.db"));
  const number = fill(copy);
  copy.close();

  const settings = JSON.parse(readFileSync(path.join(source, "node.json"), "utf8"));
  settings.dataFolder = path.join(folder, "data");
  settings.memberListener.port = 0;
  settings.publicListener.httpPort = 0;
  settings.publicListener.grpcPort = 0;
  writeFileSync(path.join(folder, "node.json"), JSON.stringify(settings));
  const gateway = path.join(root, ".carbon", "bin", "gateway", "Carbon.Gateway");
  const child = spawn(gateway, ["--settings", path.join(folder, "node.json"), "--stop-on-stdin-end"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ready = await new Promise((resolve, reject) => {
    let text = "";
    child.on("exit", (code) => reject(new Error(`the filled node ended with ${code}`)));
    child.stdout.on("data", (chunk) => {
      text += chunk;
      const line = /^READY (.*)$/m.exec(text);
      if (line) resolve(JSON.parse(line[1]));
    });
  });
  return { child, port: ready.memberPort, number };
}

function client(port) {
  const includeDirs = [path.join(root, "proto")];
  const definition = protoLoader.loadSync("carbon/v1/tickets.proto", { includeDirs, longs: String });
  const { TicketQueryService } = grpc.loadPackageDefinition(definition).carbon.v1;
  const read = (name) => readFileSync(name);
  const credentials = grpc.credentials.createSsl(
    read(path.join(up, "pki", "ca.crt")), read(path.join(source, "client.key")), read(path.join(source, "client.crt")));
  return new TicketQueryService(`127.0.0.1:${port}`, credentials);
}

async function measure(service, numbers, count, inFlight) {
  const times = [];
  let left = count;
  const worker = async () => {
    while (left-- > 0) {
      const name = `tickets/${numbers[Math.floor(Math.random() * numbers.length)]}`;
      const started = process.hrtime.bigint();
      await new Promise((resolve, reject) =>
        service.getTicket({ name }, (error, answer) => (error ? reject(error) : resolve(answer))));
      times.push(Number(process.hrtime.bigint() - started) / 1e6);
    }
  };
  const started = process.hrtime.bigint();
  await Promise.all(Array.from({ length: inFlight }, worker));
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.floor(share * (times.length - 1))];
  return { inFlight, count, p50: at(0.5), p99: at(0.99), max: times.at(-1), perSecond: count / seconds };
}

const sh = (file, ...args) => execFileSync(file, args, { cwd: root, encoding: "utf8" }).trim();

await sleep(REST_SECONDS);
const rest = state.nodes.map((node) => ({ key: node.key, megabytes: rssMegabytes(nodeProcess(node.key)) }));
const { child, port, number } = await startFilledNode();
try {
  const service = client(port);
  const flipped = BigInt.asUintN(64, number) ^ (1n << 63n);
  const numbers = Array.from({ length: TICKETS }, (_, i) => printed(flipped + BigInt(i + 1)));
  await measure(service, numbers, WARM_UP, 1);
  const runs = [await measure(service, numbers, LOOK_UPS, 1), await measure(service, numbers, LOOK_UPS, IN_FLIGHT)];
  await sleep(REST_SECONDS);
  const filled = rssMegabytes(child.pid);
  service.close();

  const f = (x) => x.toFixed(2);
  const changes = sh("git", "status", "--porcelain") ? " and changes" : "";
  const commit = sh("git", "rev-parse", "--short", "HEAD") + changes;
  const lines = [
    "# A node: memory and look-up time", "",
    `Measured ${new Date().toISOString().slice(0, 10)} at ${commit} on`,
    `${os.cpus()[0].model}, ${os.cpus().length} cores,`,
    `${Math.round(os.totalmem() / 2 ** 30)} GB, ${os.type()} ${os.release()}; .NET SDK ${sh("dotnet", "--version")}, ` +
    `client: Node ${process.version} with @grpc/grpc-js, mutual TLS, loopback. Made by \`./carbon bench\`.`, "",
    `Load average at the end: ${os.loadavg().map(f).join(" ")}; other work on the machine makes figures worse.`, "",
    `## Resident memory at rest (${REST_SECONDS} s after the last request; aim: under 150 MB)`, "",
    "| node | MB |", "| --- | ---: |",
    ...rest.map((node) => `| ${node.key} | ${f(node.megabytes)} |`),
    `| with ${TICKETS} tickets, after ${WARM_UP + 2 * LOOK_UPS} look-ups | ${f(filled)} |`, "",
    `## GetTicket with ${TICKETS} tickets in the index (aim: p99 under 5 ms)`, "",
    "| calls in flight | look-ups | p50 ms | p99 ms | max ms | per second |",
    "| ---: | ---: | ---: | ---: | ---: | ---: |",
    ...runs.map((r) => [
      "", r.inFlight, r.count, f(r.p50), f(r.p99), f(r.max), Math.round(r.perSecond), "",
    ].join(" | ").trim()), "",
    "The tickets are copies of one issued ticket under other numbers, each with its history, and no liens or",
    "vouchers; numbers are asked at random, and the times are the client's own, from call to answer.", "",
  ];
  writeFileSync(output, lines.join("\n"));
  console.log(lines.join("\n"));
} finally {
  child.stdin.end();
  await new Promise((resolve) => (child.exitCode === null ? child.on("exit", resolve) : resolve()));
}
