// Faults of a network, and how soon after each it is whole again: blocks go on, every outbox is empty, and every index
// has the block that the validators agree on. Writes come at a steady rate through all nodes until a fault is over.
import { sleep } from "../write/load.mjs";
import { REGISTERED_TOPIC, newCommitment } from "../write/senders.mjs";
import { UNAVAILABLE, settle } from "./rates.mjs";

const LOOK_MS = 50;
const PATIENCE_MS = 120_000;
const REST_MS = 3_000;
const IN_TURN = 2;

const order = (...words) => async (consortium) => {
  for (const one of words) await consortium.order(one);
};
const ALL = "validator-0,validator-1,validator-2,validator-3";

/** What is done to four validators, and what ends it. `back`: validators return that were killed. */
export const FAULTS = [
  {
    name: "one of four killed, and back", back: true,
    begin: order("kill validator-3"), end: order("start validator-3"),
  },
  {
    name: "two of four killed, and back", back: true,
    begin: order("kill validator-2,validator-3"), end: order("start validator-2,validator-3"),
  },
  { name: "two against two, and joined", begin: halve, end: order("heal") },
  {
    name: "a validator voted out, and in again",
    begin: order("vote validator-3 out"), end: order("vote validator-3 in"),
  },
  {
    name: "a node's own validator killed, and back at once", back: true, isShort: true,
    begin: order("kill validator-0"), end: order("start validator-0"),
  },
  {
    name: "one node's validator cut off and behind, and joined",
    begin: order("split validator-0"), end: order("heal"),
  },
  { name: "all four killed, and back", back: true, begin: order(`kill ${ALL}`), end: order(`start ${ALL}`) },
];

/**
 * Splits so that one side's chain gets heavier: after two blocks in turn, those who may seal one block in turn against
 * those who may not. Halves of one weight would both stand still for ever.
 */
async function halve(consortium) {
  const { engine } = consortium.members[0];
  const difficultyAt = async (height) =>
    Number((await engine.call("eth_getBlockByNumber", [`0x${height.toString(16)}`, false])).difficulty);
  const limit = performance.now() + PATIENCE_MS;
  let height = await engine.height();
  while (true) {
    const now = await engine.height();
    if (now > height) {
      height = now;
      if (await difficultyAt(now) === IN_TURN && await difficultyAt(now - 1) === IN_TURN) break;
    }
    if (performance.now() > limit) throw new Error("no two blocks in turn");
    await sleep(LOOK_MS);
  }
  await consortium.order(`split validator-${height % 2},validator-${(height % 2) + 2}`);
}

/** Writes at a steady rate through all nodes until told to stop; what a node accepted must be on the chain once. */
class Offering {
  #over = false;
  #failed = null;
  accepted = [];
  unavailable = 0;

  constructor(members, perSecond) {
    const restMs = 1000 * members.length / perSecond;
    this.ended = Promise.all(members.map(async (member, turn) => {
      await sleep(turn * restMs / members.length);
      const under = [];
      while (!this.#over) {
        under.push(this.#write(member));
        await sleep(restMs);
      }
      await Promise.all(under);
    }));
  }

  async #write({ sender }) {
    const commitment = newCommitment();
    try {
      await sender.register(commitment);
      this.accepted.push(commitment);
    } catch (error) {
      if (UNAVAILABLE.includes(error.code)) this.unavailable++;
      else this.#failed ??= error;
    }
  }

  async stop() {
    this.#over = true;
    await this.ended;
    if (this.#failed !== null) throw this.#failed;
  }
}

const orNull = (call) => call.catch(() => null);

/** One look: the highest block, what waits in outboxes, and whether all indexes are at a block all validators have. */
async function look({ members }, engines) {
  const heads = await Promise.all(engines.map((engine) => orNull(engine.height())));
  const statuses = await Promise.all(members.map((member) => orNull(member.status())));
  const told = statuses.filter((status) => status !== null);
  const tips = told.map(({ as_of: tip }) => ({ height: Number(tip.height), hash: tip.block_hash }));
  // While no validator runs, the nodes still know the last block.
  const head = Math.max(...heads.filter((height) => height !== null), ...tips.map(({ height }) => height));
  if (heads.includes(null) || statuses.includes(null)) return { head, isSettled: false, isAgreed: false };
  const isSettled = told.every((status) => Number(status.outbox_pending) === 0);
  const lowest = Math.min(...tips.map(({ height }) => height));
  if (head - lowest > 1 || head - Math.min(...heads) > 1) return { head, isSettled, isAgreed: false };
  return { head, isSettled, isAgreed: await orNull(agree(engines, tips)) === true };
}

async function agree(engines, tips) {
  for (const { height, hash } of tips) {
    const asked = engines.map((engine) => engine.call("eth_getBlockByNumber", [`0x${height.toString(16)}`, false]));
    const blocks = await Promise.all(asked);
    if (blocks.some((block) => block !== null && block.hash !== hash)) return false;
  }
  return true;
}

/** Looks from the end of a fault until all is well; seconds of each since then. */
async function recoveryOf(consortium, engines, before, since) {
  const found = { blocks: null, settled: null, agreed: null };
  const limit = since + PATIENCE_MS;
  while (Object.values(found).includes(null)) {
    const { head, isSettled, isAgreed } = await look(consortium, engines);
    const seconds = (performance.now() - since) / 1000;
    if (head > before) found.blocks ??= seconds;
    // What was settled while a chain stood still, or agreed on before it went on, was so of the past.
    if (found.blocks !== null && isSettled) found.settled ??= seconds;
    if (found.blocks !== null && isAgreed) found.agreed ??= seconds;
    if (performance.now() > limit) throw new Error(`not whole after ${PATIENCE_MS / 1000} s: ${JSON.stringify(found)}`);
    await sleep(LOOK_MS);
  }
  return found;
}

/** Every accepted write is on the chain, and none twice. */
async function requireOnce({ members, persons }, from, accepted) {
  const { engine } = members[0].view;
  const heights = await engine.registered(persons, REGISTERED_TOPIC, from, await engine.height());
  const lost = accepted.filter((commitment) => !heights.has(commitment)).length;
  if (lost > 0) throw new Error(`${lost} of ${accepted.length} accepted writes are not on the chain`);
}

async function play(consortium, engines, fault, plan) {
  const from = await consortium.members[0].engine.height();
  const offering = new Offering(consortium.members, plan.faultWritesPerSecond);
  await fault.begin(consortium);
  await sleep(fault.isShort ? 0 : plan.faultSeconds * 1000);
  const before = (await look(consortium, engines)).head;
  const since = performance.now();
  const ending = fault.end(consortium).then(() => (performance.now() - since) / 1000);
  const [ended, recovered] = await Promise.all([
    ending, recoveryOf(consortium, engines, before, since), offering.stop(),
  ]);
  await settle(consortium);
  await requireOnce(consortium, from, offering.accepted);
  return {
    name: fault.name, back: fault.back ?? false, endedSeconds: ended, ...recovered,
    agreedAfterEnd: Math.max(0, recovered.agreed - ended), accepted: offering.accepted.length,
    unavailable: offering.unavailable,
  };
}

/** Every fault in turn, each upon a network that is whole; a fault that fails is named, and ends the row of faults. */
export async function recoveries(consortium, plan, say) {
  const engines = await consortium.engines();
  const rows = [];
  for (const fault of FAULTS) {
    try {
      rows.push(await play(consortium, engines, fault, plan));
    } catch (error) {
      say(`  ${fault.name}: FAILED: ${error.stack}`);
      rows.push({ name: fault.name, failed: error.message });
      break;
    }
    const { name, blocks, settled, agreed, agreedAfterEnd } = rows.at(-1);
    const seconds = [blocks, settled, agreed].map((x) => x.toFixed(1)).join(", ");
    say(`  ${name}: blocks, outboxes, indexes after ${seconds} s; ${agreedAfterEnd.toFixed(1)} s after the end`);
    await sleep(REST_MS);
  }
  return rows;
}

/** Whether all indexes have one digest once the chain stands still; this ends the network's life. */
export async function equalDigests(consortium) {
  await consortium.order(`kill ${ALL}`);
  const limit = performance.now() + PATIENCE_MS;
  while (performance.now() < limit) {
    const digests = await consortium.digests();
    if (new Set(digests).size === 1) return digests[0];
    await sleep(REST_MS);
  }
  throw new Error("the members' indexes differ though the chain stands still");
}
