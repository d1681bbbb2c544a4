// Compiles the contracts for the oldest engine they must run on.
import { sizesForOldest } from "./artifacts.mjs";

console.log(`${Object.keys(await sizesForOldest()).length} contracts compile for petersburg`);
