import { network } from "hardhat";

// One simulated chain for all files; every test starts from a snapshot of the fixture that it loads.
export const { ethers, networkHelpers } = await network.create("local");
