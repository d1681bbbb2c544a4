// The register's contracts with their committed ABIs, of which only the events are followed.
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Abi } from "viem";

const NAMES = [
  "Consortium", "Persons", "Policies", "Tickets", "Reserve", "Plantings", "Pledges", "Rulings", "Offsets", "Cases",
  "Quotas", "Complaints", "Dividends",
];

const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));

const said = (variable: string): string => {
  const value = process.env[variable];
  if (value === undefined) throw new Error(`${variable} is not set`);
  return value;
};

export const deployment = read(said("BENCH_DEPLOYMENT"));
export const rpc: string[] = Array(Number(said("BENCH_ENDPOINTS"))).fill(said("BENCH_RPC"));

export const contracts = NAMES.map((name) => {
  const { abi } = read(path.join(said("BENCH_ABI"), `${name}.json`)) as { abi: Abi };
  const events = abi.filter((entry) => entry.type === "event");
  return { name, abi: events, address: deployment[name.toLowerCase()] as `0x${string}` };
});
