// Prints the bytes of deployed code of each contract, and fails where a chain would not take it.
import { CODE_BYTES_MAX, compiledContracts } from "./artifacts.mjs";

const sizes = (await compiledContracts()).map(({ name, artifact }) => ({
  name, bytes: (artifact.deployedBytecode.length - 2) / 2,
}));
const number = (value) => value.toLocaleString("en-US").padStart(7);
for (const { name, bytes } of sizes) {
  const left = CODE_BYTES_MAX - bytes;
  console.log(`${name.padEnd(16)} ${number(bytes)} bytes, ${left < 0 ? `${-left} TOO MANY` : `${number(left)} left`}`);
}

const tooLarge = sizes.filter(({ bytes }) => bytes > CODE_BYTES_MAX);
if (sizes.length === 0 || tooLarge.length > 0) process.exit(1);
console.log(`${sizes.length} contracts fit into ${CODE_BYTES_MAX.toLocaleString("en-US")} bytes each`);
