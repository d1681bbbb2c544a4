// Answers one JSON question per line with what ethers makes of it, so that the C# code has an outside witness.
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import {
  AbiCoder, Interface, Transaction, Signature, SigningKey, Wallet, decryptKeystoreJson, encryptKeystoreJson,
  recoverAddress,
} from "ethers";

const coder = AbiCoder.defaultAbiCoder();
const iface = new Interface(JSON.parse(readFileSync(new URL("../Samples/Sample.abi.json", import.meta.url))).abi);
const fragment = ({ kind, name }) => kind === "event" ? iface.getEvent(name) : iface.getError(name);

// Results become plain JSON: integers as decimal text, lists as arrays.
const plain = (value) =>
  typeof value === "bigint" ? value.toString() : value?.toArray ? value.toArray().map(plain) :
  Array.isArray(value) ? value.map(plain) : value;

const answers = {
  encode: ({ types, values }) => coder.encode(types, values),
  decode: ({ types, bytes }) => plain(coder.decode(types, bytes)),
  encodeCall: ({ name, values }) => iface.encodeFunctionData(name, values),
  encodeResult: ({ name, values }) => iface.encodeFunctionResult(name, values),
  encodeError: ({ name, values }) => iface.encodeErrorResult(name, values),
  encodeEvent: ({ name, values }) => iface.encodeEventLog(fragment({ kind: "event", name }), values),
  signatures: () => iface.fragments.filter((f) => ["function", "event", "error"].includes(f.type)).map((f) => [
    f.type, f.format("sighash"), f.type === "event" ? f.topicHash : f.selector,
  ]),
  sign: ({ key, digest }) => {
    const { r, s, yParity } = new SigningKey(key).sign(digest);
    return [r, s, yParity];
  },
  recover: ({ digest, r, s, yParity }) => recoverAddress(digest, Signature.from({ r, s, yParity })),
  transaction: ({ key, tx }) => {
    const made = Transaction.from(tx);
    made.signature = new SigningKey(key).sign(made.unsignedHash);
    return { bytes: made.serialized, hash: made.hash, from: made.from };
  },
  readTransaction: ({ bytes }) => {
    const tx = Transaction.from(bytes);
    return { hash: tx.hash, from: tx.from, nonce: tx.nonce, chainId: tx.chainId.toString(), data: tx.data };
  },
  encrypt: ({ key, password, n }) =>
    encryptKeystoreJson(new Wallet(key), password, { scrypt: { N: n, r: 8, p: 1 } }),
  decrypt: async ({ json, password }) => (await decryptKeystoreJson(json, password)).privateKey,
};

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  try {
    console.log(JSON.stringify({ answer: await answers[question.ask](question) }));
  } catch (error) {
    console.log(JSON.stringify({ error: String(error) }));
  }
}
