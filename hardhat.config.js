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

export default defineConfig({
  plugins: [hardhatEthers, hardhatNetworkHelpers, hardhatNodeTestRunner],
  solidity: {
    profiles: {
      // The product: Besu and the local chain.
      default: compiler("cancun"),
      production: compiler("cancun"),
      // The oldest engine the tests may use. Compiling for it proves that no later opcode is needed.
      petersburg: compiler("petersburg"),
    },
  },
  paths: { sources: "./contracts", tests: { nodejs: "./tests/contracts" } },
  networks: {
    local: {
      type: "edr-simulated",
      chainType: "l1",
      chainId: 20261,
      hardfork: "cancun",
      initialBaseFeePerGas: 0,
      gasPrice: 0n,
    },
  },
});
