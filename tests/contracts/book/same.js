// How a book is held against what the chain answers.
import assert from "node:assert/strict";
import { plain } from "../expect.js";

/** Asserts that a view's struct has exactly the fields that the events told, with these values. */
export function same(view, told, what) {
  assert.deepEqual(fieldsOf(view), told, what);
}

/** The fields of a struct by name; structs within it, and lists of them, as plain lists. */
export function fieldsOf(view) {
  return Object.fromEntries(Object.entries(view.toObject()).map(([name, value]) => [name, plain(value)]));
}

/** The entry of a map, or a new one. */
export function entryOf(map, key, make) {
  if (!map.has(key)) map.set(key, make());
  return map.get(key);
}
