// Look-ups by gRPC under mutual TLS, asked by the bench's own tool: a client in JavaScript would be the slower side.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import protoLoader from "@grpc/proto-loader";
import { printed } from "../numbers.mjs";

const SAMPLE = 10_000;
// One at a time, sixty-four as fast as they can, and sixty-four at a pace that a busy day might have.
const LOADS = [{ clients: 1, perSecond: null }, { clients: 64, perSecond: null }, { clients: 64, perSecond: 1_000 }];
const PACED = 10_000;
const run = promisify(execFile);

const definitions = () => protoLoader.loadSync(["carbon/v1/tickets.proto", "carbon/v1/pledges.proto"], {
  includeDirs: ["proto"], longs: String, keepCase: true, defaults: true,
});

/** The tool's answer to a plan. */
export async function tool(root, command, plan) {
  const file = path.join(root, ".carbon", "log", `bench-${command}.json`);
  writeFileSync(file, JSON.stringify(plan));
  const program = path.join(root, ".carbon", "bin", "bench", "Carbon.Bench");
  const { stdout } = await run(program, [command, file], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

/** Some of the numbers, anywhere among all, always the same ones. */
export function sample(count, numberAt) {
  const STEP = 2_654_435_761;
  return Array.from({ length: Math.min(SAMPLE, count) }, (_, i) => numberAt((i * STEP) % count));
}

/** The two questions: everybody's, and the bank's. */
export function questions() {
  const { "carbon.v1.TicketQueryService": { GetTicket }, "carbon.v1.PledgeService": { CheckPledge } } = definitions();
  const of = (method, message, field) => ({
    method: method.path,
    request: (number) => method.requestSerialize(message(number)).toString("base64"),
    isGood: (answer, number) => field(method.responseDeserialize(Buffer.from(answer, "base64")), number),
  });
  const name = (number) => `tickets/${printed(number)}`;
  return {
    getTicket: of(GetTicket, (number) => ({ name: name(number) }),
      (answer, number) => answer.ticket.number === printed(number)),
    checkPledge: of(CheckPledge, (number) => ({ ticket: name(number), amount: "1000000" }),
      (answer) => answer.state !== 0 && answer.free === (answer.reason === "")),
  };
}

/** Milliseconds and look-ups per second of one question, under each load. */
export async function ask(network, node, { method, request, isGood }, numbers, count) {
  const folder = network.files("forestry");
  const requests = numbers.map(request);
  const found = [];
  for (const load of LOADS) {
    const asks = load.perSecond ? Math.min(PACED, count) : count;
    const { first, ...asked } = await tool(network.root, "ask", {
      address: `https://127.0.0.1:${node.port}`, method, requests, posts: false, ...load, count: asks,
      warmUp: Math.ceil(asks / 4),
      authority: path.join(network.folder, "pki", "ca.crt"),
      certificate: path.join(folder, "client.crt"), key: path.join(folder, "client.key"),
    });
    if (!isGood(first, numbers[0])) throw new Error(`${method} answered about something else`);
    found.push(asked);
  }
  return found;
}

/** Both questions to a node that runs, while blocks of a second go on. */
export async function lookUps(network, node, numbers, count, say) {
  const { getTicket, checkPledge } = questions();
  await network.engine.mine("second");
  const found = {
    getTicket: await ask(network, node, getTicket, numbers, count),
    checkPledge: await ask(network, node, checkPledge, numbers, count),
  };
  found.megabytes = node.memory().megabytes;
  await network.engine.mine("paused");
  for (const [name, runs] of Object.entries(found).filter(([, runs]) => Array.isArray(runs)))
    for (const { clients, paced, p50, p99, perSecond } of runs)
      say(`  ${name}, ${clients} clients${paced ? ` at ${paced}/s` : ""}: p50 ${p50.toFixed(2)} ms, ` +
        `p99 ${p99.toFixed(2)} ms, ${perSecond.toFixed(0)}/s`);
  return found;
}

/** Ponder's HTTP and GraphQL for the same numbers. */
export async function ponderLookUps(network, ponder, numbers, count, say) {
  const fields = "number lot root parent policy issued amount pledged frozen offset ownership";
  const query = (number) => JSON.stringify({ query: `{ ticket(number: "${number}") { ${fields} } }` });
  const ways = {
    http: { address: ponder.url, posts: false, requests: numbers.map((number) => `/tickets/${number}`) },
    graphql: { address: `${ponder.url}/graphql`, posts: true, requests: numbers.map(query) },
  };
  const found = {};
  for (const [way, plan] of Object.entries(ways)) {
    found[way] = [];
    for (const clients of [1, 64]) {
      const { first, ...asked } = await tool(network.root, "ask", {
        ...plan, method: null, clients, count, warmUp: Math.ceil(count / 4), perSecond: null,
      });
      const text = Buffer.from(first, "base64").toString("utf8");
      if (!text.includes(`"${numbers[0]}"`)) throw new Error(`Ponder answered ${text.slice(0, 200)}`);
      found[way].push(asked);
      say(`  Ponder ${way}, ${clients} clients: p50 ${asked.p50.toFixed(2)} ms, p99 ${asked.p99.toFixed(2)} ms, ` +
        `${asked.perSecond.toFixed(0)}/s`);
    }
  }
  return found;
}
