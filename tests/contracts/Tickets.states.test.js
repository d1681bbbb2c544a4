import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { NO_PASSAGE, freezePerson, freshLot, issueTo } from "./claims.js";
import { networkHelpers } from "./chain.js";
import { assertFields, paper, refuses, send } from "./expect.js";
import { load } from "./fixture.js";
import {
  freezeLien, ledgerRegister, mergeOf, partArgs, pledgeLien, rootLien, shareArgs, sharesOf, splitInto, uses, wholeArgs,
} from "./ledger.js";
import { CLAIMED, TONNE, freshPaper } from "./story.js";
import { AnnulmentCause, ChangeKind, LienKind, LossCause, MandateAct, TicketStatus } from "./words.js";

const FIRST_END = 3_000_000_000n;
const POLICY_END = 3_900_000_000n;

/** A root ticket of two co-owners, with a sister of the same lot and owners. */
async function subject() {
  const register = await ledgerRegister();
  const owners = [[register.owner, 2], [register.partner, 1]];
  const lot = freshLot();
  const shared = await issueTo(register, owners, { lot });
  const sister = await issueTo(register, owners, { lot });
  return { ...register, ticket: shared, shared, sister };
}

const rest = async (r) => await r.tickets.freeAmountOf(r.ticket);

/** How a ticket comes to stand so. */
const STATES = {
  live: () => {},
  pledged: async (r) => pledgeLien(r, r.ticket, await rest(r)),
  frozen: (r) => freezeLien(r, r.ticket, CLAIMED, { court: "otherCourt" }),
  "root frozen": (r) => rootLien(r, r.ticket, { court: "otherCourt" }),
  "person frozen": (r) => freezePerson(r, r.owner, "otherCourt"),
  lost: (r) => send(r.bureau.reportLoss, r.ticket, LossCause.Lost, freshPaper()),
  "used up": (r) => uses(r, r.ticket),
  cancelled: async (r) => {
    await uses(r, r.ticket);
    await send(r.bureau.cancelTicket, r.ticket, freshPaper());
  },
  split: (r) => splitInto(r, r.ticket, [TONNE, CLAIMED - TONNE]),
  merged: (r) => mergeOf(r, [r.ticket, r.sister]),
  annulled: (r) => send(r.desk.annul, r.ticket, AnnulmentCause.Error, r.members.forestry, freshPaper()),
  paused: (r) => send(r.consortium.connect(r.keys.court).pause, paper("pause")),
  "policy ended": () => networkHelpers.time.increaseTo(POLICY_END),
};

const place = (r, kind, amount) =>
  [r.ticket, kind, r.members.court, amount, POLICY_END + 1n, freshPaper()];
const aFreeze = async (r) => (r.lien = await freezeLien(r, r.ticket, 1n, { until: FIRST_END }));
const aPledge = async (r) => (r.lien = await pledgeLien(r, r.ticket, 1n));
const aPastFreeze = async (r) => {
  await aFreeze(r);
  await networkHelpers.time.increaseTo(FIRST_END);
};

/** A command with what it needs before the state is reached. */
const COMMANDS = {
  transferPart: (r) => [r.bureau.transferPart, partArgs(r)],
  transferTicket: (r) => [r.bureau.transferTicket, wholeArgs(r)],
  transferShare: (r) => [r.bureau.transferShare, shareArgs(r)],
  splitTicket: (r) => [r.bureau.splitTicket, [r.ticket, [TONNE, CLAIMED - TONNE], freshPaper()]],
  mergeTickets: (r) => [r.bureau.mergeTickets, [[r.ticket, r.sister], freshPaper()]],
  changeOwnership: (r) => [
    r.bureau.changeOwnership, [r.ticket, sharesOf([r.partner, 5], [r.owner, 4]), true, freshPaper()],
  ],
  registerChange: (r) => [r.bureau.registerChange, [r.ticket, ChangeKind.Identity, freshPaper()]],
  reportLoss: (r) => [r.bureau.reportLoss, [r.ticket, LossCause.Lost, freshPaper()]],
  withdrawLoss: (r) => [r.bureau.withdrawLoss, [r.ticket, freshPaper()]],
  reissueTicket: (r) => [r.bureau.reissueTicket, [r.ticket, freshPaper()]],
  requireDisposal: (r) => [r.tickets.requireDisposal, [r.ticket, 1n, r.members.forestry, MandateAct.Offset]],
  placePledge: (r) => [r.desk.placePledge, place(r, LienKind.Pledge, 1n)],
  placeFreeze: (r) => [r.desk.placeFreeze, place(r, LienKind.Freeze, 1n)],
  "placeFreeze of the root": (r) => [r.desk.placeFreeze, place(r, LienKind.RootFreeze, 0n)],
  renewLien: (r) => [r.tickets.connect(r.keys.court).renewLien, [r.lien, POLICY_END + 1000n, freshPaper()]],
  releaseLiens: (r) => [r.tickets.connect(r.keys.court).releaseLiens, [[r.lien], freshPaper()]],
  lapseFreeze: (r) => [r.bureau.lapseFreeze, [r.lien, freshPaper()]],
  enforceLien: (r) => [r.desk.enforceLien, [r.lien, r.buyer, NO_PASSAGE, r.members.court, freshPaper()]],
  moveByRuling: (r) => [r.desk.moveByRuling, [r.ticket, r.buyer, 1n, NO_PASSAGE, r.members.court, freshPaper()]],
  offset: (r) => [r.desk.offset, [r.ticket, 1n, 1n, r.members.ecology]],
  annul: (r) => [r.desk.annul, [r.ticket, AnnulmentCause.Fraud, r.members.forestry, freshPaper()]],
  cancelTicket: (r) => [r.bureau.cancelTicket, [r.ticket, freshPaper()]],
};
const BEFORE = { renewLien: aFreeze, releaseLiens: aFreeze, lapseFreeze: aPastFreeze, enforceLien: aPledge };

const ok = "takes effect";
/** An ended number has no liens, or could not have come to its end with one. */
const none = "cannot be";
const FREE = "AmountOverFree";
const ENC = "TicketEncumbered";
const ROOT = "RootFrozen";
const PERSON = "PersonIsFrozen";
const LOST = "TicketLost";
const NOT_LOST = "TicketNotLost";
const LEFT = "TicketNotUsedUp";
const ENDED = "TicketEnded";
const PAUSED = "RegisterPaused";
const five = (what) => [what, what, what, what, what];

// In the order of STATES: live, pledged, frozen, root frozen, person frozen, lost; the five ends; paused, policy ended.
// What desks alone may do is not stopped here by a pause or a frozen person: the desks ask for the member's office,
// which a pause ends, and for the owners' consent by requireDisposal.
const OUTCOMES = {
  transferPart: [ok, FREE, FREE, ROOT, PERSON, LOST, ...five(ENDED), PAUSED, ok],
  transferTicket: [ok, ENC, ENC, ROOT, PERSON, LOST, ...five(ENDED), PAUSED, ok],
  transferShare: [ok, ENC, ENC, ROOT, PERSON, LOST, ...five(ENDED), PAUSED, ok],
  splitTicket: [ok, ENC, ENC, ROOT, PERSON, LOST, ...five(ENDED), PAUSED, ok],
  mergeTickets: [ok, ENC, ENC, ROOT, PERSON, LOST, ...five(ENDED), PAUSED, ok],
  changeOwnership: [ok, ENC, ENC, ROOT, PERSON, LOST, ...five(ENDED), PAUSED, ok],
  registerChange: [ok, ok, ok, ROOT, PERSON, LOST, ...five(ENDED), PAUSED, ok],
  reportLoss: [ok, ok, ok, ok, PERSON, LOST, ...five(ENDED), PAUSED, ok],
  withdrawLoss: [...five(NOT_LOST), ok, ...five(ENDED), NOT_LOST, NOT_LOST],
  reissueTicket: [...five(NOT_LOST), "LossNoticeRunning", ...five(ENDED), NOT_LOST, NOT_LOST],
  requireDisposal: [ok, FREE, FREE, ROOT, PERSON, LOST, ...five(ENDED), ok, ok],
  placePledge: [ok, FREE, FREE, ROOT, ok, LOST, ...five(ENDED), ok, ok],
  placeFreeze: [ok, ok, ok, ok, ok, ok, ...five(ENDED), ok, ok],
  "placeFreeze of the root": [ok, ok, ok, ok, ok, ok, ...five(ok), ok, ok],
  renewLien: [ok, ok, ok, ok, ok, ok, ...five(none), PAUSED, ok],
  releaseLiens: [ok, ok, ok, ok, ok, ok, ...five(none), PAUSED, ok],
  lapseFreeze: [ok, ok, ok, ok, ok, ok, ...five(none), PAUSED, ok],
  enforceLien: [ok, ok, ok, ROOT, PERSON, ok, ...five(none), ok, ok],
  moveByRuling: [ok, FREE, FREE, ROOT, PERSON, ok, ...five(ENDED), ok, ok],
  offset: [ok, FREE, FREE, ROOT, ok, LOST, ...five(ENDED), ok, ok],
  annul: [ok, ENC, ENC, ENC, ok, ok, ...five(ENDED), ok, ok],
  cancelTicket: [LEFT, LEFT, LEFT, LEFT, LEFT, LEFT, ok, ENDED, ENDED, ENDED, ENDED, PAUSED, LEFT],
};

describe("Tickets: every command in every state (B20)", () => {
  it("is told by a whole table", () => {
    assert.deepEqual(Object.keys(OUTCOMES), Object.keys(COMMANDS));
    for (const row of Object.values(OUTCOMES)) assert.equal(row.length, Object.keys(STATES).length);
  });

  for (const [command, outcomes] of Object.entries(OUTCOMES)) {
    for (const [i, [state, reach]] of Object.entries(STATES).entries()) {
      const outcome = outcomes[i];
      if (outcome === none) continue;
      it(`INV-7 ${command}, ${state}: ${outcome}`, async () => {
        const register = { ...(await load(subject)) };
        await BEFORE[command]?.(register);
        await reach(register);
        const [call, args] = COMMANDS[command](register);
        if (outcome === ok) await call.staticCall(...args);
        else await refuses(call, args, outcome);
      });
    }
  }

  it("a pause stops what stands under a loss notice too", async () => {
    const register = await load(subject);
    await STATES.lost(register);
    await STATES.paused(register);
    for (const command of ["withdrawLoss", "reissueTicket"]) {
      await refuses(...COMMANDS[command](register), "RegisterPaused", []);
    }
    const { bureau, ticket } = register;
    await refuses(bureau.lapseFreeze, [paper("none"), freshPaper()], "RegisterPaused", []);
    assertFields(await bureau.ticketOf(ticket), { lost: true, status: TicketStatus.Live });
  });
});
