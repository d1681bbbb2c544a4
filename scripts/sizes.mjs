// Prints the bytes of deployed code of each contract in both profiles, and fails where a chain would not take it.
import { CODE_BYTES_MAX, compiledContracts, contractsForOldest } from "./artifacts.mjs";

const oldest = await contractsForOldest();
const rows = (await compiledContracts()).map(({ name, artifact }) => ({
  name, cancun: (artifact.deployedBytecode.length - 2) / 2, petersburg: oldest[name]?.bytes,
}));
const number = (value) => value.toLocaleString("en-US").padStart(10);
const left = (bytes) => (bytes > CODE_BYTES_MAX ? "TOO LARGE".padStart(10) : number(CODE_BYTES_MAX - bytes));
const heads = ["cancun", "left", "petersburg", "left"].map((word) => word.padStart(10));
console.log(`${"bytes".padEnd(16)} ${heads.join(" ")}`);
for (const { name, cancun, petersburg } of rows) {
  if (petersburg === undefined) throw new Error(`${name} was not compiled for petersburg`);
  console.log(`${name.padEnd(16)} ${number(cancun)} ${left(cancun)} ${number(petersburg)} ${left(petersburg)}`);
}

const tooLarge = rows.filter(({ cancun, petersburg }) => Math.max(cancun, petersburg) > CODE_BYTES_MAX);
if (rows.length === 0 || tooLarge.length > 0) process.exit(1);
console.log(`${rows.length} contracts fit into ${CODE_BYTES_MAX.toLocaleString("en-US")} bytes each, in both profiles`);
