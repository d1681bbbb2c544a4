// Runs pure EVM code on unknown words. Every path is followed; a path that ends in a Panic is given back with the
// conditions that lead there, as SMT-LIB over bit-vectors of 256 bits. What it does not know it refuses to run.
const MASK = (1n << 256n) - 1n;
const PANIC = 0x4e487b71n << 224n;
const STEPS_MAX = 2_000_000;
const PATHS_MAX = 20_000;

/** The code has more paths than are followed, so nothing is known of it. */
export class TooWide extends Error {}

/** The paths of a call with unknown arguments that end in a Panic: declarations once, conditions for each path. */
export function panicsOf(code, selector, argumentCount) {
  const terms = [];
  const names = new Map();
  const inputs = Array.from({ length: argumentCount }, (_, i) => ({ name: `a${i}` }));
  const declarations = inputs.map(({ name }) => `(declare-const ${name} (_ BitVec 256))`);
  const targets = jumpTargets(code);
  const panics = [];
  const waiting = [{ pc: 0, stack: [], memory: new Map(), conditions: [] }];
  let [steps, paths, finished] = [0, 0, 0];
  while (waiting.length > 0) follow(waiting.pop());
  return { declarations, terms, panics, paths, finished };

  function follow(state) {
    if (++paths > PATHS_MAX) throw new TooWide(`more than ${PATHS_MAX} paths`);
    while (step(state)) if (++steps > STEPS_MAX) throw new TooWide(`more than ${STEPS_MAX} steps`);
  }

  function step(state) {
    const { stack, memory } = state;
    const op = code[state.pc++] ?? 0;
    const pop = () => stack.pop();
    if (op >= 0x5f && op <= 0x7f) {
      const size = op - 0x5f;
      stack.push(BigInt(`0x0${Buffer.from(code.subarray(state.pc, state.pc + size)).toString("hex")}`));
      state.pc += size;
      return true;
    }
    if (op >= 0x80 && op <= 0x8f) return stack.push(stack.at(-(op - 0x7f))), true;
    if (op >= 0x90 && op <= 0x9f) {
      const other = stack.length - 1 - (op - 0x8f);
      [stack[stack.length - 1], stack[other]] = [stack[other], stack.at(-1)];
      return true;
    }
    if (BINARY[op]) return stack.push(binary(op, pop(), pop())), true;
    switch (op) {
      case 0x15: stack.push(isZero(pop())); return true;
      case 0x19: stack.push(not(pop())); return true;
      case 0x34: case 0x3d: stack.push(0n); return true;
      case 0x35: stack.push(argumentAt(known(pop(), "calldata offset"))); return true;
      case 0x36: stack.push(4n + 32n * BigInt(argumentCount)); return true;
      case 0x50: pop(); return true;
      case 0x51: stack.push(load(memory, known(pop(), "memory offset"))); return true;
      case 0x52: store(memory, known(pop(), "memory offset"), pop()); return true;
      case 0x56: state.pc = target(pop()); return true;
      case 0x57: return branch(state, pop(), pop());
      case 0x5b: return true;
      case 0x00: case 0xf3: ++finished; return false;
      case 0xfd: reverted(state, pop(), pop()); return false;
      case 0xfe: panics.push({ conditions: state.conditions, code: -1n }); return false;
      default: throw new Error(`opcode 0x${op.toString(16)} is not of pure code`);
    }
  }

  function branch(state, to, condition) {
    if (typeof condition === "bigint") {
      if (condition !== 0n) state.pc = target(to);
      return true;
    }
    const holds = truth(condition);
    // What was decided on the way here is not decided anew.
    if (state.conditions.includes(holds)) return (state.pc = target(to)), true;
    if (state.conditions.includes(negation(holds))) return true;
    waiting.push({
      pc: target(to), stack: [...state.stack], memory: new Map(state.memory), conditions: [...state.conditions, holds],
    });
    state.conditions = [...state.conditions, negation(holds)];
    return true;
  }

  function reverted(state, offset, length) {
    const at = known(offset, "revert offset");
    if (known(length, "revert length") !== 36n || load(state.memory, at) === undefined) return;
    const head = load(state.memory, at);
    const isPanic = typeof head === "bigint" && head >> 224n === PANIC >> 224n;
    if (isPanic) panics.push({ conditions: state.conditions, code: load(state.memory, at + 4n) });
  }

  function argumentAt(offset) {
    if (offset === 0n) return BigInt(selector) << 224n;
    const index = Number(offset - 4n) / 32;
    if (!Number.isInteger(index) || !inputs[index]) throw new Error(`calldata is read at ${offset}`);
    return inputs[index];
  }

  function target(to) {
    const place = Number(known(to, "jump"));
    if (!targets.has(place)) throw new Error(`a jump to ${place}`);
    return place + 1;
  }

  function binary(op, a, b) {
    const { fold, smt, compares } = BINARY[op];
    if (typeof a === "bigint" && typeof b === "bigint") return BigInt.asUintN(256, BigInt(fold(a, b)));
    const text = smt(word(a), word(b));
    return compares ? comparison(text) : term(text);
  }

  function isZero(a) {
    if (typeof a === "bigint") return a === 0n ? 1n : 0n;
    return wordOf(negation(truth(a)));
  }

  function not(a) {
    return typeof a === "bigint" ? a ^ MASK : term(`(bvnot ${a.name})`);
  }

  function comparison(text) {
    return wordOf(named(text, "Bool"));
  }

  function wordOf(holds) {
    return { ...term(`(ite ${holds} ${word(1n)} ${word(0n)})`), truth: holds };
  }

  function term(text) {
    return { name: named(text, "(_ BitVec 256)") };
  }

  // The same text has one name, so that a question asked twice is known to be the same.
  function named(text, sort) {
    if (!names.has(text)) {
      names.set(text, `t${terms.length}`);
      terms.push(`(define-fun ${names.get(text)} () ${sort} ${text})`);
    }
    return names.get(text);
  }

  function truth(value) {
    return value.truth ?? negation(named(`(= ${value.name} ${word(0n)})`, "Bool"));
  }

  function store(memory, at, value) {
    for (let i = 0n; i < 32n; i++) memory.set(at + i, { value, index: i });
  }

  function load(memory, at) {
    const bytes = Array.from({ length: 32 }, (_, i) => memory.get(at + BigInt(i)) ?? { value: 0n, index: 0n });
    const whole = bytes.every(({ value, index }, i) => value === bytes[0].value && index === BigInt(i));
    if (whole) return bytes[0].value;
    if (bytes.every(({ value }) => typeof value === "bigint")) {
      return bytes.reduce((sum, { value, index }) => (sum << 8n) | ((value >> (8n * (31n - index))) & 0xffn), 0n);
    }
    const parts = bytes.map(({ value, index }) => {
      const low = 8n * (31n - index);
      return `((_ extract ${low + 7n} ${low}) ${word(value)})`;
    });
    return term(`(concat ${parts.join(" ")})`);
  }
}

const word = (value) => (typeof value === "bigint" ? `#x${value.toString(16).padStart(64, "0")}` : value.name);
const negation = (holds) => (holds.startsWith("(not ") ? holds.slice(5, -1) : `(not ${holds})`);
const signed = (value) => BigInt.asIntN(256, value);
const flag = (holds) => (holds ? 1n : 0n);
const plain = (name, fold) => ({ fold, smt: (a, b) => `(${name} ${a} ${b})` });
const compare = (name, fold) => ({ ...plain(name, fold), compares: true });
const shift = (name, fold) => ({ fold, smt: (by, value) => `(${name} ${value} ${by})` });
const divide = (name, fold) => ({
  fold: (a, b) => (b === 0n ? 0n : fold(a, b)),
  smt: (a, b) => `(ite (= ${b} ${word(0n)}) ${word(0n)} (${name} ${a} ${b}))`,
});

// First operand: the top of the stack.
const BINARY = {
  0x01: plain("bvadd", (a, b) => a + b),
  0x02: plain("bvmul", (a, b) => a * b),
  0x03: plain("bvsub", (a, b) => a - b),
  0x04: divide("bvudiv", (a, b) => a / b),
  0x06: divide("bvurem", (a, b) => a % b),
  0x10: compare("bvult", (a, b) => flag(a < b)),
  0x11: compare("bvugt", (a, b) => flag(a > b)),
  0x12: compare("bvslt", (a, b) => flag(signed(a) < signed(b))),
  0x13: compare("bvsgt", (a, b) => flag(signed(a) > signed(b))),
  0x14: compare("=", (a, b) => flag(a === b)),
  0x16: plain("bvand", (a, b) => a & b),
  0x17: plain("bvor", (a, b) => a | b),
  0x18: plain("bvxor", (a, b) => a ^ b),
  0x1b: shift("bvshl", (by, value) => (by > 255n ? 0n : value << by)),
  0x1c: shift("bvlshr", (by, value) => (by > 255n ? 0n : value >> by)),
};

function known(value, what) {
  if (typeof value !== "bigint") throw new Error(`the ${what} is not known`);
  return value;
}

function jumpTargets(code) {
  const targets = new Set();
  for (let pc = 0; pc < code.length; pc++) {
    if (code[pc] === 0x5b) targets.add(pc);
    if (code[pc] >= 0x60 && code[pc] <= 0x7f) pc += code[pc] - 0x5f;
  }
  return targets;
}
