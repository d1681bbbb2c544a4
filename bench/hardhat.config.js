import { defineConfig } from "hardhat/config";
import product from "../hardhat.config.js";

// The contracts to compare with, compiled by the product's settings but apart from the product.
export default defineConfig({
  ...product,
  paths: { sources: "./bench/contracts", artifacts: "./cache/bench/artifacts", cache: "./cache/bench/cache" },
});
