// The local chain: one Hardhat node on the loopback interface, in memory, gone when it ends.
// It ends with SIGTERM, SIGINT, or when its stdin does, so a parent that was killed leaves no chain behind.
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const port = process.argv[2];
if (!/^\d{1,5}$/.test(port ?? "")) {
  console.error("usage: node scripts/chain.mjs PORT");
  process.exit(2);
}

process.chdir(path.dirname(path.dirname(fileURLToPath(import.meta.url))));
process.env.HARDHAT_DISABLE_TELEMETRY_PROMPT = "true";
process.env.CI = "true";
process.stdin.on("end", () => process.exit(0)).resume();
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, () => process.exit(0));

process.argv.splice(2, Infinity, "node", "--network", "local", "--hostname", "127.0.0.1", "--port", port);
await import("../node_modules/hardhat/dist/src/cli.js");
