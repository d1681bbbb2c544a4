// Writes through one node beside the same calls sent by ethers and viem, on the same engines in one run.
// Run by ./carbon bench write: node bench/write.mjs ROOT PORT [--quick]. Quick runs prove the bench, not the node.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { CountingProxy } from "./write/counting-proxy.mjs";
import { p50And99, place } from "./write/figures.mjs";
import { closedLoop, openLoop } from "./write/load.mjs";
import { Network } from "./write/network.mjs";
import { recovery } from "./write/recovery.mjs";
import { reportOf } from "./write/report.mjs";
import { NodeSender, ethersSenders, viemSenders } from "./write/senders.mjs";

const [root, port, quick] = process.argv.slice(2);
process.chdir(root);
const isQuick = quick === "--quick";
const WARM_UP = 300;
const OFFERED_PER_SECOND = 100;
const plan = {
  rounds: isQuick ? 1 : 3,
  offeredSeconds: isQuick ? 5 : 30,
  pendingRows: isQuick ? 500 : 10_000,
  // Hardhat refuses a nonce that comes before its turn, so what is sent to it straight goes one by one.
  modes: [
    // Long enough that the second for which the last write waits does not matter.
    {
      name: "anvil", mode: "second", writes: isQuick ? 500 : 8_000, usualWrites: isQuick ? 200 : 2_000,
      nodeInFlight: 64, rawInFlight: 64, offeredTo: ["node", "ethers raw", "viem raw"],
      andThen: questionsAndRecovery,
    },
    // With a long queue anvil's automatic mining slows down to a crawl for every sender, so few are in flight.
    { name: "anvil", mode: "auto", writes: isQuick ? 100 : 200, nodeInFlight: 8, rawInFlight: 8, offeredTo: [] },
    {
      name: "hardhat", mode: "auto", writes: isQuick ? 100 : 300, nodeInFlight: 64, rawInFlight: 1,
      offeredTo: ["node"],
    },
  ],
};

const startedAt = Date.now();
const say = (text) => console.log(`${((Date.now() - startedAt) / 1000).toFixed(0).padStart(5)} s  ${text}`);

function brief(run) {
  const accepted = p50And99(run.toAcceptedMs);
  const final = p50And99(run.toFinalMs);
  const { sender, count, acceptedPerSecond, minedPerSecond, processorMsPerWrite } = run;
  return { sender, count, acceptedPerSecond, minedPerSecond, accepted, final, processorMsPerWrite };
}

function tell(run) {
  const f = (x) => x.toFixed(1);
  say(`  ${run.sender.padEnd(12)} accepted ${f(run.acceptedPerSecond)}/s, mined ${f(run.minedPerSecond)}/s; ` +
    `to accepted p50 ${f(run.accepted.p50)} ms, p99 ${f(run.accepted.p99)} ms; ` +
    `to final p50 ${f(run.final.p50)} ms, p99 ${f(run.final.p99)} ms`);
}

async function measure(network, sender, load, nodeSender) {
  const run = brief(await load());
  await nodeSender.rest(network.engine);
  tell(run);
  return run;
}

async function throughput(network, setting, senders) {
  const nodeSender = senders[0];
  const inFlight = (sender) => (sender === nodeSender ? setting.nodeInFlight : setting.rawInFlight);
  const writesOf = (sender) => (sender.name.endsWith("usual") && setting.usualWrites) || setting.writes;
  await network.engine.mine(setting.mode);
  say(`${network.name}, ${setting.mode}: warming up`);
  for (const sender of senders) {
    tell(brief(await closedLoop(network, sender, Math.min(WARM_UP, setting.writes), inFlight(sender))));
  }
  await nodeSender.rest(network.engine);
  const runs = [];
  for (let round = 0; round < plan.rounds; round++) {
    say(`${network.name}, ${setting.mode}: round ${round + 1} of ${plan.rounds}, ${setting.writes} writes each`);
    // Each round begins with another sender, so that none has always the fresh engine.
    const order = senders.map((_, i) => senders[(i + round) % senders.length]);
    for (const sender of order) {
      const load = () => closedLoop(network, sender, writesOf(sender), inFlight(sender));
      runs.push({ round, ...await measure(network, sender, load, nodeSender) });
    }
  }
  return runs;
}

async function offered(network, setting, senders) {
  const count = OFFERED_PER_SECOND * plan.offeredSeconds;
  say(`${network.name}, ${setting.mode}: ${OFFERED_PER_SECOND} writes/s for ${plan.offeredSeconds} s`);
  const runs = [];
  for (const sender of senders.filter((one) => setting.offeredTo.includes(one.name))) {
    runs.push(await measure(network, sender, () => openLoop(network, sender, count, OFFERED_PER_SECOND), senders[0]));
  }
  return runs;
}

// What each sender asks of the engine for one write, counted between the two in a run of its own.
async function questions(network) {
  const WRITES = isQuick ? 100 : 500;
  await network.engine.mine("second");
  const proxy = await CountingProxy.start(network.engine.url);
  await network.node.stop();
  network.node = await network.startNode(proxy.url);
  const senders = [
    new NodeSender(network, network.node),
    ...await ethersSenders(network, proxy.url),
    ...await viemSenders(network, proxy.url),
  ];
  const counted = [];
  for (const sender of senders) {
    await sender.prepare();
    proxy.reset();
    await closedLoop(network, sender, WRITES, 64);
    const perWrite = Object.entries(proxy.methods).map(([method, count]) => [method, count / WRITES]);
    counted.push({ sender: sender.name, posts: proxy.posts / WRITES, methods: Object.fromEntries(perWrite) });
    sender.close();
    // The node goes on looking at the head; the others must not be charged for it.
    if (sender === senders[0]) await network.node.stop();
  }
  await proxy.stop();
  network.node = await network.startNode();
  return counted;
}

// Each mode has an engine of its own: one that keeps the states of its last blocks in memory would carry a hundred
// thousand writes of the mode before in each of them.
async function inMode(setting) {
  const { name, mode, writes, usualWrites, nodeInFlight, rawInFlight } = setting;
  say(`${name}, ${mode}: founding the network`);
  const network = await Network.start(root, name, Number(port));
  network.node = await network.startNode();
  const result = { mode, writes, usualWrites, nodeInFlight, rawInFlight };
  try {
    const senders = [
      new NodeSender(network, network.node), ...await ethersSenders(network), ...await viemSenders(network),
    ];
    result.runs = await throughput(network, setting, senders);
    result.offered = setting.offeredTo.length > 0 ? await offered(network, setting, senders) : [];
    senders.forEach((sender) => sender.close());
    if (setting.andThen) await setting.andThen(network, result);
    await network.node.stop();
  } finally {
    await network.stop();
  }
  return result;
}

async function questionsAndRecovery(network, result) {
  say("anvil: counting what each sender asks of the engine");
  result.questions = await questions(network);
  say(`anvil: recovery with ${plan.pendingRows} pending rows`);
  result.recovery = await recovery(network, plan.pendingRows, 64, say);
}

const modes = [];
for (const setting of plan.modes) modes.push({ engine: setting.name, ...await inMode(setting) });
const packages = ["@grpc/grpc-js", "ethers", "viem", "@foundry-rs/anvil-linux-amd64", "hardhat"];
const result = { place: place(root, packages), offeredPerSecond: OFFERED_PER_SECOND, plan, modes };
const folder = path.join(root, ...(isQuick ? [".carbon", "log"] : ["bench", "results"]));
mkdirSync(folder, { recursive: true });
const report = reportOf(result);
writeFileSync(path.join(folder, "write.json"), `${JSON.stringify(result, null, 2)}\n`);
writeFileSync(path.join(folder, "write.md"), report);
console.log(`\n${report}`);
console.log(`wrote ${path.relative(root, folder)}/write.md and write.json`);
process.exit(0);
