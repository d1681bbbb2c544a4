// Writes mined a second through all members' nodes at once, beside the same calls sent raw to the same validators; and
// how soon after a block every member's index has it.
import { randomUUID } from "node:crypto";
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

/** Every member sends as fast as it goes; the rate is that of all, from the first call to the last write mined. */
async function together(members, senders, count, inFlight) {
  const runs = await Promise.all(members.map((member, i) => closedLoop(member.view, senders[i], count, inFlight)));
  const rateOf = (pick) => count * runs.length / Math.max(...runs.map((run) => count / pick(run)));
  return {
    acceptedPerSecond: rateOf((run) => run.acceptedPerSecond),
    minedPerSecond: rateOf((run) => run.minedPerSecond),
    accepted: p50And99(runs.flatMap((run) => run.toAcceptedMs)),
    mined: p50And99(runs.flatMap((run) => run.toFinalMs)),
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

/** Rounds in turned order, so that neither way has always the fresh chain. */
export async function rates(consortium, plan, say) {
  const { members } = consortium;
  const raw = await Promise.all(members.map((member) => member.raw()));
  const nodes = members.map(({ sender }) => patient(sender));
  const ways = [["node", nodes], ["raw", raw]];
  const runs = [];
  for (let round = -1; round < plan.rounds; round++) {
    const order = round % 2 === 0 ? ways : ways.toReversed();
    for (const [way, senders] of order) {
      // The round before the first warms everything up.
      const count = round < 0 ? plan.warmUp : plan.writes;
      const run = await together(members, senders, count, plan.inFlight);
      await settle(consortium);
      say(`  ${round < 0 ? "warm-up" : `round ${round + 1}`}, ${way.padEnd(4)}: accepted ` +
        `${run.acceptedPerSecond.toFixed(0)}/s, mined ${run.minedPerSecond.toFixed(0)}/s`);
      if (round >= 0) runs.push({ way, round, ...run });
    }
  }
  const askedAgain = nodes.reduce((sum, node) => sum + node.askedAgain, 0);
  if (askedAgain > 0) say(`  ${askedAgain} calls were asked again, because a validator did not answer in time`);
  raw.forEach((sender) => sender.close());
  return { runs, askedAgain };
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

// At the first validator that had it, and at the last index.
async function watchHeights(consortium, engines, isOver) {
  const [made, taken] = [new Heights(), new Heights()];
  while (!isOver()) {
    const heads = await Promise.all(engines.map((engine) => engine.height()));
    made.see(Math.max(...heads), performance.now());
    const tips = await Promise.all(consortium.members.map((member) => member.status()));
    taken.see(Math.min(...tips.map((status) => Number(status.as_of.height))), performance.now());
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
