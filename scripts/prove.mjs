// Proves the laws in tests/solidity/proofs: no input makes the compiled code of a law end in a Panic (a false
// assert, an
// overflow, a code that no enum has). The code is the compiler's, by the product's settings; the solver is z3.
// The last lines are machine-readable: "# pass N" and "# fail N".
import { spawnSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { TooWide, panicsOf } from "./symbolic.mjs";

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
const require = createRequire(import.meta.url);
const SECONDS_PER_LAW = Number(process.env.CARBON_PROOF_SECONDS ?? 240);
const folder = path.posix.join("tests", "solidity", "proofs");

if (spawnSync("z3", ["--version"]).status !== 0) {
  console.error("prove: z3 is missing; on Debian: apt-get install -y z3");
  process.exit(2);
}
const files = (await readdir(folder)).filter((file) => file.endsWith(".sol")).sort();
const contracts = compile(await sourcesOf(files.map((file) => path.posix.join(folder, file))));
const outcomes = contracts.flatMap(({ name, evm, abi }) => {
  const code = Buffer.from(evm.deployedBytecode.object, "hex");
  return abi.filter(({ type }) => type === "function").map((law) => {
    const types = law.inputs.flatMap(wordsOf);
    const signature = `${law.name}(${law.inputs.map(canonical).join(",")})`;
    const selector = `0x${evm.methodIdentifiers[signature]}`;
    const started = performance.now();
    const outcome = outcomeOf(code, selector, types);
    console.log(`${outcome.padEnd(10)} ${name}.${law.name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
    return outcome;
  });
});
const proved = outcomes.filter((outcome) => outcome === "proved").length;
console.log(`# pass ${proved}`);
console.log(`# fail ${Math.max(outcomes.length - proved, outcomes.length === 0 ? 1 : 0)}`);
process.exit(proved === outcomes.length && proved > 0 ? 0 : 1);

function outcomeOf(code, selector, types) {
  try {
    return prove(code, selector, types);
  } catch (error) {
    if (error instanceof TooWide) return "too wide";
    throw error;
  }
}

/** A struct of value types is as many words as it has members. */
function wordsOf(input) {
  return input.type === "tuple" ? input.components.flatMap(wordsOf) : [input.type];
}

function canonical(input) {
  return input.type === "tuple" ? `(${input.components.map(canonical).join(",")})` : input.type;
}

function prove(code, selector, types) {
  const { declarations, terms, panics, finished } = panicsOf(code, selector, types.length);
  // A law whose every path reverts would say nothing.
  if (finished === 0) return "empty";
  if (panics.length === 0) return "proved";
  const paths = panics.map(({ conditions }) => `(and true ${conditions.join(" ")})`);
  const query = ["(set-logic QF_BV)", ...declarations, ...terms, `(assert (or false ${paths.join(" ")}))`,
    "(check-sat)", `(get-value (${types.map((_, i) => `a${i}`).join(" ")}))`].join("\n");
  const { stdout } = spawnSync("z3", ["-in", `-T:${SECONDS_PER_LAW}`], { input: query, encoding: "utf8" });
  const [answer, ...values] = stdout.trim().split("\n");
  if (answer === "unsat") return "proved";
  if (answer === "timeout" || answer === "unknown") return "time-out";
  if (answer !== "sat") throw new Error(stdout.slice(0, 500));
  console.log(`for ${values.join(" ")}:`);
  return "FALSE";
}

function compile(sources) {
  const input = {
    language: "Solidity",
    sources: Object.fromEntries([...sources].map(([file, content]) => [file, { content }])),
    settings: {
      evmVersion: "cancun", viaIR: true, optimizer: { enabled: true, runs: 200 },
      metadata: { bytecodeHash: "none", appendCBOR: false },
      outputSelection: { "*": { "*": ["abi", "evm.deployedBytecode.object", "evm.methodIdentifiers"] } },
    },
  };
  const output = JSON.parse(require("solc").compile(JSON.stringify(input)));
  const faults = (output.errors ?? []).filter((error) => error.severity === "error");
  if (faults.length > 0) throw new Error(faults.map((error) => error.formattedMessage).join("\n"));
  return Object.entries(output.contracts).filter(([file]) => file.startsWith(folder)).flatMap(([, named]) =>
    Object.entries(named).map(([name, contract]) => ({ name, ...contract })));
}

async function sourcesOf(roots) {
  const sources = new Map();
  const waiting = [...roots];
  while (waiting.length > 0) {
    const file = waiting.pop();
    if (sources.has(file)) continue;
    const text = await readFile(file.startsWith("@") ? path.join("node_modules", file) : file, "utf8");
    sources.set(file, text);
    for (const [, named] of text.matchAll(/import\s[^;]*?"([^"]+)"/g)) {
      waiting.push(named.startsWith(".") ? path.posix.join(path.posix.dirname(file), named) : named);
    }
  }
  return sources;
}
