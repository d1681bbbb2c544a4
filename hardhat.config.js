import { createRequire } from "node:module";
import { defineConfig } from "hardhat/config";
import hardhatEthers from "@nomicfoundation/hardhat-ethers";
import hardhatNetworkHelpers from "@nomicfoundation/hardhat-network-helpers";
import hardhatNodeTestRunner from "@nomicfoundation/hardhat-node-test-runner";

const require = createRequire(import.meta.url);

// npm's solc is the compiler: nothing is downloaded, and the lock file pins its bytes.
const compiler = (evmVersion) => ({
  version: "0.8.37",
  path: require.resolve("solc/soljson.js"),
  settings: {
    evmVersion,
    viaIR: true,
    // A changed comment must not change the code that is deployed.
    metadata: { bytecodeHash: "none", appendCBOR: false },
    optimizer: { enabled: true, runs: 200 },
    outputSelection: { "*": { "*": ["storageLayout"] } },
  },
});

const deep = process.env.CARBON_DEEP === "1";
// The seed of the Solidity tests is a number as everywhere; scripts/test-solidity.mjs draws and prints one.
const seed = `0x${BigInt(process.env.CARBON_SEED ?? 1).toString(16).padStart(64, "0")}`;

export default defineConfig({
  plugins: [hardhatEthers, hardhatNetworkHelpers, hardhatNodeTestRunner],
  solidity: {
    // Contracts are compiled apart from their tests, so that a test changes no build of the product.
    splitTestsCompilation: true,
    profiles: {
      // The product: Besu and the local chain.
      default: compiler("cancun"),
      production: compiler("cancun"),
      // The oldest engine the tests may use. Compiling for it proves that no later opcode is needed.
      petersburg: compiler("petersburg"),
    },
  },
  paths: { sources: "./contracts", tests: { nodejs: "./tests/contracts", solidity: "./tests/solidity" } },
  test: {
    solidity: {
      fuzz: { runs: deep ? 20_000 : 1_000, seed },
      // A handler discards what the register refuses, so whatever still reverts is a fault.
      // Values out of storage are of no use to handlers, which bring every number into bounds; collecting them is slow.
      invariant: {
        runs: Number(process.env.CARBON_RUNS ?? (deep ? 200 : 20)),
        depth: 200,
        failOnRevert: true,
        includeStorage: false,
        includePushBytes: false,
        dictionaryWeight: 10,
      },
    },
  },
  networks: {
    local: {
      type: "edr-simulated",
      chainType: "l1",
      chainId: 20261,
      hardfork: "cancun",
      initialBaseFeePerGas: 0,
      gasPrice: 0n,
      // One key for each member of the tests' register, and some for persons.
      accounts: { count: 32 },
    },
  },
});
