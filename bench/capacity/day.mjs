// One day of a register, second by second, into blocks of two seconds with a limit of gas.
import { poisson } from "./random.mjs";

export const BLOCK_SECONDS = 2;
const HOUR_SECONDS = 3_600;
const HOURS = 8;
const BUSIEST_HOUR = 6;
// What has not found its block by then waits for ever.
const DAY_SECONDS = 24 * HOUR_SECONDS;

/** Share of the day's acts in a second: one hour is busier than the seven others. */
function shareIn(second, busiestShare) {
  const hour = Math.floor(second / HOUR_SECONDS);
  if (hour >= HOURS) return 0;
  return (hour === BUSIEST_HOUR ? busiestShare : (1 - busiestShare) / (HOURS - 1)) / HOUR_SECONDS;
}

/** Writes of each second as [writes, gas]: singly by Poisson, and lists whole. */
function* arrivals(random, acts, assumed, costs) {
  const single = new Map();
  const lists = [];
  for (const [act, count] of acts) {
    const commands = act.commands(assumed);
    if (act.isList) {
      const [[name, length]] = commands;
      lists.push({ count, length: Math.round(length), gas: Math.round(length) * costs[name].gas });
    } else {
      for (const [name, each] of commands) single.set(name, (single.get(name) ?? 0) + count * each);
    }
  }
  for (let second = 0; second < HOURS * HOUR_SECONDS; second++) {
    const share = shareIn(second, assumed.busiestHour);
    let writes = 0;
    let gas = 0;
    for (const [name, count] of single) {
      const now = poisson(random, count * share);
      writes += now;
      gas += now * costs[name].gas;
    }
    for (const list of lists) {
      const now = poisson(random, list.count * share);
      writes += now * list.length;
      gas += now * list.gas;
    }
    yield [writes, gas];
  }
}

/** The day's writes by seconds, to be queued under more than one limit. */
export const secondsOf = (random, acts, assumed, costs) => [...arrivals(random, acts, assumed, costs)];

/** Puts the day's writes into blocks, first come, first served. */
export function blocksOf(seconds, gasLimit) {
  const queue = [];
  const waits = new Map();
  const found = { peakSecond: 0, fullestWrites: 0, fullBlocks: 0, fills: [], mostWaiting: 0, unserved: 0 };
  let head = 0;
  let waiting = 0;
  for (let second = 0; second < DAY_SECONDS && (second < seconds.length || waiting > 0); second++) {
    const [writes, gas] = seconds[second] ?? [0, 0];
    if (writes > 0) queue.push({ second, writes, gas });
    waiting += writes;
    found.peakSecond = Math.max(found.peakSecond, writes);
    found.mostWaiting = Math.max(found.mostWaiting, waiting);
    if (second % BLOCK_SECONDS !== BLOCK_SECONDS - 1) continue;
    let left = gasLimit;
    let taken = 0;
    while (head < queue.length) {
      const batch = queue[head];
      const fits = batch.gas <= left ? batch.writes : Math.floor(batch.writes * left / batch.gas);
      if (fits === 0) break;
      const used = batch.gas * fits / batch.writes;
      left -= used;
      taken += fits;
      const wait = second + 1 - batch.second;
      waits.set(wait, (waits.get(wait) ?? 0) + fits);
      if (fits === batch.writes) head++;
      else queue[head] = { second: batch.second, writes: batch.writes - fits, gas: batch.gas - used };
      if (left <= 0) break;
    }
    waiting -= taken;
    if (head < queue.length) found.fullBlocks++;
    found.fullestWrites = Math.max(found.fullestWrites, taken);
    found.fills.push((gasLimit - left) / gasLimit);
  }
  found.unserved = waiting;
  return { ...found, ...waitsOf(waits), fills: undefined, ...fillsOf(found.fills) };
}

function waitsOf(waits) {
  const all = [...waits.values()].reduce((sum, count) => sum + count, 0);
  let below = 0;
  let p99 = 0;
  for (const [wait, count] of [...waits].sort((a, b) => a[0] - b[0])) {
    if (below < 0.99 * all) p99 = wait;
    below += count;
  }
  return { p99Wait: p99, longestWait: Math.max(0, ...waits.keys()) };
}

/** The fullest block, and the mean of the fullest hour. */
function fillsOf(fills) {
  const perHour = HOUR_SECONDS / BLOCK_SECONDS;
  let hour = 0;
  let sum = 0;
  fills.forEach((fill, i) => {
    sum += fill - (i >= perHour ? fills[i - perHour] : 0);
    if (i >= perHour - 1) hour = Math.max(hour, sum / perHour);
  });
  return { fullest: fills.reduce((most, fill) => Math.max(most, fill), 0), fullestHour: hour };
}
