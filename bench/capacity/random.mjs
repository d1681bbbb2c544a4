// Random numbers of a seed, so that a run can be repeated to the digit.
const NORMAL_FROM = 60;

/** A row of evenly spread numbers in [0, 1): the same for the same seed, everywhere. */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

/** How many of something happen where so many are expected: by Poisson, and by its normal limit where many are. */
export function poisson(random, expected) {
  if (expected <= 0) return 0;
  if (expected > NORMAL_FROM) return Math.max(0, Math.round(expected + Math.sqrt(expected) * normal(random)));
  const floor = Math.exp(-expected);
  let product = random();
  let count = 0;
  while (product > floor) {
    product *= random();
    count++;
  }
  return count;
}

const normal = (random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
