// JSON-RPC to an engine, and what the bench asks of it. Plain fetch: the bench must not depend on what it compares.
const headers = { "content-type": "application/json" };
const ANSWER_MS = 30_000;

export const MODES = {
  // A block each second, as on a permissioned chain.
  second: [["evm_setAutomine", [false]], ["evm_setIntervalMining", [1]]],
  // A block for each transaction, as soon as it comes.
  auto: [["evm_setIntervalMining", [0]], ["evm_setAutomine", [true]]],
  paused: [["evm_setAutomine", [false]], ["evm_setIntervalMining", [0]]],
};

export class Engine {
  #id = 0;
  #answerMs;

  constructor(url, answerMs = ANSWER_MS) {
    this.url = url;
    this.#answerMs = answerMs;
  }

  async call(method, params = []) {
    return (await this.batch([[method, params]]))[0];
  }

  async batch(calls) {
    const body = JSON.stringify(calls.map(([method, params]) => ({ jsonrpc: "2.0", id: ++this.#id, method, params })));
    const signal = AbortSignal.timeout(this.#answerMs);
    const replies = await (await fetch(this.url, { method: "POST", headers, body, signal })).json();
    replies.sort((a, b) => a.id - b.id);
    return replies.map((reply, i) => {
      if (reply.error) {
        const { message, data } = reply.error;
        throw Object.assign(new Error(`${calls[i][0]}: ${message}`), { data });
      }
      return reply.result;
    });
  }

  async mine(mode) {
    for (const [method, params] of MODES[mode]) await this.call(method, params);
  }

  async height() {
    return Number(await this.call("eth_blockNumber"));
  }

  async used(address) {
    return Number(await this.call("eth_getTransactionCount", [address, "latest"]));
  }

  // The count is asked first, so that the height is never below the blocks that the count knows.
  async head(address) {
    const used = await this.used(address);
    const height = await this.height();
    return { height, used };
  }

  // Transactions in the pool, whether or not their turn has come.
  async waiting() {
    const status = await this.call("txpool_status");
    return Number(status.pending) + Number(status.queued);
  }

  // The block of each registered commitment, by the events of the blocks; one that came twice ends the bench.
  async registered(persons, topic, from, to) {
    const STEP = 500;
    const heights = new Map();
    for (let low = from; low <= to; low += STEP) {
      const range = { fromBlock: `0x${low.toString(16)}`, toBlock: `0x${Math.min(to, low + STEP - 1).toString(16)}` };
      for (const log of await this.call("eth_getLogs", [{ address: persons, topics: [topic], ...range }])) {
        const commitment = `0x${log.data.slice(2 + 64, 2 + 128)}`;
        if (heights.has(commitment)) throw new Error(`${commitment} was registered twice`);
        heights.set(commitment, Number(log.blockNumber));
      }
    }
    return heights;
  }
}
