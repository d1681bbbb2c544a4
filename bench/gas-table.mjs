// The aims, and the measured numbers as a page.

/** Gas that a command may take in daily work. */
export const AIMS = Object.freeze({
  "Reserve.issueTicket": 110_000,
  "Tickets.transferPart": 130_000,
  "Pledges.proposePledge": 100_000,
  "Pledges.acceptPledge": 100_000,
  "Tickets.releaseLiens": 50_000,
  "Tickets.releaseLiens (of a freeze)": 50_000,
  "Rulings.freezeTicket": 90_000,
  "Offsets.grantOffset": 110_000,
  "Tickets.cancelTicket": 45_000,
});

/** What no command may take at its largest: about half of what a block takes. */
export const MAXIMUM = 16_000_000;

const number = (value) => value.toLocaleString("en-US");

function aimOf(name, { repeated }) {
  const aim = AIMS[name];
  if (aim === undefined) return "";
  return repeated <= aim ? `≤ ${number(aim)}, met` : `≤ ${number(aim)}, missed by ${number(repeated - aim)}`;
}

const rowsOf = (entries) => Object.entries(entries).map(
  ([name, gas]) => `| ${name} | ${number(gas.first)} | ${number(gas.repeated)} | ${aimOf(name, gas)} |`,
);

export function tableOf({ commit, machine, versions, commands, maxima, standards }) {
  return [
    "# Gas per command", "",
    "Gas used by one transaction, calldata included, with one owner, one ticket and, for an application, two parcels.",
    "*First*: the first of its kind on a register newly founded, in a new year; *repeated*: the next one, as in daily",
    "work. A command that is given a number costs 17,100 more the first time in a year. The aims are for daily work.",
    "Gas does not depend on the machine; it is named for the record.", "",
    `Measured by \`./carbon bench gas\` on the sources after commit ${commit}; ${machine.cpu}, ${machine.cores} cores,`,
    `Node ${machine.node}; ${Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(", ")};`,
    "optimizer 200 runs, via IR, cancun.", "",
    "An act of the council is measured as the command that carries it out (`enactAct`). What only a desk may call",
    "(`Tickets.issue`, `annul`, `offset`, `placePledge`, `placeFreeze`, `moveByRuling` and `enforceLien`,",
    "`Persons.disqualify`, `Cases.answer`, `Quotas.answer`) is part of the desk's command above or below it; here it",
    "is sent by a key in the desk's place.", "",
    "| command | first | repeated | aim |", "|---|---:|---:|---|", ...rowsOf(commands), "",
    "## At the maximum", "",
    "Each loop at the largest size that `contracts/libraries/Limits.sol` allows, so that no command outgrows a block;",
    `none may take ${number(MAXIMUM)}.`, "",
    "| command | gas |", "|---|---:|",
    ...Object.entries(maxima).map(([name, gas]) => `| ${name} | ${number(gas)} |`), "",
    "## Token standards", "",
    "The same run, other contracts. None of them knows liens, mandates, offices, co-owners or vouchers.", "",
    "| command of a standard | first | repeated | |", "|---|---:|---:|---|", ...rowsOf(standards), "",
  ].join("\n");
}
