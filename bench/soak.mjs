// Steady writes through one node for a long time: whether its memory stays, and how its files grow.
// Run by ./carbon bench soak: node bench/soak.mjs ROOT PORT MINUTES
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { leastSquares, median, p50And99, place, placeLines, table } from "./write/figures.mjs";
import { offerAt, sleep } from "./write/load.mjs";
import { Network } from "./write/network.mjs";
import { NodeSender, newCommitment } from "./write/senders.mjs";

const [root, port, minutesText] = process.argv.slice(2);
process.chdir(root);
const minutes = Number(minutesText);
const PER_SECOND = 20;
const SAMPLE_SECONDS = 10;
const SAY_SAMPLES = 6;
const FILES = ["outbox.db", "index.db"];
// A shorter run proves the bench; its figures go to .carbon/log.
const LONG_MINUTES = 60;

// Growth over the fitted time that is less than this share of the median counts as none: the collector's own breath.
const NOISE_SHARE = 0.02;

const say = (text) => console.log(text);
const f = (x) => x.toFixed(1);

// A database with its log beside it.
function kilobytes(folder, name) {
  const sizes = [name, `${name}-wal`].map((file) =>
    statSync(path.join(folder, file), { throwIfNoEntry: false })?.size ?? 0);
  return (sizes[0] + sizes[1]) / 1024;
}

// Flat: over the last three quarters the fitted line rises by no more than twice the standard deviation around it, or
// by no more than the share of the median that is called noise.
function judge(samples) {
  const late = samples.filter((sample) => sample.seconds >= minutes * 60 / 4);
  const points = late.map(({ seconds, megabytes }) => [seconds / 3600, megabytes]);
  const { slope, deviation } = leastSquares(points);
  const hours = points.at(-1)[0] - points[0][0];
  const rise = slope * hours;
  const noise = Math.max(2 * deviation, NOISE_SHARE * median(points.map((point) => point[1])));
  return { slope, deviation, rise, noise, hours, flat: rise <= noise };
}

async function soak(network) {
  const { node, engine } = network;
  const sender = new NodeSender(network, node);
  await sender.prepare();
  await engine.mine("second");
  const before = await engine.head(sender.address);
  const sizes = () => Object.fromEntries(FILES.map((name) => [name, kilobytes(node.folder, name)]));
  const sizesBefore = sizes();
  const samples = [];
  let accepted = [];
  let count = 0;
  let over = false;
  const startedAt = performance.now();
  const sampling = (async () => {
    for (let i = 0; !over; i++) {
      while (!over && performance.now() - startedAt < i * SAMPLE_SECONDS * 1000) await sleep(200);
      const { used } = await engine.head(sender.address);
      const seconds = (performance.now() - startedAt) / 1000;
      const { p50, p99 } = accepted.length > 0 ? p50And99(accepted) : { p50: null, p99: null };
      const unmined = count - (used - before.used);
      samples.push({ seconds, ...node.memory(), accepted: count, unmined, p50, p99 });
      accepted = [];
      if (i % SAY_SAMPLES === 0 || over) {
        const { megabytes, ownMegabytes } = samples.at(-1);
        say(`${(seconds / 60).toFixed(1).padStart(6)} min  ${count} accepted, ${unmined} of them in no block yet, ` +
          `${f(megabytes)} MB (own ${f(ownMegabytes)})` +
          (p99 === null ? "" : `; to accepted p50 ${f(p50)} ms, p99 ${f(p99)} ms`));
      }
    }
  })();
  const writes = minutes * 60 * PER_SECOND;
  try {
    await Promise.race([sampling, offerAt(writes, PER_SECOND, startedAt, async (dueAt) => {
      await sender.register(newCommitment());
      count++;
      accepted.push(performance.now() - dueAt);
    })]);
  } finally {
    over = true;
    await sampling;
  }
  while (await engine.used(sender.address) < before.used + writes) await sleep(100);
  await sender.rest(engine);
  sender.close();
  // A node that ends brings its logs into the databases, so only what stays is counted.
  await node.stop();
  const sizesAfter = sizes();
  const growthOf = (name) => (sizesAfter[name] - sizesBefore[name]) / writes * 1000;
  const growth = Object.fromEntries(FILES.map((name) => [name, growthOf(name)]));
  return { minutes, writes, perSecond: PER_SECOND, samples, growthKilobytesPer1000: growth, ...judge(samples) };
}

function reportOf({ place: taken, ...run }) {
  const megabytes = run.samples.map((sample) => sample.megabytes);
  const told = run.samples.filter((sample) => sample.p99 !== null);
  return [
    "# A node under steady writes", "",
    ...placeLines(taken, `./carbon bench soak --minutes ${run.minutes}`), "",
    `${run.perSecond} writes/s (RegisterPerson, open loop) for ${run.minutes} minutes through one of four nodes, with`,
    "durable commits (`synchronous=FULL`), on anvil with a block each second:",
    `${run.writes} writes, all of them mined.`, "",
    "## Resident memory of the driven node (aim: flat over one hour)", "",
    ...table(["", "MB"], [
      ["at the start", f(megabytes[0])],
      ["median", f(median(megabytes))],
      ["at the end", f(megabytes.at(-1))],
      ["least squares over the last three quarters, per hour", f(run.slope)],
      [`rise over these ${run.hours.toFixed(2)} h`, f(run.rise)],
      ["noise", f(run.noise)],
      ["**verdict**", run.flat ? "**flat**" : "**not flat**"],
    ]), "",
    `Sampled each ${SAMPLE_SECONDS} s. Flat: the rise is at most the noise, which is twice the standard deviation`,
    `around the line (${f(run.deviation)} MB), or ${NOISE_SHARE * 100} % of the median where that is more.`, "",
    "## Along the way", "",
    ...table(["", ""], [
      ["to accepted, p50 of each sample, median, ms", f(median(told.map((sample) => sample.p50)))],
      ["to accepted, p99 of each sample, median, ms", f(median(told.map((sample) => sample.p99)))],
      ["to accepted, p99 of each sample, worst, ms", f(Math.max(...told.map((sample) => sample.p99)))],
      ["accepted and in no block yet, most", Math.max(...run.samples.map((sample) => sample.unmined))],
      ...FILES.map((name) => [`${name} per 1,000 writes, kB`, f(run.growthKilobytesPer1000[name])]),
    ]), "",
    "## Samples", "",
    ...table(["minute", "MB", "of it the process's own", "accepted"], thinned(run.samples).map((sample) =>
      [(sample.seconds / 60).toFixed(1), f(sample.megabytes), f(sample.ownMegabytes), sample.accepted])), "",
  ].join("\n");
}

// Some twenty of all samples, in equal steps, and the last.
function thinned(samples) {
  const step = Math.max(1, Math.floor(samples.length / 20));
  return samples.filter((_, i) => i % step === 0 || i === samples.length - 1);
}

say("founding the network");
const network = await Network.start(root, "anvil", Number(port));
try {
  network.node = await network.startNode();
  say(`${PER_SECOND} writes/s for ${minutes} min`);
  const run = await soak(network);
  const result = { place: place(root, ["@grpc/grpc-js", "@foundry-rs/anvil-linux-amd64"]), ...run };
  const folder = path.join(root, ...(minutes < LONG_MINUTES ? [".carbon", "log"] : ["bench", "results"]));
  mkdirSync(folder, { recursive: true });
  const report = reportOf(result);
  writeFileSync(path.join(folder, "soak.md"), report);
  console.log(`\n${report}`);
  console.log(`wrote ${path.relative(root, folder)}/soak.md`);
} finally {
  await network.stop();
}
process.exit(0);
