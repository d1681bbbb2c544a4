import { readdirSync, readFileSync } from "node:fs";
import { Interface } from "ethers";

const folder = new URL("../../contracts/abi/", import.meta.url);

/** The committed face of every contract, by name. */
export const faces = Object.fromEntries(
  readdirSync(folder).map((file) => {
    const face = JSON.parse(readFileSync(new URL(file, folder), "utf8"));
    return [face.contractName, face];
  }),
);

const entries = Object.values(faces).flatMap((face) => face.abi.filter((entry) => entry.type === "error"));

/** Every named refusal of the register, each once. */
export const errorFaces = new Interface([...new Map(entries.map((entry) => [entry.name, entry])).values()]);
