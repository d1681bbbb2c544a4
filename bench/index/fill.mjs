// Fills the chain: calls from the members' own accounts, some hundred in a block that is mined when they are all there.
// Every receipt is looked at: one refused call ends the bench with the contracts' reason.
import { readFileSync } from "node:fs";
import path from "node:path";
import { CALLS_PER_LIFE, EVENTS_PER_LIFE, Lives } from "./life.mjs";

const GAS = "0x16e360";
const MEMBERS = ["forestry", "ecology", "court", "bank", "county", "agent"];
const SAY_MS = 5_000;
const EMPTY_BLOCKS = 128;
const hex = (number) => `0x${number.toString(16)}`;

/** Each member's account, which the engine from now on lets anyone send from. */
async function accounts(network) {
  const found = {};
  for (const key of MEMBERS) {
    const { address } = JSON.parse(readFileSync(path.join(network.files(key), "keystore.json"), "utf8"));
    const { member } = JSON.parse(readFileSync(path.join(network.files(key), "node.json"), "utf8"));
    const from = `0x${address.replace(/^0x/, "")}`;
    await network.engine.call("anvil_impersonateAccount", [from]);
    found[key] = { from, member, nonce: await network.engine.used(from) };
  }
  return found;
}

class Filling {
  events = 0;
  calls = 0;
  blocks = 0;

  constructor(engine, members, lives) {
    Object.assign(this, { engine, members, lives });
  }

  async send(calls) {
    if (calls.length === 0) return;
    const sent = calls.map(({ sender, to, data }) => {
      const member = this.members[sender];
      const nonce = hex(member.nonce++);
      return ["eth_sendTransaction", [{ from: member.from, to, data, nonce, gas: GAS, gasPrice: "0x0" }]];
    });
    const hashes = await this.engine.batch(sent);
    await this.engine.call("evm_mine");
    const receipts = await this.engine.call("eth_getBlockReceipts", ["latest"]);
    if (receipts.length !== calls.length)
      throw new Error(`the block took ${receipts.length} of ${calls.length} calls`);
    const refused = receipts.find((receipt) => receipt.status !== "0x1");
    if (refused) throw new Error(await this.#reason(calls[hashes.indexOf(refused.transactionHash)]));
    this.blocks++;
    this.calls += calls.length;
    this.events += receipts.reduce((sum, receipt) => sum + receipt.logs.length, 0);
  }

  // Asked anew on the state after the block, which in most cases refuses it for the same reason.
  async #reason({ sender, to, data, name }) {
    try {
      await this.engine.call("eth_call", [{ from: this.members[sender].from, to, data }, "latest"]);
      return `${name} of ${sender} was refused in its block, but would not be now`;
    } catch (error) {
      return `${name} of ${sender} was refused: ${error.data ? this.lives.nameOf(error.data) : error.message}`;
    }
  }
}

/** Fills the network's chain until it has so many events of the register; `perBlock` calls in a block, about. */
export async function fill(network, eventCount, perBlock, say) {
  const { engine } = network;
  await engine.mine("paused");
  const members = await accounts(network);
  const ids = Object.fromEntries(Object.entries(members).map(([key, { member }]) => [key, member]));
  const { timestamp } = await engine.call("eth_getBlockByNumber", ["latest", false]);
  const lives = new Lives(network.deployment, ids, Number(timestamp));
  const filling = new Filling(engine, members, lives);

  const startedAt = performance.now();
  let saidAt = startedAt;
  const told = () => {
    const seconds = (performance.now() - startedAt) / 1000;
    const rate = filling.events / seconds;
    return `${filling.events} events in ${filling.blocks} blocks, ${rate.toFixed(0)} events/s`;
  };
  const lifeCount = Math.ceil(eventCount / EVENTS_PER_LIFE) + 1;
  for (const calls of lives.lots(lifeCount)) await filling.send(calls);
  const starts = Math.max(1, Math.round(perBlock / CALLS_PER_LIFE));
  let left = lifeCount;
  while (left > 0 || !lives.isOver) {
    const now = Math.min(starts, left);
    left -= now;
    await filling.send(lives.block(now));
    if (performance.now() - saidAt < SAY_MS) continue;
    saidAt = performance.now();
    const rate = filling.events / (saidAt - startedAt);
    const seconds = Math.max(0, eventCount - filling.events) / rate / 1000;
    say(`  ${told()}, ${seconds.toFixed(0)} s left`);
  }
  if (filling.events < eventCount) throw new Error(`only ${filling.events} of ${eventCount} events were made`);
  // Ponder leaves the newest blocks to its real-time part, so that none of them may hold what is measured.
  await engine.call("anvil_mine", [hex(EMPTY_BLOCKS)]);
  say(`  ${told()}, then ${EMPTY_BLOCKS} empty ones`);
  const { events, calls, blocks } = filling;
  return {
    events, calls, blocks, tickets: lives.tickets, firstTicket: lives.firstTicket.toString(),
    seconds: (performance.now() - startedAt) / 1000, callsPerBlock: starts * CALLS_PER_LIFE,
  };
}
