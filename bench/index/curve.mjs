// The cost of a look-up as tickets grow by tens. The index of the founding is copied and filled by the index's own fold
// with synthetic events under the chain's real blocks, so that a node finds its tip on the chain.
import { cpSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { Interface } from "ethers";
import { bytesOf } from "./catch-up.mjs";
import { DIVISION, abiOf } from "./life.mjs";
import { lookUps, sample, tool } from "./look-ups.mjs";

const SMALLEST = 10_000;
const HEADERS_PER_BATCH = 500;
const BLOCKS_MIN = 1_000;
// As Tickets.cs numbers them.
const FIRST_YEAR = 2010;
const TICKETS_PER_YEAR = 1_000_000;
const hex = (number) => `0x${number.toString(16)}`;
const folderOf = (network, name) => path.join(network.folder, "bench-index", name);

/** A node's folder with the founding alone. */
export async function founding(network) {
  const dataFolder = folderOf(network, "founding");
  mkdirSync(dataFolder, { recursive: true });
  const node = await network.startNode(network.engine.url, { dataFolder });
  await node.stop();
  return { dataFolder, height: await network.engine.height() };
}

async function headers(engine, from, to) {
  const found = [];
  for (let low = from; low <= to; low += HEADERS_PER_BATCH) {
    const count = Math.min(HEADERS_PER_BATCH, to - low + 1);
    const calls = Array.from({ length: count }, (_, i) => ["eth_getBlockByNumber", [hex(low + i), false]]);
    found.push(...await engine.batch(calls));
  }
  return found.map(({ number, hash, parentHash, timestamp }) =>
    ({ height: Number(number), hash, parentHash, seconds: Number(timestamp) }));
}

async function policyOf({ engine, deployment }) {
  const policies = new Interface(abiOf("Policies"));
  const data = policies.encodeFunctionData("requireIssuing", [DIVISION, 1]);
  const answer = await engine.call("eth_call", [{ to: deployment.policies, data }, "latest"]);
  return Number(policies.decodeFunctionResult("requireIssuing", answer)[0]);
}

const numberAt = (i) => (DIVISION << 44n) | (1n << 40n) |
  (BigInt(FIRST_YEAR + Math.floor(i / TICKETS_PER_YEAR)) << 28n) | BigInt(i % TICKETS_PER_YEAR + 1);

/** Powers of ten up to the most, and the most. */
export function sizes(most) {
  const found = [];
  for (let size = SMALLEST; size < most; size *= 10) found.push(size);
  return [...found, most];
}

async function planOf(network, base, tickets) {
  const { engine } = network;
  const missing = base.height + BLOCKS_MIN - await engine.height();
  if (missing > 0) await engine.call("anvil_mine", [hex(missing)]);
  const memberOf = (key) => JSON.parse(readFileSync(path.join(network.files(key), "node.json"), "utf8")).member;
  return {
    tickets,
    division: Number(DIVISION),
    policy: await policyOf(network),
    forestry: memberOf("forestry"),
    ecology: memberOf("ecology"),
    bank: memberOf("bank"),
    blocks: await headers(engine, base.height + 1, await engine.height()),
  };
}

/** The point of one size, on a node with further settings. */
export async function point(network, base, tickets, count, settings, say) {
  const plan = await planOf(network, base, tickets);
  const dataFolder = folderOf(network, `tickets-${tickets}`);
  rmSync(dataFolder, { recursive: true, force: true });
  cpSync(base.dataFolder, dataFolder, { recursive: true });
  try {
    const filled = await tool(network.root, "fill", { ...plan, index: path.join(dataFolder, "index.db") });
    const indexBytes = bytesOf(dataFolder, "index.db");
    say(`  ${tickets} tickets: ${filled.events} events folded in ${filled.seconds.toFixed(1)} s, ` +
      `${(indexBytes / tickets).toFixed(0)} bytes a ticket`);
    const node = await network.startNode(network.engine.url, { dataFolder, ...settings });
    try {
      const found = await lookUps(network, node, sample(tickets, numberAt), count, say);
      return { tickets, ...filled, foldedPerSecond: filled.events / filled.seconds, indexBytes, ...found,
        startSeconds: node.readyMs / 1000 };
    } finally {
      await node.stop();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
}
