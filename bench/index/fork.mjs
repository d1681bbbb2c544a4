// A second anvil that goes on from the first one's chain. Alone, anvil hashes its whole state for every block, so that
// a long chain takes the square of its length; one that goes on from another leaves the state's root out, and asks the
// other for each slot that it sees for the first time. Blocks, receipts and logs are the same, and linked the same.
import { spawn } from "node:child_process";
import process from "node:process";
import { Engine } from "../write/engine.mjs";
import { ended, isOver } from "../write/network.mjs";

const START_MS = 30_000;
const ANSWER_MS = 280_000;
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Starts it on a port; `end` ends it. */
export async function fork(upstream, port) {
  const anvil = spawn("node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil", [
    "--quiet", "--host", "127.0.0.1", "--port", String(port), "--fork-url", upstream.url, "--no-storage-caching",
    "--no-rate-limit", "--timeout", "600000", "--chain-id", String(Number(await upstream.call("eth_chainId"))),
    "--hardfork", "cancun", "--base-fee", "0", "--gas-price", "0", "--gas-limit", "2000000000",
    "--disable-min-priority-fee", "--order", "fifo", "--prune-history", "--no-request-size-limit", "--no-mining",
  ], { stdio: ["ignore", "inherit", "inherit"] });
  const kill = () => anvil.kill("SIGKILL");
  process.on("exit", kill);
  const engine = new Engine(`http://127.0.0.1:${port}`, ANSWER_MS);
  const until = Date.now() + START_MS;
  while (!await answers(engine)) {
    if (isOver(anvil) || Date.now() > until) throw new Error("the second anvil did not start");
    await sleep(50);
  }
  const end = async () => {
    process.off("exit", kill);
    kill();
    await ended(anvil);
  };
  return { engine, end };
}

async function answers(engine) {
  try {
    await engine.height();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false; // Nobody listens there yet.
    throw error;
  }
}
