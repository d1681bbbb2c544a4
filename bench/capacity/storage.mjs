// What a chain and a node keep on disk after ten years.
import { headerBytes } from "./bytes.mjs";

const YEAR_SECONDS = 365.25 * 86_400;
export const blocksOfYears = (years, period) => years * YEAR_SECONDS / period;

// Each thing that a chain node keeps lies under a hash or a height: header, body, receipts, difficulty, number to hash.
const KEYS_OF_BLOCK = 5 * 33;
const EMPTY_BODY = 4;
const PLACE_OF_TRANSACTION = 33 + 40;
// A branch of the state's tree with sixteen hashes, a leaf with key and value, and a contract's two branches and leaf.
const BRANCH = 532;
const LEAF = 70;
const ACCOUNT = 2 * BRANCH + 110;
const FLAT_SLOT = 150;

const BASE_GAS = 21_000;
const BYTE_GAS = 16;
const SLOT_GAS = 22_100;

/** The most slots that a command can fill anew: what is left of its gas beside its own bytes. */
export const slotsOf = ({ gas, call }) => Math.max(0, (gas - BASE_GAS - BYTE_GAS * call) / SLOT_GAS);

/** Bytes of headers alone, for a chain that stands idle so long. */
export const idleBytes = (validators, period, years) =>
  blocksOfYears(years, period) * (headerBytes(validators) + KEYS_OF_BLOCK + EMPTY_BODY);

/** Bytes of all that writes add, of any chain: transactions with receipts, and state of both kinds of storage. */
export function writeBytes(commands, costs) {
  const sum = (pick) => [...commands].reduce((bytes, [name, count]) => bytes + count * pick(costs[name]), 0);
  const slots = sum(slotsOf);
  const depth = Math.max(1, Math.log(Math.max(16, slots)) / Math.log(16));
  return {
    bodies: sum(({ transaction, receipt }) => transaction + receipt + PLACE_OF_TRANSACTION),
    slots,
    // Forest keeps every state: each change writes its way from leaf to root anew.
    forest: slots * (depth * BRANCH + LEAF) + sum(() => ACCOUNT),
    // Bonsai keeps the newest state, flat and as a tree: one branch for some fifteen leaves.
    bonsai: slots * (FLAT_SLOT + LEAF + BRANCH / 15),
  };
}

// Of a record of the archive: its frame, the block's hash and lists, and each transaction's hash.
const RECORD = 49 + 33 + 9;
const HASH = 33;

/** Bytes of an archive before its files are compressed, of the blocks that hold writes and of the writes. */
export const archiveBytes = (commands, costs) =>
  [...commands].reduce((bytes, [name, count]) => bytes + count * (HASH + costs[name].receipt + RECORD), 0);
