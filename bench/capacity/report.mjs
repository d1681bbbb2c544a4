// The pages: bench/results/capacity.md whole, and tables of it inside docs/capacity.md, between marks.
import { table } from "../write/figures.mjs";
import { ASSUMPTIONS, YEARS } from "./assumptions.mjs";
import { extraBytes, headerBytes } from "./bytes.mjs";
import {
  BOUNDS, GAS_LIMITS, POOL_PER_KEY, WINDOW, blockHours, boundsOf, consensusOf, eventHours, secondsOfBlock,
  writesBySeconds,
} from "./carry.mjs";
import { BLOCK_SECONDS } from "./day.mjs";
import { archiveBytes, blocksOfYears, idleBytes, slotsOf } from "./storage.mjs";

const VALIDATORS = [4, 7, 13];
const PERIODS = [2, 5];
// Random, so that no compression makes them smaller.
const SEAL_BYTES = 65;

export const number = (x, digits = 0) =>
  x.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** Three figures are more than a guess deserves. */
const rough = (x) => (x < 1_000 ? number(Math.round(x)) : number(Number(x.toPrecision(3))));
const share = (x) => (x < 0.001 ? "< 0.1 %" : `${number(100 * x, 1)} %`);
const bytes = (x) => {
  const [unit, size] = [["TB", 1e12], ["GB", 1e9], ["MB", 1e6]].find(([, one]) => x >= one) ?? ["kB", 1e3];
  return `${number(x / size, x / size < 10 ? 1 : 0)} ${unit}`;
};
const hours = (x) => (x < 1 / 60 ? "< 1 min" : x < 1 ? `${number(60 * x)} min` : `${number(x, 1)} h`);
const named = ({ place, level }) => `${place.name}, ${level}`;

/** The last column as text. */
const endsInText = ([heads, line, ...rows]) => [heads, line.replace(/---: \|$/, "--- |"), ...rows];

const basis = ({ facts }) => endsInText(table(["", "measured", "in"], Object.values(facts).map((fact) => {
  const isFile = /\.(md|json)$/.test(fact.source);
  return [fact.words, `${number(fact.value)} ${fact.unit}`, isFile ? `\`${fact.source}\`` : fact.source];
})));

const assumptions = () => endsInText(table(["supposed", "low", "mid", "high", "where it comes from"],
  ASSUMPTIONS.map(({ words, values, source }) => [words, ...values.map(String), source])));

const commands = ({ costs }) => table(
  ["command", "gas", "call, bytes", "transaction, bytes", "receipt, bytes", "slots at most", "events"],
  Object.entries(costs).map(([name, cost]) => [
    `\`${name}\``, number(cost.gas), number(cost.call), number(cost.transaction), number(cost.receipt),
    number(slotsOf(cost), 1), number(cost.events),
  ]));

const life = ({ places }) => table(
  ["", "counties", "lots", "tickets", "parts sold or used", "persons", "writes", "events", "writes in the tenth year"],
  places.map((one) => [
    named(one), number(one.place.counties), ...["lots", "tickets", "parts", "persons", "writes", "events", "writesLast"]
      .map((key) => rough(one[key])),
  ]));

const peak = ({ places }) => table(
  [
    "", "writes on a mean day", "on the last day", "in the fullest second", "writes in the fullest block",
    "fullest block", "fullest hour", "p99 to a block, s", "left after 24 h",
  ],
  places.map((one) => {
    const [day] = one.days;
    return [
      named(one), rough(one.meanDay), rough(one.lastDay), rough(day.peakSecond), rough(day.fullestWrites),
      share(day.fullest), share(day.fullestHour), number(day.p99Wait), rough(day.unserved),
    ];
  }));

const largerBlocks = ({ places }) => {
  const full = places.filter((one) => one.days[0].fullestHour > BOUNDS.fill);
  const rows = full.flatMap((one) => one.days.map((day) => [
    named(one), number(day.gasLimit / 1e6), share(day.fullestHour), rough(day.mostWaiting), number(day.p99Wait),
    rough(day.unserved),
  ]));
  return table(["", "limit, M gas", "fullest hour", "most waiting", "p99 to a block, s", "left after 24 h"], rows);
};

const headers = ({ facts }) => table(
  [
    "validators", "seals", "extra field, bytes", "header, bytes",
    ...PERIODS.flatMap((s) => [`chain node, ${YEARS} idle years, blocks of ${s} s`, "archive"]),
  ],
  VALIDATORS.map((n) => {
    const { quorum } = consensusOf(n);
    const archived = facts.idleArchive.value + quorum * SEAL_BYTES;
    return [
      number(n), number(quorum), number(extraBytes(n)), number(headerBytes(n)),
      ...PERIODS.flatMap((s) => [bytes(idleBytes(n, s, YEARS)), bytes(blocksOfYears(YEARS, s) * archived)]),
    ];
  }));

const storage = ({ places, costs, facts }) => table(
  [
    "", "transactions, receipts", "slots at most", "state, Forest", "state, Bonsai", "archive's events",
    "index", "index a ticket", "outbox of all",
  ],
  places.map((one) => {
    const index = one.events * facts.indexBytes.value;
    return [
      named(one), bytes(one.storage.bodies), rough(one.storage.slots), bytes(one.storage.forest),
      bytes(one.storage.bonsai), bytes(archiveBytes(one.life.commands, costs)), bytes(index),
      `${number(index / (one.tickets + one.parts) / 1e3, 1)} kB`, bytes(one.writes * facts.outboxBytes.value),
    ];
  }));

const rebuild = ({ places, facts }) => table(
  ["", "events", "from the RPC", "from the archive"],
  [
    ...places.map((one) => [
      named(one), rough(one.events), hours(eventHours(one.events, facts)),
      hours(one.events / facts.fromArchive.value / 3_600),
    ]),
    ...PERIODS.map((period) => [
      `${YEARS} years of blocks of ${period} s, without events`,
      `${number(blocksOfYears(YEARS, period) / 1e6)} M blocks`, hours(blockHours(YEARS, period, facts.emptyBlocks)),
      facts.emptyFromArchive ? hours(blockHours(YEARS, period, facts.emptyFromArchive)) : "–",
    ]),
  ]);

const byGas = ({ meanGas }) => table(
  [
    "limit of a block, M gas",
    ...Object.entries(meanGas).map(([level, gas]) => `writes/s, ${level}: ${number(gas)} gas`),
  ],
  GAS_LIMITS.map((limit) => [
    number(limit / 1e6), ...Object.values(meanGas).map((gas) => number(writesBySeconds(limit, gas))),
  ]));

const byEngine = ({ engines }) => table(
  ["engine", "seen", "M gas/s", ...GAS_LIMITS.map((limit) => `block of ${number(limit / 1e6)} M`)],
  engines.map(({ words, seen, gasPerSecond }) => [
    words, seen, number(gasPerSecond / 1e6),
    ...GAS_LIMITS.map((limit) => `${number(secondsOfBlock(limit, gasPerSecond), 2)} s`),
  ]));

const byKey = ({ places }) => table(
  ["", "writes in the busiest hour of the year", "a second, by one key", "by a key for each county"],
  places.filter(({ level }) => level !== "low").map((one) => {
    const perSecond = one.busiestHour / 3_600;
    return [named(one), rough(one.busiestHour), number(perSecond, 2), number(perSecond / one.place.counties, 4)];
  }));

const consensus = () => table(
  ["validators", "seals", "may be away", "messages a block", "messages/s"],
  [4, 7, 13, 21, 31].map(consensusOf).map((one) =>
    [one.validators, one.quorum, one.mayFail, one.perBlock, one.perSecond].map((x) => number(x))));

const split = ({ places, facts }) => table(
  ["", "fullest hour", "its events taken in anew", "chain node's disk, Forest, 7 validators", "passes"],
  places.map((one) => {
    const { chainBytes, hours: taken, passed } = boundsOf(one, YEARS, 7, facts);
    return [
      named(one), share(one.days[0].fullestHour), hours(taken), bytes(chainBytes), passed.join(", ") || "nothing",
    ];
  }));

const FIGURE_WIDTH = 48;
const FIGURE_DECADES = 5;

/** Bars on a logarithmic scale: writes in the fullest second of the year, beside what a block's limit carries. */
function figure({ places, meanGas }) {
  const columns = (x) => Math.max(1, Math.round(Math.min(1, (Math.log10(Math.max(x, 0.1)) + 1) / FIGURE_DECADES)
    * FIGURE_WIDTH));
  const bar = (name, x, sign) => `${name.padEnd(20)} ${sign.repeat(columns(x)).padEnd(FIGURE_WIDTH)} ${rough(x)}`;
  return [
    "```", "writes in the fullest second of the tenth year (each twelve signs: ten times as many)",
    ...places.map((one) => bar(`${one.place.key}, ${one.level}`, one.days[0].peakSecond, "█")),
    bar("a chain of 30 M gas", writesBySeconds(GAS_LIMITS[0], meanGas.mid), "░"), "```",
  ];
}

/** Every part that docs/capacity.md may hold between marks. */
export const TABLES = {
  basis, assumptions, commands, life, peak, figure, largerBlocks, headers, storage, rebuild, byGas, byEngine, byKey,
  consensus, split,
};

const TITLES = {
  basis: "What was measured", assumptions: "What is supposed", commands: "What a command costs",
  life: "Ten years, by size of the chain", peak: "The last working day of the tenth year, blocks of 30 M gas",
  figure: "Peaks in one picture", largerBlocks: "Where blocks are more than half full: larger blocks",
  headers: "Headers", storage: "On disk after ten years, beside the headers", rebuild: "Taking a chain in anew",
  byGas: "What a chain carries by gas", byEngine: "What engines were seen to execute", byKey: "What a key carries",
  consensus: "Messages of consensus", split: "Which bounds are passed",
};

const columns = (lines) => lines.map((line) => line.trimEnd());

export function reportOf(result) {
  return [
    "# Capacity: tables of a simulation", "",
    `Made by \`./carbon bench capacity\` from seed ${result.seed}; the same inputs give the same page. What it means`,
    "and what follows is in [docs/capacity.md](../../docs/capacity.md). Rates are those of full use in a county;",
    `counties come in evenly over ${YEARS} years. Figures have three digits at most: they rest on guesses.`, "",
    "Counties: national statistical yearbook 2012, table 1-1: 2,853 divisions of county rank (县级), 332 of prefecture",
    `rank, 31 of province rank. Gas as of commit ${result.commit}; ${result.days} working days a year by the calendar`,
    `of 2026; blocks of ${BLOCK_SECONDS} s. Besu's pool takes ${POOL_PER_KEY} transactions of one key; a node uses`,
    `${WINDOW} of these places.`,
    "**No Besu was measured.**", "",
    ...Object.entries(TABLES).flatMap(([key, of]) => [`## ${TITLES[key]}`, "", ...columns(of(result)), ""]),
  ].join("\n");
}

const MARK = /<!-- table: (\w+) -->\n[\s\S]*?<!-- end of table -->/g;

/** The text with each table between its marks made anew. */
export const withTables = (text, result) => text.replace(MARK, (_, key) =>
  [`<!-- table: ${key} -->`, ...columns(TABLES[key](result)), "<!-- end of table -->"].join("\n"));
