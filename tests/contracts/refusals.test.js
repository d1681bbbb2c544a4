import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { errorFaces, faces } from "./faces.js";

const folder = new URL("./", import.meta.url);

/** Errors of libraries that no command can reach, each with its reason. */
const UNREACHABLE = {
  InsufficientBalance: "guards sent value; the council's acts send none",
  SafeCastOverflowedUintDowncast: "guards sums whose bounds are checked before: seats, years and block times",
};

/** Every name that some test asserts as the refusal of a command, by `refuses` or by a table that it walks. */
function assertedNames() {
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith(".test.js") && file !== "refusals.test.js")
    .map((file) => readFileSync(new URL(file, folder), "utf8"));
  return new Set(texts.flatMap((text) => [...text.matchAll(/"([A-Z][A-Za-z]+)"/g)].map((match) => match[1])));
}

describe("refusals", () => {
  it("are each asserted by a test", () => {
    const asserted = assertedNames();
    const names = errorFaces.fragments.map((fragment) => fragment.name);
    assert.ok(names.length > 60);
    assert.deepEqual(names.filter((name) => !asserted.has(name) && !(name in UNREACHABLE)), []);
    assert.deepEqual(Object.keys(UNREACHABLE).filter((name) => asserted.has(name) || !names.includes(name)), []);
  });

  it("have one meaning each: the same name has the same facts in every contract", () => {
    const seen = new Map();
    for (const { contractName, abi } of Object.values(faces)) {
      for (const error of abi.filter((entry) => entry.type === "error")) {
        const facts = JSON.stringify(error.inputs);
        assert.equal(seen.get(error.name) ?? facts, facts, `${contractName}.${error.name}`);
        seen.set(error.name, facts);
      }
    }
  });

  it("are asserted by a test for every command of every contract", () => {
    const texts = readdirSync(folder).filter((file) => file.endsWith(".js"))
      .map((file) => readFileSync(new URL(file, folder), "utf8")).join("\n");
    const missing = Object.values(faces).flatMap(({ contractName, abi }) => abi
      .filter((entry) => entry.type === "function" && !new RegExp(`\\b${entry.name}\\b`).test(texts))
      .map((entry) => `${contractName}.${entry.name}`));
    assert.deepEqual(missing, []);
  });
});
