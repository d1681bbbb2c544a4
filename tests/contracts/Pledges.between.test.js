import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { networkHelpers } from "./chain.js";
import { assertHeld, claimsRegister, freezePerson, freshLot, issueTo, rule } from "./claims.js";
import { assertFields, eventsOf, paper, plain, refuses, send } from "./expect.js";
import { ALL_ACTS, YINING, enact, load } from "./fixture.js";
import { CLAIMED, TONNE, freeze, freezeRoot, freshPaper, pledge, pledgeContentOf } from "./story.js";
import {
  AnnulmentCause, Cause, LossCause, Office, PersonStanding, PledgeStatus, Series, bits, packNumber,
} from "./words.js";

const VOUCHER = packNumber(YINING, Series.V, 2026, 1);
const asForestry = (r) => r.tickets.connect(r.keys.forestry);
const suspend = (r, name) => enact(r, r.consortium, "setMemberStanding", [r.members[name], false, paper(name)]);
const setOffices = (r, name, ...offices) =>
  enact(r, r.consortium, "setOffices", [r.members[name], YINING, bits(...offices), paper("offices changed")]);
const sell = (r, to) => send(
  asForestry(r).transferTicket, r.second, [{ person: to, parts: 1 }], false, Cause.Sale, freshPaper(),
);
const standing = (r, code) =>
  send(r.persons.connect(r.keys.forestry).setStanding, r.seller, code, freshPaper());

/** A proposed pledge of the whole of two tickets with different owners; what happens then, happens to the second. */
async function aProposal() {
  const register = await claimsRegister();
  const lot = freshLot();
  const seller = register.buyer;
  const second = await issueTo(register, [[seller, 1]], { lot });
  const third = await issueTo(register, [[seller, 1]], { lot });
  const content = pledgeContentOf(register, [[register.ticket, CLAIMED], [second, CLAIMED]]);
  const receipt = await send(register.pledges.connect(register.keys.agent).proposePledge, content);
  const [{ args: { pledgeId } }] = eventsOf(register.pledges, receipt);
  return { ...register, seller, second, third, content, pledgeId };
}

const BETWEEN = {
  "the ticket was split": ["TicketEnded", (r) =>
    send(asForestry(r).splitTicket, r.second, [TONNE, CLAIMED - TONNE], freshPaper())],
  "the ticket was merged": ["TicketEnded", (r) =>
    send(asForestry(r).mergeTickets, [r.second, r.third], freshPaper())],
  "a part was sold": ["AmountOverFree", (r) =>
    send(asForestry(r).transferPart, r.second, r.partner, 1n, Cause.Sale, freshPaper())],
  "the ticket was sold to one who lets the same member act": ["OwnersChanged", (r) => sell(r, r.partner)],
  "the ticket was sold and bought back": ["OwnersChanged", async (r) => {
    await sell(r, r.partner);
    await sell(r, r.seller);
  }],
  "a court gave the ticket to another": ["OwnersChanged", (r) => rule(r, r.second, r.partner, CLAIMED)],
  "a court gave a part to another": ["AmountOverFree", (r) => rule(r, r.second, r.partner, 1n)],
  "a gram was pledged to another bank": ["AmountOverFree", (r) => pledge(r, r.second, 1n, { bank: "otherBank" })],
  "a gram was frozen": ["AmountOverFree", (r) => freeze(r, r.second, 1n)],
  "the root was frozen": ["RootFrozen", (r) => freezeRoot(r, r.second)],
  "the owner was frozen": ["PersonIsFrozen", (r) => freezePerson(r, r.seller)],
  "the owner was suspended": ["PersonNotActive", (r) => standing(r, PersonStanding.Suspended)],
  "the ticket was reported lost": ["TicketLost", (r) =>
    send(asForestry(r).reportLoss, r.second, LossCause.Lost, freshPaper())],
  "a gram was offset": ["AmountOverFree", (r) =>
    send(r.tickets.connect(r.founder).offset, r.second, 1n, VOUCHER, r.members.ecology)],
  "the ticket was used up": ["TicketEnded", (r) =>
    send(r.tickets.connect(r.founder).offset, r.second, CLAIMED, VOUCHER, r.members.ecology)],
  "the ticket was annulled": ["TicketEnded", (r) =>
    send(r.tickets.connect(r.founder).annul, r.second, AnnulmentCause.Error, r.members.forestry, freshPaper())],
  "the mandate was withdrawn": ["MandateMissing", (r) =>
    send(r.persons.connect(r.keys.county).withdrawMandate, r.seller, r.members.agent, freshPaper())],
  "the mandate ended": ["MandateMissing", async (r) => {
    const until = BigInt(await networkHelpers.time.latest()) + 100n;
    const { persons, keys, members } = r;
    await send(persons.connect(keys.county).recordMandate, r.seller, members.agent, ALL_ACTS, until, freshPaper());
    await networkHelpers.time.increaseTo(until);
  }],
  "the proposer was suspended, and its mandate withdrawn": ["MandateMissing", async (r) => {
    await suspend(r, "agent");
    await send(r.persons.connect(r.keys.county).withdrawMandate, r.seller, r.members.agent, freshPaper());
  }],
  "the lender was suspended": ["KeyUnknown", (r) => suspend(r, "bank")],
  "the lender lost the office": ["OfficeMissing", (r) => setOffices(r, "bank")],
  "the register was paused": ["RegisterPaused", (r) =>
    send(r.consortium.connect(r.keys.forestry).pause, paper("stop"))],
};

describe("Pledges: acceptPledge, given what happened since the proposal (INV-17, B13)", () => {
  for (const [what, [errorName, act]] of Object.entries(BETWEEN)) {
    it(`reverts with ${errorName} when ${what}, and encumbers neither ticket`, async () => {
      const register = await load(aProposal);
      const { pledges, tickets, keys, content, pledgeId, ticket, second } = register;
      await act(register);
      const before = await tickets.ticketOf(second);
      const accept = pledges.connect(keys.bank).acceptPledge;
      await refuses(accept, [content], errorName);
      await assert.rejects(accept(content, { gasLimit: 2_000_000 }));
      await assertHeld(register, ticket, { pledgedAmount: 0n, liens: 0n, free: CLAIMED });
      assert.deepEqual(plain(await tickets.ticketOf(second)), plain(before));
      assertFields(await pledges.pledgeOf(pledgeId), { status: PledgeStatus.Proposed });
    });
  }

  it("stands when nothing of the ticket's own changed: a new key, a new office, another ticket's sale", async () => {
    const register = await load(aProposal);
    const { persons, pledges, keys, content, third, partner, seller, stranger } = register;
    await send(persons.connect(keys.county).setPersonKey, seller, stranger.address, freshPaper());
    await setOffices(register, "otherBank", Office.Lend, Office.Trade);
    await send(
      asForestry(register).transferTicket, third, [{ person: partner, parts: 1 }], false, Cause.Sale, freshPaper(),
    );
    await send(pledges.connect(keys.bank).acceptPledge, content);
    await assertHeld(register, register.second, { pledgedAmount: CLAIMED, free: 0n });
  });

  it("outlives the suspension of the proposer, since the owners' mandate stands", async () => {
    const register = await load(aProposal);
    await suspend(register, "agent");
    await send(register.pledges.connect(register.keys.bank).acceptPledge, register.content);
    await assertHeld(register, register.second, { pledgedAmount: CLAIMED });
  });

  it("stands once what stood in the way is gone again", async () => {
    const register = await load(aProposal);
    const { pledges, tickets, keys, content, second } = register;
    const lienId = await freeze(register, second, 1n);
    await refuses(pledges.connect(keys.bank).acceptPledge, [content], "AmountOverFree");
    await send(tickets.connect(keys.court).releaseLiens, [lienId], freshPaper());
    await send(pledges.connect(keys.bank).acceptPledge, content);
    await assertHeld(register, second, { pledgedAmount: CLAIMED });
  });

  it("is refused for co-owned tickets when the parts changed hands", async () => {
    const register = await load(aProposal);
    const { pledges, tickets, keys, owner, buyer, partner } = register;
    const shared = await issueTo(register, [[owner, 3], [buyer, 1]]);
    const content = pledgeContentOf(register, [[shared, TONNE]]);
    await send(pledges.connect(keys.agent).proposePledge, content);
    await send(tickets.connect(keys.forestry).transferShare, shared, buyer, partner, 1, Cause.Gift, freshPaper());
    await refuses(pledges.connect(keys.bank).acceptPledge, [content], "OwnersChanged", [shared]);
  });
});
