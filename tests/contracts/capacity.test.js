// What the simulation of docs/capacity.md counts with, held against ethers' own encodings and against known days.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Interface, Wallet, ZeroAddress, dataLength, encodeRlp, toBeHex } from "ethers";
import {
  callBytes, extraBytes, headerBytes, logBytes, messagesOf, readAbi, receiptBytes, transactionBytes,
} from "../../bench/capacity/bytes.mjs";
import { blocksOf } from "../../bench/capacity/day.mjs";
import { workingDays } from "../../bench/capacity/life.mjs";
import { poisson, randomOf } from "../../bench/capacity/random.mjs";

const abi = readAbi();
const HASH = `0x${"ab".repeat(32)}`;
const SEAL = `0x${"ab".repeat(65)}`;
const ADDRESS = `0x${"ab".repeat(20)}`;
const TEXT = "三十个字节的一段文字";
const COUNTS = { parcels: 2, papers: 7 };
const SEED = 7;

/** A value that fits the type: full words, and lists and texts as long as in daily work. */
function valueOf({ type, name, components }) {
  const list = /^(.*)\[(\d*)\]$/.exec(type);
  if (list) {
    const of = { type: list[1], name, components };
    return Array.from({ length: Number(list[2] || (COUNTS[name] ?? 1)) }, () => valueOf(of));
  }
  if (type === "tuple") return components.map(valueOf);
  if (type === "string") return TEXT;
  if (type === "bool") return true;
  if (type === "address") return ADDRESS;
  return type.startsWith("bytes") ? `0x${"ab".repeat(Number(type.slice(5)))}` : 1;
}

const encoded = (entry) => new Interface([entry]).encodeFunctionData(entry.name, entry.inputs.map(valueOf));

describe("bytes", () => {
  for (const name of [
    "Persons.registerPerson", "Reserve.submitApplication", "Reserve.fileReduction", "Pledges.acceptPledge",
    "Offsets.requestOffset", "Quotas.setQuota",
  ]) {
    it(`a call of ${name} is as long as ethers encodes it`, () => {
      const entry = abi.functions.get(name);
      assert.equal(callBytes(entry), dataLength(encoded(entry)));
    });
  }

  it("a transaction is as long as ethers signs it", async () => {
    const data = encoded(abi.functions.get("Reserve.submitApplication"));
    const signed = await new Wallet(HASH).signTransaction({
      type: 0, chainId: 2_100_000, nonce: 100_000, gasPrice: 0, gasLimit: 300_000, to: ADDRESS, value: 0, data,
    });
    assert.equal(transactionBytes(dataLength(data)), dataLength(signed));
  });

  it("a receipt is as long as RLP makes it", () => {
    const entry = abi.events.get("OffsetRequested");
    const { data, topics } = new Interface([entry]).encodeEventLog(entry.name, entry.inputs.map(valueOf));
    const log = [ADDRESS, topics, data];
    assert.equal(logBytes(entry), dataLength(encodeRlp(log)));
    const receipt = encodeRlp(["0x01", toBeHex(2 ** 31), `0x${"00".repeat(256)}`, [log, log]]);
    assert.equal(receiptBytes([logBytes(entry), logBytes(entry)]), dataLength(receipt));
  });

  for (const [validators, seals] of [[4, 3], [7, 5], [13, 9]]) {
    it(`a header with ${validators} validators is as long as RLP makes it`, () => {
      const extra = encodeRlp([HASH, Array(validators).fill(ADDRESS), [], "0x", Array(seals).fill(SEAL)]);
      assert.equal(extraBytes(validators), dataLength(extra));
      const four = toBeHex(2 ** 31);
      const header = encodeRlp([
        HASH, HASH, ZeroAddress, HASH, HASH, HASH, `0x${"00".repeat(256)}`, "0x01", four, four, four, four, extra, HASH,
        `0x${"00".repeat(8)}`, "0x", HASH, "0x", "0x", HASH,
      ]);
      assert.equal(headerBytes(validators), dataLength(header));
    });
  }

  it("a round of four has a proposal to three, and two words of each to three", () => {
    assert.equal(messagesOf(4), 3 + 4 * 3 + 4 * 3);
  });
});

describe("days", () => {
  it("2026 has the 248 working days of its notice", () => assert.equal(workingDays(2026), 248));

  it("takes what fits into a block, first come, first served, and loses nothing", () => {
    const day = blocksOf([[3, 120], [0, 0], [1, 40]], 60);
    assert.deepEqual(
      { fullestWrites: day.fullestWrites, longestWait: day.longestWait, unserved: day.unserved, most: day.mostWaiting },
      { fullestWrites: 1, longestWait: 6, unserved: 0, most: 3 });
  });

  it("tells what no block took within a day", () => {
    const writes = 43_200 + 5;
    assert.equal(blocksOf([[writes, 60 * writes]], 60).unserved, 5);
  });
});

describe(`chance, seed ${SEED}`, () => {
  for (const expected of [0.02, 3, 59, 500]) {
    it(`gives ${expected} in the mean, and about as much of variance`, () => {
      const random = randomOf(SEED);
      const draws = Array.from({ length: 20_000 }, () => poisson(random, expected));
      const mean = draws.reduce((sum, draw) => sum + draw, 0) / draws.length;
      const variance = draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length;
      assert.ok(Math.abs(mean - expected) < 5 * Math.sqrt(expected / draws.length), `mean ${mean}`);
      assert.ok(Math.abs(variance / expected - 1) < 0.15, `variance ${variance}`);
    });
  }

  it("is the same for the same seed", () => {
    const [one, other] = [randomOf(SEED), randomOf(SEED)];
    for (let i = 0; i < 100; i++) assert.equal(one(), other());
  });
});
