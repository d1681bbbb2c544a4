// What a chain of blocks of two seconds carries, by gas, by engines, by the pool, and by consensus; and when to split.
import { messagesOf, quorumOf } from "./bytes.mjs";
import { BLOCK_SECONDS } from "./day.mjs";
import { blocksOfYears, idleBytes } from "./storage.mjs";

/** What a block may hold. The least is what every command's largest size was held against. */
export const GAS_LIMITS = [30e6, 60e6, 100e6];

/** Besu's pool holds 0.15 of 4,096 transactions for one sender; a node keeps at most 512 of its key there. */
export const POOL_PER_KEY = Math.floor(0.15 * 4_096) + 1;
export const WINDOW = 512;

/** Where to split: what no chain should pass. */
export const BOUNDS = { fill: 0.5, rebuildHours: 10, chainBytes: 2e12, validators: 21 };

export const writesBySeconds = (gasLimit, meanGas) => gasLimit / BLOCK_SECONDS / meanGas;

/** Seconds that an engine takes for a full block, at the gas a second that it was seen to execute. */
export const secondsOfBlock = (gasLimit, gasPerSecond) => gasLimit / gasPerSecond;

export const consensusOf = (validators) => ({
  validators,
  quorum: quorumOf(validators),
  mayFail: validators - quorumOf(validators),
  perBlock: messagesOf(validators),
  perSecond: messagesOf(validators) / BLOCK_SECONDS,
});

/** Hours to take a chain's events in, and its blocks without any: no split makes these fewer. */
export const eventHours = (events, facts) => events / facts.fromRpc.value / 3_600;
export const blockHours = (years, period, rate) => blocksOfYears(years, period) / rate.value / 3_600;

/** Which bounds a chain passes after so many years. */
export function boundsOf(place, years, validators, facts) {
  const chainBytes = idleBytes(validators, BLOCK_SECONDS, years) + place.storage.bodies + place.storage.forest;
  const hours = eventHours(place.events, facts);
  const passed = [
    place.days[0].fullestHour > BOUNDS.fill && "blocks", hours > BOUNDS.rebuildHours && "rebuild",
    chainBytes > BOUNDS.chainBytes && "disk",
  ].filter(Boolean);
  return { chainBytes, hours, passed };
}
