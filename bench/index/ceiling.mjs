// What the engine's RPC delivers, with nothing done to it: bodies are counted and let go, so that no client's decoding
// is part of the figure.
const IN_FLIGHT = 8;
const LOG_BLOCKS = 100;
const LOG_MARK = Buffer.from('"logIndex"');
const headers = { "content-type": "application/json" };
const hex = (number) => `0x${number.toString(16)}`;

async function body(url, method, params) {
  const response = await fetch(url, {
    method: "POST", headers, body: JSON.stringify({ jsonrpc: "2.0", id: 1, method, params }),
  });
  if (!response.ok) throw new Error(`${method} was answered by HTTP ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

function logsIn(bytes) {
  let count = 0;
  for (let at = bytes.indexOf(LOG_MARK); at >= 0; at = bytes.indexOf(LOG_MARK, at + LOG_MARK.length)) count++;
  return count;
}

async function inFlight(count, work) {
  let next = 0;
  const worker = async () => {
    while (next < count) await work(next++);
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
  return (performance.now() - startedAt) / 1000;
}

async function byLogs(url, addresses, from, to) {
  let events = 0;
  let bytes = 0;
  const seconds = await inFlight(Math.ceil((to - from + 1) / LOG_BLOCKS), async (i) => {
    const low = from + i * LOG_BLOCKS;
    const range = { fromBlock: hex(low), toBlock: hex(Math.min(to, low + LOG_BLOCKS - 1)) };
    const answer = await body(url, "eth_getLogs", [{ address: addresses, ...range }]);
    events += logsIn(answer);
    bytes += answer.length;
  });
  return { events, bytes, seconds };
}

/** What a follower asks that believes nothing: each block's header, then its receipts by the block's hash. */
async function byReceipts(url, from, to) {
  let events = 0;
  let bytes = 0;
  const seconds = await inFlight(to - from + 1, async (i) => {
    const header = await body(url, "eth_getBlockByNumber", [hex(from + i), false]);
    const hash = /"hash":"(0x[0-9a-f]{64})"/.exec(header.toString("latin1"))[1];
    const answer = await body(url, "eth_getBlockReceipts", [hash]);
    events += logsIn(answer);
    bytes += header.length + answer.length;
  });
  return { events, bytes, seconds };
}

/** Events/s of both ways over all blocks of the register, by rounds in turned order. */
export async function ceiling(engine, deployment, rounds, say) {
  const from = deployment.fromHeight;
  const to = await engine.height();
  const addresses = Object.values(deployment).filter((value) => /^0x[0-9a-fA-F]{40}$/.test(value));
  const ways = {
    logs: () => byLogs(engine.url, addresses, from, to),
    receipts: () => byReceipts(engine.url, from, to),
  };
  const runs = [];
  for (let round = 0; round < rounds; round++) {
    for (const way of round % 2 === 0 ? ["logs", "receipts"] : ["receipts", "logs"]) {
      const run = { way, ...await ways[way]() };
      run.eventsPerSecond = run.events / run.seconds;
      runs.push(run);
      say(`  ${way}: ${run.events} events in ${run.seconds.toFixed(1)} s, ${run.eventsPerSecond.toFixed(0)} events/s`);
    }
  }
  if (new Set(runs.map((run) => run.events)).size !== 1) throw new Error("the two ways found different events");
  return { inFlight: IN_FLIGHT, logBlocks: LOG_BLOCKS, blocks: to - from + 1, events: runs[0].events, runs };
}
