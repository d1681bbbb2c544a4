// Every command of every contract that touches a ticket, in every state of the ticket, its owners, its policy and the
// register. A ticket that is listed for sale does not exist before the exchange does. The council's acts, policies,
// plantings and quotas touch no ticket; what only desks may ask of the ledger is told by Tickets.states.test.js.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { bound } from "./commands.js";
import { refuses } from "./expect.js";
import { foundedRegister, load } from "./fixture.js";
import { ON_LIENS, ON_TICKET, STATES, UNENCUMBERED, begun, claimed } from "./states.js";

const ok = "takes effect";
/** A ticket with liens cannot come to its end. */
const none = "cannot be";
const FREE = "AmountOverFree";
const ENC = "TicketEncumbered";
const ROOT = "RootFrozen";
const PERSON = "PersonIsFrozen";
const SUSP = "PersonNotActive";
const LOST = "TicketLost";
const NOT_LOST = "TicketNotLost";
const LEFT = "TicketNotUsedUp";
const ENDED = "TicketEnded";
const PAUSED = "RegisterPaused";
const OVER = "PolicyNotInForce";
const times = (count, what) => Array(count).fill(what);

/** Not an act on the ticket itself: only the pause stops it. */
const always = [...times(13, ok), PAUSED, ok];
/** An act of the owners that needs a free amount. */
const ofPart = [ok, FREE, FREE, ROOT, PERSON, SUSP, LOST, ok, ...times(5, ENDED), PAUSED, ok];
/** An act of the owners on the whole ticket. */
const ofWhole = [ok, ENC, ENC, ROOT, PERSON, SUSP, LOST, ok, ...times(5, ENDED), PAUSED, ok];

// In the order of STATES: live, pledged, frozen, root frozen, person frozen, person suspended, lost, partly offset;
// used up, cancelled, split, merged, annulled; paused, policy ended.
const OUTCOMES = {
  "reserve.issueTicket": [...times(13, ok), PAUSED, OVER],
  "reserve.recordReversal": always,
  "reserve.proposeAnnulment": always,
  "reserve.confirmAnnulment": [ok, ENC, ENC, ENC, PERSON, ok, ok, ok, ...times(5, ENDED), PAUSED, ok],
  "reserve.declineAnnulment": always,
  "tickets.transferPart": ofPart,
  "tickets.transferTicket": ofWhole,
  "tickets.transferShare": ofWhole,
  "tickets.splitTicket": ofWhole,
  "tickets.mergeTickets": ofWhole,
  "tickets.changeOwnership": ofWhole,
  "tickets.registerChange": [ok, ok, ok, ROOT, PERSON, SUSP, LOST, ok, ...times(5, ENDED), PAUSED, ok],
  "tickets.reportLoss": [ok, ok, ok, ok, PERSON, SUSP, LOST, ok, ...times(5, ENDED), PAUSED, ok],
  "tickets.withdrawLoss": [...times(6, NOT_LOST), ok, NOT_LOST, ...times(5, ENDED), NOT_LOST, NOT_LOST],
  "tickets.reissueTicket": [
    ...times(6, NOT_LOST), "LossNoticeRunning", NOT_LOST, ...times(5, ENDED), NOT_LOST, NOT_LOST,
  ],
  "tickets.cancelTicket": [...times(8, LEFT), ok, ...times(4, ENDED), PAUSED, LEFT],
  "pledges.proposePledge": ofPart,
  "pledges.acceptPledge": ofPart,
  "pledges.declinePledge": always,
  "pledges.withdrawPledge": always,
  "rulings.freezeTicket": [...times(8, ok), ...times(5, ENDED), PAUSED, ok],
  "rulings.freezeRootTicket": always,
  "rulings.transferByRuling": [ok, FREE, FREE, ROOT, PERSON, ok, ok, ok, ...times(5, ENDED), PAUSED, ok],
  "offsets.requestOffset": ofPart,
  "offsets.grantOffset": ofPart,
  "offsets.refuseOffset": always,
  "offsets.withdrawOffset": always,
  "cases.subscribeCase": [ok, ok, ok, ok, PERSON, SUSP, ...times(7, ok), PAUSED, ok],
  "dividends.declareDividend": [...times(8, ok), ...times(5, ENDED), PAUSED, ok],
  "dividends.payDividend": always,
  "complaints.fileComplaint": always,
  "complaints.answerComplaint": always,
  "persons.freezePerson": always,
};

const byOwner = [...times(8, ok), ...times(5, none), PAUSED, ok];
const LIEN_OUTCOMES = {
  "tickets.renewLien": byOwner,
  "tickets.releaseLiens": byOwner,
  "tickets.lapseFreeze": byOwner,
  "pledges.attachCover": byOwner,
  "rulings.enforcePledge": [ok, ok, ok, ROOT, PERSON, ok, ok, ok, ...times(5, none), PAUSED, ok],
  "pledges.proposePledge": [ok, FREE, FREE, ROOT, PERSON, SUSP, LOST, ok, ...times(5, none), PAUSED, ok],
};

const TABLES = [
  ["on a ticket", begun, ON_TICKET, OUTCOMES],
  ["on a ticket with liens", claimed, ON_LIENS, LIEN_OUTCOMES],
];

async function hasOutcome(register, command, [member, argsOf], outcome) {
  const call = bound(register, command, register.keys[member]);
  const args = await argsOf(register);
  if (outcome === ok) await call.staticCall(...args);
  else await refuses(call, args, outcome);
}

/** Before the policy's end, which the last state of a table comes to. */
async function anew() {
  await load(foundedRegister);
  return { ...(await load(begun)) };
}

describe("every command in every state (B20)", () => {
  it("is told by whole tables", () => {
    for (const [, , commands, outcomes] of TABLES) {
      assert.deepEqual(Object.keys(outcomes), Object.keys(commands));
      for (const row of Object.values(outcomes)) assert.equal(row.length, Object.keys(STATES).length);
    }
  });

  for (const [what, fixture, commands, outcomes] of TABLES) {
    for (const [i, [state, reach]] of Object.entries(STATES).entries()) {
      if (fixture === claimed && UNENCUMBERED.includes(state)) continue;
      describe(`${what}, ${state}`, () => {
        let register;
        before(async () => {
          if (i === 0) await load(foundedRegister);
          register = await load(fixture);
          await reach(register);
        });

        for (const [command, entry] of Object.entries(commands)) {
          const outcome = outcomes[command][i];
          it(`INV-7 ${command}, ${state}: ${outcome}`, () => hasOutcome(register, command, entry, outcome));
        }
      });
    }
  }

  it("INV-26 a pause stops what stands under a loss notice too, by its own name", async () => {
    const register = await anew();
    await STATES.lost(register);
    await STATES.paused(register);
    for (const command of ["tickets.withdrawLoss", "tickets.reissueTicket"]) {
      await hasOutcome(register, command, ON_TICKET[command], PAUSED);
    }
  });

  it("INV-28 a person's freeze of one co-owner stops the others' acts too, and its end lets them go on", async () => {
    const register = await anew();
    const { persons, keys } = register;
    await STATES["person frozen"](register);
    await hasOutcome(register, "tickets.transferPart", ON_TICKET["tickets.transferPart"], PERSON);
    const [freeze] = await persons.queryFilter(persons.filters.PersonFrozen());
    await persons.connect(keys.otherCourt).releasePersonFreeze(freeze.args.freezeId, `0x${"1".repeat(64)}`);
    await hasOutcome(register, "tickets.transferPart", ON_TICKET["tickets.transferPart"], ok);
  });
});
