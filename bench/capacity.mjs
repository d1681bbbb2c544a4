// Ten years of registry life for a city, a province and the country, simulated from a seed; and what a chain carries.
// Run by ./carbon bench capacity: node bench/capacity.mjs ROOT. Needs no network: it reads what other benches measured.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { costsOf } from "./capacity/acts.mjs";
import { LEVELS, PLACES, at } from "./capacity/assumptions.mjs";
import { readBasis } from "./capacity/basis.mjs";
import { readAbi } from "./capacity/bytes.mjs";
import { GAS_LIMITS } from "./capacity/carry.mjs";
import { blocksOf, secondsOf } from "./capacity/day.mjs";
import { lifeOf, total, workingDays } from "./capacity/life.mjs";
import { randomOf } from "./capacity/random.mjs";
import { number, reportOf, withTables } from "./capacity/report.mjs";
import { writeBytes } from "./capacity/storage.mjs";

process.chdir(process.argv[2]);
const SEED = 20_260;
const CALENDAR = 2026;
// A burst of 5,000 calls into four validators that shared two cores.
const CLIQUE_SEEN = { perSecond: 355, gas: 54_000 };

function simulate(place, level, days, costs) {
  const random = randomOf(SEED + place.counties + LEVELS.indexOf(level));
  const assumed = at(level);
  const life = lifeOf(random, assumed, place.counties, days);
  const seconds = secondsOf(random, life.last.lastDay, assumed, costs);
  const of = (name) => life.commands.get(name) ?? 0;
  const lastDay = life.last.perDay.at(-1);
  return {
    place, level, life, lastDay,
    lots: of("Reserve.fileReduction"), tickets: of("Reserve.issueTicket"), parts: of("Tickets.transferPart"),
    persons: of("Persons.registerPerson"), writes: total(life.commands),
    events: total(life.commands, (name) => costs[name].events),
    gas: total(life.commands, (name) => costs[name].gas),
    writesLast: total(life.last.commands), meanDay: total(life.last.commands) / days,
    busiestHour: lastDay * assumed.busiestHour,
    days: GAS_LIMITS.map((gasLimit) => ({ gasLimit, ...blocksOf(seconds, gasLimit) })),
    storage: writeBytes(life.commands, costs),
  };
}

function enginesOf({ anvil, registerGas }) {
  return [
    {
      words: "anvil, no consensus, shared with bench and nodes",
      seen: `${anvil.value} registrations/s`, gasPerSecond: anvil.value * registerGas.value,
    },
    {
      words: "geth 1.8.23, four validators of Clique on two cores",
      seen: `${CLIQUE_SEEN.perSecond} calls/s of ${number(CLIQUE_SEEN.gas)} gas, by hand, the least seen`,
      gasPerSecond: CLIQUE_SEEN.perSecond * CLIQUE_SEEN.gas,
    },
  ];
}

function meanGasOf(places) {
  return Object.fromEntries(LEVELS.map((level) => {
    const { gas, writes } = places.find((one) => one.place.key === "country" && one.level === level);
    return [level, gas / writes];
  }));
}

const { gas, facts } = readBasis();
const costs = costsOf(gas.commands, readAbi());
const days = workingDays(CALENDAR);
const places = PLACES.flatMap((place) => LEVELS.map((level) => simulate(place, level, days, costs)));
const result = {
  seed: SEED, commit: gas.commit, days, facts, costs, places, meanGas: meanGasOf(places), engines: enginesOf(facts),
};
const report = reportOf(result);
const page = path.join("docs", "capacity.md");
writeFileSync(path.join("bench", "results", "capacity.md"), report);
writeFileSync(page, withTables(readFileSync(page, "utf8"), result));
console.log(report);
console.log(`wrote bench/results/capacity.md and the tables of ${page}`);
