// What a test may say about a command: it takes effect with an event, or it is refused with a named error and facts.
import assert from "node:assert/strict";
import { ethers } from "./chain.js";
import { errorFaces } from "./faces.js";

/** Asserts that a call is refused with this error and, where given, with exactly these facts. */
export async function refuses(call, args, errorName, facts) {
  const data = await revertDataOf(call, args);
  assert.notEqual(data, undefined, `expected ${errorName}, but the command took effect`);
  const error = errorFaces.parseError(data);
  assert.notEqual(error, null, `expected ${errorName}, but the revert data is ${data}`);
  assert.equal(error.name, errorName);
  if (facts !== undefined) assert.deepEqual(plain(error.args), plain(facts));
}

/** Sends a command and gives its receipt. */
export async function send(call, ...args) {
  const response = await call(...args);
  return await response.wait();
}

/** Sends a command and gives the arguments of the one event of this name that it emitted. */
export async function emits(contract, eventName, call, ...args) {
  const receipt = await send(call, ...args);
  const found = eventsOf(contract, receipt).filter((event) => event.name === eventName);
  assert.equal(found.length, 1, `expected one ${eventName}`);
  return found[0].args;
}

/** The events of a contract in a receipt, parsed. */
export function eventsOf(contract, receipt) {
  return receipt.logs
    .filter((log) => log.address === contract.target)
    .map((log) => contract.interface.parseLog(log));
}

/** Compares a struct given by the chain with an object that names some or all of its fields. */
export function assertFields(actual, expected) {
  const picked = Object.fromEntries(Object.keys(expected).map((key) => [key, plain(actual[key])]));
  assert.deepEqual(picked, plainObject(expected));
}

async function revertDataOf(call, args) {
  try {
    await call.staticCall(...args);
    return undefined;
  } catch (error) {
    const data = error.data ?? error.error?.data ?? error.info?.error?.data;
    if (data === undefined) throw error;
    return typeof data === "string" ? data : data.data;
  }
}

export function plain(value) {
  if (typeof value === "number") return BigInt(value);
  if (Array.isArray(value) || (value !== null && typeof value === "object")) return Array.from(value, plain);
  return value;
}

function plainObject(object) {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, plain(value)]));
}

/** A document's hash, by a name that makes it readable. */
export const paper = (name) => ethers.keccak256(ethers.toUtf8Bytes(name));
