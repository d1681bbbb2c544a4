// How many bytes calls, events, transactions, receipts and block headers have, by the rules of ABI and RLP alone.
import { readFileSync, readdirSync } from "node:fs";

const WORD = 32;

// What a list or a text of the register holds in daily work; the gas table is measured with the same, papers aside.
const LISTS = { parcels: 2, papers: 7, applicants: 1, owners: 1, items: 1, ids: 1 };
const TEXT_BYTES = 30;

/** All functions and events of the contracts, as "Reserve.issueTicket" and "TicketIssued". */
export function readAbi(folder = "contracts/abi") {
  const found = { functions: new Map(), events: new Map() };
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json")).sort()) {
    const contract = file.slice(0, -".json".length);
    for (const entry of JSON.parse(readFileSync(`${folder}/${file}`, "utf8")).abi) {
      if (entry.type === "function") found.functions.set(`${contract}.${entry.name}`, entry);
      if (entry.type === "event") found.events.set(entry.name, entry);
    }
  }
  return found;
}

/** Bytes of an input or output: in place for what has a fixed size, else its offset and what stands behind. */
function sizeOf({ type, name, components = [] }) {
  const list = /^(.*)\[(\d*)\]$/.exec(type);
  if (list) {
    const of = { type: list[1], name, components };
    if (list[2] !== "") return Number(list[2]) * sizeOf(of);
    return 2 * WORD + (LISTS[name] ?? 1) * sizeOf(of);
  }
  if (type === "string" || type === "bytes") return 2 * WORD + Math.ceil(TEXT_BYTES / WORD) * WORD;
  if (type === "tuple") return tupleSize(components);
  return WORD;
}

const isDynamic = ({ type, components = [] }) =>
  type.endsWith("[]") || type === "string" || type === "bytes" || components.some(isDynamic);

const tupleSize = (components) =>
  (components.some(isDynamic) ? WORD : 0) + components.reduce((sum, one) => sum + sizeOf(one), 0);

/** Bytes of a call of the function: selector and arguments. */
export const callBytes = (entry) => 4 + entry.inputs.reduce((sum, input) => sum + sizeOf(input), 0);

const ADDRESS = 20;
const BYTE = 1;
const rlpBytes = (length) => (length <= 55 ? 1 : 1 + bytesOfLength(length)) + length;
const bytesOfLength = (length) => Math.ceil(Math.log2(length + 1) / 8);
const rlpList = (...lengths) => rlpBytes(lengths.reduce((sum, length) => sum + length, 0));
/** An integer of so many bytes; a small one is its own sign. */
const rlpInteger = (bytes) => BYTE + bytes;
const HASH = rlpBytes(WORD);

/** A legacy transaction around a call: nonce, price zero, gas, contract, value zero, call, v, r, s. */
export const transactionBytes = (call) => rlpList(
  rlpInteger(3), BYTE, rlpInteger(3), rlpBytes(ADDRESS), BYTE, rlpBytes(call), rlpInteger(3), HASH, HASH);

/** A log of the event: contract, topics, data. */
export function logBytes(entry) {
  const indexed = entry.inputs.filter((input) => input.indexed);
  const data = entry.inputs.filter((input) => !input.indexed).reduce((sum, input) => sum + sizeOf(input), 0);
  return rlpList(rlpBytes(ADDRESS), rlpList(...Array(1 + indexed.length).fill(HASH)), rlpBytes(data));
}

const BLOOM = rlpBytes(256);

/** A receipt: status, gas so far, filter, logs. */
export const receiptBytes = (logs) => rlpList(BYTE, rlpInteger(4), BLOOM, rlpList(...logs));

/** Of n validators, how many must seal a block. */
export const quorumOf = (validators) => Math.ceil((2 * validators) / 3);

/** The extra field of a QBFT header: 32 bytes of its own, the validators, no vote, round 0, and the seals. */
export const extraBytes = (validators) => rlpList(
  HASH, rlpList(...Array(validators).fill(rlpBytes(ADDRESS))), BYTE, BYTE,
  rlpList(...Array(quorumOf(validators)).fill(rlpBytes(65))));

/** A header since Cancun with base fee zero. */
export const headerBytes = (validators) => rlpList(
  HASH, HASH, rlpBytes(ADDRESS), HASH, HASH, HASH, BLOOM, BYTE, rlpInteger(4), rlpInteger(4), rlpInteger(4),
  rlpInteger(4), rlpBytes(extraBytes(validators)), HASH, rlpInteger(8), BYTE, HASH, BYTE, BYTE, HASH);

/** Messages of one undisturbed round: the proposal to all others, then everybody's two words to everybody. */
export const messagesOf = (validators) => validators - 1 + 2 * validators * (validators - 1);
