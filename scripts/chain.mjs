// The local chain: one engine on the loopback interface, in memory, gone when it ends. Hardhat by default; with
// CARBON_ENGINE=anvil it is anvil, with the same chain id, rules and free gas, for the bench.
// It ends with SIGTERM, SIGINT, or when its stdin does, so a parent that was killed leaves no chain behind.
import { spawn } from "node:child_process";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const port = process.argv[2];
if (!/^\d{1,5}$/.test(port ?? "")) {
  console.error("usage: node scripts/chain.mjs PORT");
  process.exit(2);
}

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
process.stdin.on("end", () => process.exit(0)).resume();
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(0));

const engines = { hardhat: runHardhat, anvil: runAnvil };
const run = engines[process.env.CARBON_ENGINE || "hardhat"];
if (run === undefined) {
  console.error(`CARBON_ENGINE names no engine: say ${Object.keys(engines).join(" or ")}.`);
  process.exit(2);
}
await run();

async function runHardhat() {
  process.env.HARDHAT_DISABLE_TELEMETRY_PROMPT = "true";
  process.env.CI = "true";
  process.argv.splice(2, Infinity, "node", "--network", "local", "--hostname", "127.0.0.1", "--port", port);
  await import("../node_modules/hardhat/dist/src/cli.js");
}

// A block takes so much gas that half of it, over which the base fee would rise, is more than the engine can run.
// Old states beyond some blocks are let go, or a long run would fill the memory.
async function runAnvil() {
  const anvil = spawn("node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil", [
    "--quiet", "--host", "127.0.0.1", "--port", port, "--chain-id", "20261", "--hardfork", "cancun",
    "--accounts", "32", "--base-fee", "0", "--gas-price", "0", "--gas-limit", "2000000000",
    "--disable-min-priority-fee", "--order", "fifo", "--prune-history", "512", "--no-request-size-limit",
  ], { stdio: ["ignore", "inherit", "inherit"] });
  process.on("exit", () => anvil.kill("SIGKILL"));
  anvil.on("exit", (code) => process.exit(code ?? 1));
  while (!await answers()) await new Promise((resolve) => setTimeout(resolve, 50));
  console.log(`Started HTTP and WebSocket JSON-RPC server of anvil at http://127.0.0.1:${port}/`);
}

async function answers() {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "eth_chainId", params: [] });
  try {
    const headers = { "content-type": "application/json" };
    return (await fetch(`http://127.0.0.1:${port}`, { method: "POST", headers, body })).ok;
  } catch (error) {
    if (error instanceof TypeError) return false; // Nobody listens there yet.
    throw error;
  }
}
