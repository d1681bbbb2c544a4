// Writes mined a second through all members' nodes at once, beside the same calls sent raw to the same validators; and
// how soon after a block every member's index has it.
import { randomUUID } from "node:crypto";
import { availableParallelism } from "node:os";
import { p50And99 } from "../write/figures.mjs";
import { closedLoop, offerAt, sleep } from "../write/load.mjs";
import { newCommitment } from "../write/senders.mjs";

const LOOK_MS = 25;
const REST_LOOK_MS = 100;
const PATIENCE_MS = 180_000;
const STUCK_MS = 15_000;
const REPEATS = 20;
const REPEAT_MS = 250;

/** What a node answers while its validator does not answer in time: it has stored nothing, or nobody knows. */
export const UNAVAILABLE = [4, 14];

/** A sender that asks again under the same id, as a caller does. */
const patient = (sender) => Object.assign(Object.create(sender), {
  askedAgain: 0,
  async register(commitment) {
    const requestId = randomUUID();
    for (let left = REPEATS; ; left--) {
      try {
        return await sender.register(commitment, requestId);
      } catch (error) {
        if (!UNAVAILABLE.includes(error.code) || left === 0) throw error;
      }
      this.askedAgain++;
      await sleep(REPEAT_MS);
    }
  },
});

/** Every member sends as fast as the load lets it; the rate is that of all, from the first call to the last block. */
async function together(consortium, senders, count, inFlight, unminedMost) {
  const { members } = consortium;
  const [before, since] = [await consortium.processorMs(), performance.now()];
  const runs = await Promise.all(members.map((member, i) =>
    closedLoop(member.view, senders[i], count, inFlight, unminedMost)));
  const [after, tookMs] = [await consortium.processorMs(), performance.now() - since];
  const rateOf = (pick) => count * runs.length / Math.max(...runs.map((run) => count / pick(run)));
  return {
    acceptedPerSecond: rateOf((run) => run.acceptedPerSecond),
    minedPerSecond: rateOf((run) => run.minedPerSecond),
    accepted: p50And99(runs.flatMap((run) => run.toAcceptedMs)),
    mined: p50And99(runs.flatMap((run) => run.toFinalMs)),
    coreShare: Object.fromEntries(
      Object.entries(after).map(([who, ms]) => [who, (ms - before[who]) / tookMs / availableParallelism()])),
  };
}

/**
 * Waits until every outbox is empty and every index is at its validator's head. This engine may keep an empty answer
 * for the receipts of a block that was asked for while it was replaced; a node then waits for better ones, and only a
 * new start of the validator brings them.
 */
export async function settle(consortium) {
  const limit = performance.now() + PATIENCE_MS;
  await Promise.all(consortium.members.map(async (member) => {
    let [taken, since] = [0, performance.now()];
    while (true) {
      const [status, height] = [await member.status(), await member.engine.height()];
      const tip = Number(status.as_of.height);
      const behind = height - tip;
      if (Number(status.outbox_pending) === 0 && behind <= 1) return;
      const now = performance.now();
      if (tip !== taken || behind <= 1) [taken, since] = [tip, now];
      if (now > limit) throw new Error(`${member.key}: ${status.outbox_pending} unsettled, ${behind} blocks behind`);
      if (now - since > STUCK_MS) {
        await consortium.restart(member.turn);
        since = performance.now();
      }
      await sleep(REST_LOOK_MS);
    }
  }));
}

/** The mean period of the blocks since a height; of the fullest one its writes, gas, and the gas that it may take. */
async function blocksSince(engine, from) {
  const blockAt = (height) => engine.call("eth_getBlockByNumber", [`0x${height.toString(16)}`, false]);
  const to = await engine.height();
  const blocks = [];
  for (let height = from; height <= to; height++) blocks.push(await blockAt(height));
  const seconds = Number(blocks.at(-1).timestamp) - Number(blocks[0].timestamp);
  const fullest = blocks.reduce((most, block) => (block.transactions.length > most.transactions.length ? block : most));
  return {
    periodSeconds: seconds / (to - from), writes: fullest.transactions.length, gas: Number(fullest.gasUsed),
    gasLimit: Number(fullest.gasLimit),
  };
}

/** Rounds of every load in turned order, so that neither way has always the fresh chain. */
export async function rates(consortium, plan, say) {
  const { members } = consortium;
  const from = await members[0].engine.height();
  const raw = await Promise.all(members.map((member) => member.raw()));
  const nodes = members.map(({ sender }) => patient(sender));
  const ways = [["node", nodes], ["raw", raw]];
  const runs = [];
  const round = async (load, turn, name) => {
    for (const [way, senders] of turn % 2 === 0 ? ways : ways.toReversed()) {
      const run = await together(consortium, senders, load.writes, plan.inFlight, load.unminedMost ?? Infinity);
      await settle(consortium);
      say(`  ${name}, ${way.padEnd(4)}: accepted ${run.acceptedPerSecond.toFixed(0)}/s, ` +
        `mined ${run.minedPerSecond.toFixed(0)}/s`);
      runs.push({ load: load.name, way, turn, ...run });
    }
  };
  await round(plan.warmUp, -1, "warm-up");
  runs.length = 0;
  for (const load of plan.loads)
    for (let turn = 0; turn < plan.rounds; turn++) await round(load, turn, `${load.name} ${turn + 1}`);
  const askedAgain = nodes.reduce((sum, node) => sum + node.askedAgain, 0);
  if (askedAgain > 0) say(`  ${askedAgain} calls were asked again, because a validator did not answer in time`);
  raw.forEach((sender) => sender.close());
  return { runs, askedAgain, blocks: await blocksSince(members[0].engine, from) };
}

// When each height was first seen, beginning with the one after the first look.
class Heights {
  #last = null;
  at = new Map();

  see(height, now) {
    this.#last ??= height;
    while (this.#last < height) this.at.set(++this.#last, now);
  }
}

// All answers, or null: a look at which somebody did not answer in time tells nothing, and the next one comes soon.
const whole = (asked) => Promise.all(asked).catch(() => null);

// At the first validator that had it, and at the last index.
async function watchHeights(consortium, engines, isOver) {
  const [made, taken] = [new Heights(), new Heights()];
  while (!isOver()) {
    const heads = await whole(engines.map((engine) => engine.height()));
    if (heads) made.see(Math.max(...heads), performance.now());
    const tips = await whole(consortium.members.map((member) => member.status()));
    if (tips) taken.see(Math.min(...tips.map((status) => Number(status.as_of.height))), performance.now());
    await sleep(LOOK_MS);
  }
  return { made: made.at, taken: taken.at };
}

/** Milliseconds from a block at the first validator until every index has it, while writes come at a steady rate. */
export async function indexTimes(consortium, plan, say) {
  const engines = await consortium.engines();
  const senders = consortium.members.map(({ sender }) => patient(sender));
  let over = false;
  const watching = watchHeights(consortium, engines, () => over);
  let turn = 0;
  const count = plan.offeredPerSecond * plan.offeredSeconds;
  try {
    await offerAt(count, plan.offeredPerSecond, performance.now(), () =>
      senders[turn++ % senders.length].register(newCommitment()));
    await settle(consortium);
  } finally {
    over = true;
  }
  const { made, taken } = await watching;
  const heights = [...made.keys()].filter((height) => taken.has(height));
  const times = heights.map((height) => Math.max(0, taken.get(height) - made.get(height)));
  const found = { blocks: times.length, writes: count, ...p50And99(times), most: Math.max(...times) };
  say(`  every index after a block: p50 ${found.p50.toFixed(0)} ms, p99 ${found.p99.toFixed(0)} ms`);
  return found;
}
