// What the index is to reach, held against what was measured.
import { median, table } from "../write/figures.mjs";

const FASTER_THAN_PONDER = 10;
const SHARE_OF_RPC = 0.8;
const ARCHIVE_PER_SECOND = 200_000;
const TICKET_P99_MS = 2;
const PLEDGE_P99_MS = 5;
const CURVE_TICKETS = 10_000_000;
const MEGABYTES = 500;
export const UNTHROTTLED = 64;

const mid = (runs, pick) => (runs === undefined || runs.length === 0 ? null : median(runs.map(pick)));
const rateOf = (runs) => mid(runs, (run) => run.eventsPerSecond);
const of = (runs, clients, paced = null) =>
  runs?.find((run) => run.clients === clients && (run.paced ?? null) === paced) ?? null;
const verdict = (met) => (met === null ? "not measured" : met ? "**met**" : "**missed**");
const ratio = (a, b) => (a === null || b === null || b === undefined ? null : a / b);
const times = (x) => (x === null ? "–" : `${x.toFixed(2)} ×`);
const whole = (x) => (x === null || x === undefined ? "–" : Math.round(x).toLocaleString("en-US"));
const ms = (run) => (run === null ? "–" : `${run.p99.toFixed(2)} ms`);

function cold({ catchUp, ceiling, ponder }) {
  const ours = rateOf(catchUp?.runs);
  const theirs = rateOf(ponder?.runs?.filter(({ store, endpoints, state }) =>
    store === "postgres" && endpoints === UNTHROTTLED && state === "cold"));
  const rpc = rateOf(ceiling?.runs.filter((run) => run.way === "receipts"));
  const [overPonder, ofRpc] = [ratio(ours, theirs), ratio(ours, rpc)];
  const met = ours === null || (overPonder === null && ofRpc === null) ? null
    : (overPonder ?? 0) >= FASTER_THAN_PONDER || (ofRpc ?? 0) >= SHARE_OF_RPC;
  return [
    `cold ≥ ${FASTER_THAN_PONDER} × Ponder on PostgreSQL listed ${UNTHROTTLED} times, ` +
      `or ≥ ${SHARE_OF_RPC} × the RPC`,
    `${times(overPonder)} Ponder, ${times(ofRpc)} blocks and receipts (${whole(ours)} events/s)`, verdict(met),
  ];
}

function archive({ archive: found }) {
  const ours = rateOf(found?.runs);
  return [
    `≥ ${whole(ARCHIVE_PER_SECOND)} events/s from the archive`, `${whole(ours)} events/s`,
    verdict(ours === null ? null : ours >= ARCHIVE_PER_SECOND),
  ];
}

function latency(result, pick, name, limit, paced) {
  const last = result.curve?.points.at(-1);
  const run = of(last && pick(last), 64, paced);
  const met = run === null ? null : run.p99 < limit;
  const small = last && last.tickets < CURVE_TICKETS ? `, with ${whole(last.tickets)} tickets only` : "";
  return [
    `${name} p99 < ${limit} ms, 64 clients ${paced ? `at ${whole(paced)}/s` : "as fast as they can"}, ` +
      `${whole(CURVE_TICKETS)} tickets`, `${ms(run)}${small}`, verdict(met),
  ];
}

function perSecond({ lookUps, ponder }) {
  const ours = of(lookUps?.getTicket, 64)?.perSecond ?? null;
  const ways = ponder?.lookUps ? Object.values(ponder.lookUps).map((runs) => of(runs, 64).perSecond) : [];
  const theirs = ways.length === 0 ? null : Math.max(...ways);
  const found = ratio(ours, theirs);
  return [
    `≥ ${FASTER_THAN_PONDER} × Ponder's faster way of look-ups, 64 clients`,
    `${times(found)} (${whole(ours)}/s over ${whole(theirs)}/s)`,
    verdict(found === null ? null : found >= FASTER_THAN_PONDER),
  ];
}

function memory({ catchUp, postgres, curve }) {
  const seen = [
    ...(catchUp?.runs ?? []).map((run) => run.mostMegabytes), ...(postgres?.runs ?? []).map((run) => run.mostMegabytes),
    ...(curve?.points ?? []).map((point) => point.megabytes),
  ];
  const most = seen.length === 0 ? null : Math.max(...seen);
  return [`node's memory < ${MEGABYTES} MB throughout`, `${whole(most)} MB`, verdict(most && most < MEGABYTES)];
}

export const aimLines = (result) => [
  "## Aims", "",
  ...table(["aim", "measured", ""], [
    cold(result), archive(result),
    ...[1_000, null].flatMap((paced) => [
      latency(result, (point) => point.getTicket, "GetTicket", TICKET_P99_MS, paced),
      latency(result, (point) => point.checkPledge, "CheckPledge", PLEDGE_P99_MS, paced),
    ]),
    perSecond(result), memory(result),
  ]), "",
];
