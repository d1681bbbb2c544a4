/** A small generator (mulberry32), so that a failing sequence can be played again from its seed. */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => BigInt(Math.floor(next() * Number(limit)));
  return { next, below, pick: (list) => list[Math.floor(next() * list.length)] };
}

/** The seed of this run: CARBON_SEED, or one of its own; of 31 bits, which the tests in C# can repeat too. */
export const seedOfRun = () => Number(process.env.CARBON_SEED ?? Date.now() % 2 ** 31);

/** Runs with a generator and names the seed in whatever fails. */
export async function seeded(run) {
  const seed = seedOfRun();
  try {
    await run(randomFrom(seed), seed);
  } catch (error) {
    error.message = `CARBON_SEED=${seed}: ${error.message}`;
    throw error;
  }
}
