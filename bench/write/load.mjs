// Runs of writes by one sender, and when each write was accepted and seen in a block.
import { REGISTERED_TOPIC, newCommitment } from "./senders.mjs";

const LOOK_MS = 20;
const PATIENCE_MS = 180_000;
// Blocks of several validators may be replaced, and their writes then come in later ones.
const LATE_BLOCK_MS = 30_000;

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Looks at the head until all writes of the sender are used up; says from when on each height was seen.
async function watch(engine, address, until, outcome) {
  const seen = [];
  const limit = performance.now() + PATIENCE_MS;
  while (true) {
    const { height, used } = await engine.head(address);
    const at = performance.now();
    if (seen.length === 0 || seen.at(-1).height < height) seen.push({ height, at });
    outcome.used = used;
    if (used >= until) return seen;
    if (outcome.error) throw outcome.error;
    if (at > limit) throw new Error(`${until - used} writes are in no block after ${PATIENCE_MS / 1000} s`);
    await sleep(LOOK_MS);
  }
}

// The moment each write's block was first seen as the head or under it, in milliseconds of the same clock. An engine
// may count a nonce as used shortly before it shows the block.
async function finalTimes(network, writes, seen, from) {
  const limit = performance.now() + LATE_BLOCK_MS;
  while (true) {
    const heights = await network.engine.registered(network.persons, REGISTERED_TOPIC, from, seen.at(-1).height);
    const found = writes.map(({ commitment }) => heights.get(commitment));
    if (!found.includes(undefined)) return found.map((height) => seen.find((head) => head.height >= height).at);
    if (performance.now() > limit) {
      const lost = found.filter((height) => height === undefined).length;
      throw new Error(`${lost} of ${writes.length} accepted writes are not in blocks ${from} to ${seen.at(-1).height}`);
    }
    await sleep(LOOK_MS);
    seen.push({ height: await network.engine.height(), at: performance.now() });
  }
}

async function run(network, sender, count, offer) {
  await sender.prepare();
  const before = await network.engine.head(sender.address);
  const processorBefore = network.processorMs(network.node);
  const outcome = { error: null, used: before.used };
  const writes = [];
  const startedAt = performance.now();
  const seeing = watch(network.engine, sender.address, before.used + count, outcome);
  try {
    await Promise.all([
      seeing,
      offer(async (dueAt) => {
        const write = { commitment: newCommitment(), calledAt: dueAt };
        writes.push(write);
        await sender.register(write.commitment);
        write.acceptedAt = performance.now();
      }, startedAt, () => outcome.used - before.used).catch((error) => {
        outcome.error = error;
        throw error;
      }),
    ]);
  } catch (error) {
    await seeing.catch(() => {});
    throw new Error(`${sender.name}: ${error.message}`, { cause: error });
  }
  const processorAfter = network.processorMs(network.node);
  const seen = await seeing;
  const finals = await finalTimes(network, writes, seen, before.height + 1);
  const lastOf = (values) => values.reduce((most, value) => Math.max(most, value), 0);
  const perSecond = (last) => count / ((last - startedAt) / 1000);
  return {
    sender: sender.name,
    count,
    acceptedPerSecond: perSecond(lastOf(writes.map((write) => write.acceptedAt))),
    minedPerSecond: perSecond(lastOf(finals)),
    toAcceptedMs: writes.map((write) => write.acceptedAt - write.calledAt),
    toFinalMs: writes.map((write, i) => finals[i] - write.calledAt),
    processorMsPerWrite: Object.fromEntries(
      Object.entries(processorAfter).map(([who, ms]) => [who, (ms - processorBefore[who]) / count])),
  };
}

/**
 * As many writes as are told, so many at a time: the next is called when one is accepted, and when fewer than so many
 * of them are in no block yet.
 */
export const closedLoop = (network, sender, count, inFlight, unminedMost = Infinity) =>
  run(network, sender, count, async (write, _, mined) => {
    let called = 0;
    const worker = async () => {
      while (called < count) {
        if (called - mined() >= unminedMost) {
          await sleep(LOOK_MS);
          continue;
        }
        called++;
        await write(performance.now());
      }
    };
    await Promise.all(Array.from({ length: inFlight }, worker));
  });

/** Writes at a fixed rate, whatever the answers; a call that starts late counts from when it was due. */
export const openLoop = (network, sender, count, perSecond) => run(network, sender, count, (write, startedAt) =>
  offerAt(count, perSecond, startedAt, write));

export async function offerAt(count, perSecond, startedAt, write) {
  const under = new Set();
  let failed = null;
  for (let i = 0; i < count && failed === null; i++) {
    const dueAt = startedAt + i * 1000 / perSecond;
    while (performance.now() < dueAt) await sleep(Math.max(0, dueAt - performance.now()));
    const call = write(dueAt).catch((error) => {
      failed ??= error;
    }).finally(() => under.delete(call));
    under.add(call);
  }
  await Promise.all(under);
  if (failed !== null) throw failed;
}
