// A node that is killed with many rows pending, while the engine loses its pool: how soon it is back.
import { closedLoop, sleep } from "./load.mjs";
import { NodeSender, REGISTERED_TOPIC, newCommitment } from "./senders.mjs";

const LOOK_MS = 10;
const PATIENCE_MS = 600_000;

export async function recovery(network, rows, inFlight, say) {
  const { engine } = network;
  await engine.mine("paused");
  let node = network.node;
  let sender = new NodeSender(network, node);
  await sender.prepare();
  const before = await engine.head(sender.address);
  const accepting = performance.now();
  const commitments = Array.from({ length: rows }, newCommitment);
  let next = 0;
  const worker = async () => {
    while (next < rows) await sender.register(commitments[next++]);
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
  const acceptedSeconds = (performance.now() - accepting) / 1000;
  say(`${rows} rows accepted in ${acceptedSeconds.toFixed(1)} s with no block mined; killing the node`);
  await node.kill();
  sender.close();
  // The engine forgets what it was sent, as one that was restarted would.
  await engine.call("anvil_dropAllTransactions");
  const pool = await engine.waiting();
  if (pool !== 0) throw new Error(`${pool} transactions are left in the engine's pool`);
  await engine.mine("second");

  const first = performance.now();
  const result = { rows, acceptedSeconds, firstSentMs: null, allSentMs: null };
  const starting = network.startNode().then((started) => (node = network.node = started));
  while (true) {
    const waiting = await engine.waiting();
    const { used } = await engine.head(sender.address);
    const at = performance.now() - first;
    const sent = waiting + used - before.used;
    if (sent > 0) result.firstSentMs ??= at;
    if (sent >= rows) result.allSentMs ??= at;
    if (used >= before.used + rows) {
      result.allMinedMs = at;
      break;
    }
    if (at > PATIENCE_MS) throw new Error(`${before.used + rows - used} rows are in no block yet`);
    await sleep(LOOK_MS);
  }
  await starting;
  result.readyMs = node.readyMs;
  result.recoveredMs = Math.max(result.readyMs, result.firstSentMs);
  const heights = await engine.registered(network.persons, REGISTERED_TOPIC, before.height + 1, await engine.height());
  const lost = commitments.filter((commitment) => !heights.has(commitment)).length;
  if (lost > 0 || heights.size !== rows) throw new Error(`${lost} rows are lost, ${heights.size} are on the chain`);

  sender = new NodeSender(network, node);
  await closedLoop(network, sender, 1, 1);
  sender.close();
  return result;
}
