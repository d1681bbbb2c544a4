// What one command costs. A command is a function of a register and a turn: it prepares what the command needs and
// gives the call with its arguments. Each command starts from the same newly founded register, so that no row depends
// on the rows before it.
import { networkHelpers } from "../tests/contracts/chain.js";
import { send } from "../tests/contracts/expect.js";
import { foundedRegister } from "../tests/contracts/fixture.js";

/** The gas limit spares the estimate, which would run every call twice. It is what one block takes. */
const SENT = { gasLimit: 30_000_000n };
const START_SECONDS = 1_900_000_000;
const NEXT_YEAR_SECONDS = 1_925_100_000;

/** A founded register at a fixed time, since years and days are in what is written. */
export async function benchRegister() {
  await networkHelpers.time.increaseTo(START_SECONDS);
  return await foundedRegister();
}

/** Each command's gas the first time in a register and in a year, and again with another subject. */
export async function measureTwice(commands, fixture = benchRegister) {
  const gas = {};
  for (const [name, prepare] of Object.entries(commands)) {
    const register = await networkHelpers.loadFixture(fixture);
    const [first, repeated] = [await gasOf(name, prepare, register, 0), await gasOf(name, prepare, register, 1)];
    gas[name] = { first, repeated };
  }
  return gas;
}

/** Each command's gas once, at the most that its loops take. */
export async function measureOnce(commands, fixture = benchRegister) {
  const gas = {};
  for (const [name, prepare] of Object.entries(commands)) {
    gas[name] = await gasOf(name, prepare, await networkHelpers.loadFixture(fixture), 0);
  }
  return gas;
}

async function gasOf(name, prepare, register, turn) {
  try {
    const [call, ...args] = await prepare(register, turn);
    // What it was prepared with has used the year's counters, so the first of its kind is sent in the next year.
    if (await networkHelpers.time.latest() < NEXT_YEAR_SECONDS) await networkHelpers.time.increaseTo(NEXT_YEAR_SECONDS);
    return Number((await send(call, ...args, SENT)).gasUsed);
  } catch (error) {
    error.message = `${name}, turn ${turn}: ${error.message}`;
    throw error;
  }
}
