// Who registers persons: the node over gRPC with durable commits, and ethers and viem straight to the engine.
// "raw": nonce, gas and fee are preset, signed locally, one eth_sendRawTransaction each.
// "usual": what the library does for a call by itself; a nonce counter of its own is the only thing added.
import { randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import grpc from "@grpc/grpc-js";
import protoLoader from "@grpc/proto-loader";
import { FetchRequest, Interface, JsonRpcProvider, NonceManager, Network as EthersNetwork, Wallet, ZeroAddress }
  from "ethers";
import { createWalletClient, defineChain, http } from "viem";
import { createNonceManager, privateKeyToAccount } from "viem/accounts";
import { jsonRpc } from "viem/nonce";

const DIVISION = 654002;
const KIND = 1;
const DOCUMENT = `0x${"d0".repeat(32)}`;
// Over what any of these calls takes.
const GAS = 300_000n;

export const newCommitment = () => `0x${randomBytes(32).toString("hex")}`;

export class NodeSender {
  name = "node";

  constructor(network, node, key = "forestry") {
    const read = (...names) => readFileSync(path.join(...names));
    const includeDirs = [path.join(network.root, "proto")];
    const files = ["carbon/v1/persons.proto", "carbon/v1/node.proto"];
    const api = grpc.loadPackageDefinition(protoLoader.loadSync(files, {
      includeDirs, longs: String, enums: String, keepCase: true, defaults: true,
    })).carbon.v1;
    const folder = network.files(key);
    const credentials = grpc.credentials.createSsl(
      read(network.folder, "pki", "ca.crt"), read(folder, "client.key"), read(folder, "client.crt"));
    this.persons = new api.PersonService(`127.0.0.1:${node.port}`, credentials);
    this.status = new api.NodeService(`127.0.0.1:${node.port}`, credentials);
  }

  async prepare() {
    const { signer } = await this.ask(this.status, "getNodeStatus", {});
    this.address = signer;
  }

  ask(service, method, request) {
    const deadline = Date.now() + 60_000;
    return new Promise((resolve, reject) =>
      service[method](request, { deadline }, (error, answer) => (error ? reject(error) : resolve(answer))));
  }

  // Resolves once the write is accepted: stored durably. The request can be repeated to hear what became of it.
  async register(commitment, requestId = randomUUID(), waitFor = "WAIT_FOR_STORED") {
    const operation = await this.ask(this.persons, "registerPerson", {
      request_id: requestId, division: DIVISION, kind: KIND, commitment, document_hash: DOCUMENT, wait_for: waitFor,
    });
    if (operation.state === "STATE_REFUSED" || operation.state === "STATE_HALTED")
      throw new Error(`the write is ${operation.state}: ${operation.refusal_text_en}`);
    return operation;
  }

  // Waits until nothing is unsettled and the index has caught up.
  async rest(engine) {
    while (true) {
      const status = await this.ask(this.status, "getNodeStatus", {});
      const behind = await engine.height() - Number(status.as_of.height);
      if (Number(status.outbox_pending) === 0 && behind <= 1) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  close() {
    this.persons.close();
    this.status.close();
  }
}

async function walletOf(network, key) {
  const folder = network.files(key);
  const passphrase = readFileSync(path.join(folder, "passphrase"), "utf8").trim();
  return await Wallet.fromEncryptedJson(readFileSync(path.join(folder, "keystore.json"), "utf8"), passphrase);
}

// The usual manner offers a tip, for which the engine wants a balance to stand.
async function endow(network, address) {
  await network.engine.call(`${network.name}_setBalance`, [address, "0xffffffffffffffffffff"]);
}

/** The raw sender alone, by the key of a member: it needs nothing of the engine but to take what is signed. */
export async function ethersRaw(network, key, url = network.engine.url) {
  const wallet = new Wallet((await walletOf(network, key)).privateKey);
  const { chain, open, encode } = ethersOf(network, url);
  // Each call at once, by itself: the library's own rest of 10 ms to gather a batch would only slow it.
  const direct = open({ batchMaxCount: 1 });
  return {
    name: "ethers raw",
    address: wallet.address,
    async prepare() {
      this.nonce = await network.engine.used(wallet.address);
    },
    async register(commitment) {
      const signed = await wallet.signTransaction({
        type: 0, chainId: chain.chainId, nonce: this.nonce++, gasPrice: 0, gasLimit: GAS, to: network.persons,
        data: encode(commitment),
      });
      await direct.send("eth_sendRawTransaction", [signed]);
    },
    close: () => direct.destroy(),
  };
}

function ethersOf(network, url) {
  const chain = EthersNetwork.from(network.deployment.chainId);
  const abi = new Interface(JSON.parse(readFileSync("contracts/abi/Persons.json", "utf8")).abi);
  const open = (options) => new JsonRpcProvider(new FetchRequest(url), chain, { staticNetwork: chain, ...options });
  const encode = (commitment) =>
    abi.encodeFunctionData("registerPerson", [DIVISION, KIND, commitment, ZeroAddress, DOCUMENT]);
  return { chain, open, encode };
}

export async function ethersSenders(network, url = network.engine.url) {
  const raw = await ethersRaw(network, "ethers", url);
  await endow(network, raw.address);
  const { open, encode } = ethersOf(network, url);
  const wallet = new Wallet((await walletOf(network, "ethers")).privateKey);
  const provider = open({});
  const usual = {
    name: "ethers usual",
    address: wallet.address,
    async prepare() {
      this.signer = new NonceManager(wallet.connect(provider));
    },
    async register(commitment) {
      await this.signer.sendTransaction({ to: network.persons, data: encode(commitment) });
    },
    close: () => provider.destroy(),
  };
  return [raw, usual];
}

export async function viemSenders(network, url = network.engine.url) {
  const { privateKey, address } = await walletOf(network, "viem");
  await endow(network, address);
  const { abi } = JSON.parse(readFileSync("contracts/abi/Persons.json", "utf8"));
  const own = abi.filter((entry) => entry.name === "registerPerson");
  const chain = defineChain({
    id: network.deployment.chainId, name: "bench", nativeCurrency: { name: "none", symbol: "NONE", decimals: 18 },
    rpcUrls: { default: { http: [url] } },
  });
  const account = privateKeyToAccount(privateKey);
  const args = (commitment) => [DIVISION, KIND, commitment, ZeroAddress, DOCUMENT];
  const encoder = new Interface(abi);
  const client = createWalletClient({ account, chain, transport: http(url) });
  const raw = {
    name: "viem raw",
    address,
    async prepare() {
      this.nonce = await network.engine.used(address);
    },
    async register(commitment) {
      const serializedTransaction = await account.signTransaction({
        type: "legacy", chainId: chain.id, nonce: this.nonce++, gasPrice: 0n, gas: GAS, to: network.persons,
        data: encoder.encodeFunctionData("registerPerson", args(commitment)),
      });
      await client.sendRawTransaction({ serializedTransaction });
    },
    close: () => {},
  };
  const usual = {
    name: "viem usual",
    address,
    async prepare() {
      const nonceManager = createNonceManager({ source: jsonRpc() });
      const counted = privateKeyToAccount(privateKey, { nonceManager });
      this.client = createWalletClient({ account: counted, chain, transport: http(url) });
    },
    async register(commitment) {
      // Told the price, for on a chain without fees it picks by itself a tip over its own cap.
      await this.client.writeContract({
        address: network.persons, abi: own, functionName: "registerPerson", args: args(commitment), gasPrice: 0n,
      });
    },
    close: () => {},
  };
  return [raw, usual];
}

export const REGISTERED_TOPIC = new Interface(JSON.parse(readFileSync("contracts/abi/Persons.json", "utf8")).abi)
  .getEvent("PersonRegistered").topicHash;
