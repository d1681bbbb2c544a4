import { createConfig } from "ponder";
import { contracts, deployment, rpc } from "./contracts";

const pglite = process.env.BENCH_PGLITE;

export default createConfig({
  database: pglite
    ? { kind: "pglite", directory: pglite }
    : { kind: "postgres", connectionString: process.env.DATABASE_URL },
  chains: { bench: { id: Number(deployment.chainId), rpc } },
  contracts: Object.fromEntries(contracts.map(({ name, abi, address }) =>
    [name, { chain: "bench", abi, address, startBlock: Number(deployment.fromHeight) }])),
});
