// Compiles the contracts for the oldest engine they must run on, into cache/petersburg.json.
import { contractsForOldest } from "./artifacts.mjs";

console.log(`${Object.keys(await contractsForOldest()).length} contracts compile for petersburg`);
