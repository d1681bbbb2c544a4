// Ten years of a register: which acts fall on which working day, and what has come together in the end.
import { readFileSync } from "node:fs";
import { ACTS } from "./acts.mjs";
import { YEARS, rollOut } from "./assumptions.mjs";
import { poisson } from "./random.mjs";

const DAY_MS = 86_400_000;

/** Working days of a year by its official calendar. */
export function workingDays(year) {
  const { holidays } = JSON.parse(readFileSync(`policies/calendars/${year}.json`, "utf8"));
  const day = (text) => Date.parse(`${text}T00:00:00Z`);
  const off = new Set();
  const on = new Set();
  for (const { firstDay, lastDay, makeUpDays } of holidays) {
    for (let at = day(firstDay); at <= day(lastDay); at += DAY_MS) off.add(at);
    makeUpDays.forEach((text) => on.add(day(text)));
  }
  let count = 0;
  for (let at = day(`${year}-01-01`); at < day(`${year + 1}-01-01`); at += DAY_MS) {
    const isWeekend = [0, 6].includes(new Date(at).getUTCDay());
    if (on.has(at) || (!isWeekend && !off.has(at))) count++;
  }
  return count;
}

/** How many of an act are expected on a working day: an even share, and on the last one what crowds there. */
function expectedOn(day, days, perYear, share) {
  if (share === undefined) return perYear / days;
  return day === days - 1 ? perYear * share : perYear * (1 - share) / (days - 1);
}

const MADE = new Set(["Reserve.issueTicket", "Tickets.transferPart"]);

const addTo = (totals, name, count) => totals.set(name, (totals.get(name) ?? 0) + count);

/** Commands of so many acts, by name. The shares of a command in an act are means, and so are the totals. */
function addCommands(totals, act, assumed, count) {
  for (const [name, each] of act.commands(assumed)) addTo(totals, name, count * each);
}

/** One year: the acts of its last working day and of all days, the latter as commands too. */
function yearOf(random, assumed, counties, days, live, made) {
  const year = { commands: new Map(), lastDay: new Map(), busiest: 0 };
  const perDay = Array(days).fill(0);
  for (const act of ACTS) {
    const perYear = act.perYear(assumed, counties, live, made);
    const writes = act.commands(assumed).reduce((sum, [, each]) => sum + each, 0);
    let all = 0;
    for (let day = 0; day < days; day++) {
      const count = poisson(random, expectedOn(day, days, perYear, assumed[act.crowds]));
      all += count;
      perDay[day] += count * writes;
      if (day === days - 1) year.lastDay.set(act, count);
    }
    addCommands(year.commands, act, assumed, all);
  }
  year.perDay = perDay;
  return year;
}

const sumOf = (commands, pick) => [...commands].reduce((sum, [name, count]) => sum + count * pick(name), 0);

/** All years of a place: commands in all and in the last year, numbers made and alive, and the last working day. */
export function lifeOf(random, assumed, counties, days) {
  const commands = new Map();
  let live = 0;
  // What was made in the year before stands for the present one, whose cancellations are among its acts.
  let made = 0;
  let last = null;
  for (let year = 1; year <= YEARS; year++) {
    last = yearOf(random, assumed, counties * rollOut(year), days, live, made);
    made = sumOf(last.commands, (name) => (MADE.has(name) ? 1 : 0));
    live += made - (last.commands.get("Tickets.cancelTicket") ?? 0);
    for (const [name, count] of last.commands) addTo(commands, name, count);
  }
  return { commands, live, last };
}

export const total = (commands, pick = () => 1) => sumOf(commands, pick);
