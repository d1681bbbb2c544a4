// Attacks and faults seen in other registers (B1 to B25), as far as they aim at requests, documents and hours.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { NO_PASSAGE, freezePerson, inOneBlock } from "./claims.js";
import { assertFields, emits, eventsOf, paper, refuses, send } from "./expect.js";
import { ALL_ACTS, ORDOS, YINING, foundedRegister, load } from "./fixture.js";
import { callOf } from "./council.js";
import * as story from "./story.js";
import { AnnulmentCause, Cause, LossCause, ReversalCause } from "./words.js";

const { CLAIMED, ORDER_UNTIL, TONNE, freshPaper } = story;
const DAY = 86_400n;

async function withTicket() {
  const register = await foundedRegister();
  return { ...register, ticket: await story.makeTicket(register) };
}

const grantOf = ({ offsets, keys }, { requestId, content }, changes = {}) =>
  [offsets.connect(keys.ecology).grantOffset, [requestId, { ...content, ...changes }, freshPaper()]];

const saleOf = ({ tickets, keys }, ticket, to, amount, documentHash = freshPaper()) =>
  [tickets.connect(keys.forestry).transferPart, ticket, to, amount, Cause.Sale, documentHash];

describe("B2 B3 what was approved, and what was used", () => {
  it("B2 a review, a grant and an acceptance name the content: a changed one is refused", async () => {
    const register = await load(withTicket);
    const { reserve, pledges, keys, ticket } = register;
    const claim = await story.submit(register);
    const content = story.contentOf(register, { claimedAmount: CLAIMED * 2n });
    const { contentHash } = await emits(
      reserve, "ApplicationCorrected", reserve.connect(keys.agent).correctApplication,
      claim.application, content, freshPaper(),
    );
    const [member, office] = story.REVIEWS[0];
    await refuses(
      reserve.connect(keys[member]).approveApplication, [claim.application, office, claim.contentHash, freshPaper()],
      "ContentStale", [claim.contentHash, contentHash],
    );
    const asked = await story.requestOffset(register, ticket, TONNE);
    const [grant, args] = grantOf(register, asked, { items: [{ ticket, amount: 2n * TONNE }] });
    await refuses(grant, args, "OffsetContentStale");
    const { content: terms } = await story.propose(register, ticket, TONNE);
    const more = { ...terms, items: [{ ticket, amount: 2n * TONNE }] };
    await refuses(pledges.connect(keys.bank).acceptPledge, [more], "PledgeUnknown", [await pledges.pledgeIdOf(more)]);
  });

  it("B3 INV-8 INV-9 nothing frees a certificate or a parcel: not removal, annulment, reversal or the lot's end",
    async () => {
      const register = await load(foundedRegister);
      const { reserve, keys } = register;
      const removed = await usedCertificate(register, { division: ORDOS }, async ({ application }) => {
        await send(reserve.connect(keys.forestry).removeLot, application, freshPaper());
      });
      const annulled = await usedCertificate(register, {}, async (lot) => {
        const ticket = await story.issue(register, lot);
        const { annulmentId } = await emits(
          reserve, "AnnulmentProposed", reserve.connect(keys.forestry).proposeAnnulment,
          ticket, AnnulmentCause.Fraud, freshPaper(),
        );
        await send(reserve.connect(keys.ecology).confirmAnnulment, annulmentId, freshPaper());
      });
      const reversed = await usedCertificate(register, {}, async ({ application }) => {
        const { recordReversal } = reserve.connect(keys.forestry);
        await send(recordReversal, application, ReversalCause.Fire, CLAIMED, freshPaper());
      });
      for (const { lot, certificateHash } of [removed, annulled, reversed]) {
        const again = await story.submit(register);
        await story.review(register, again);
        const args = [again.application, again.content, certificateHash, TONNE];
        const { fileReduction } = reserve.connect(keys.ecology);
        await refuses(fileReduction, args, "CertificateUsed", [certificateHash, lot.application]);
        const parcels = story.contentOf(register, { parcels: lot.content.parcels });
        await refuses(
          reserve.connect(keys.agent).submitApplication, [parcels, freshPaper()], "ParcelPeriodOverlap",
        );
      }
    });
});

async function usedCertificate(register, changes, end) {
  const lot = await story.submit(register, story.contentOf(register, changes));
  await story.review(register, lot);
  const certificateHash = freshPaper();
  await story.file(register, lot, certificateHash);
  await end(lot);
  return { lot, certificateHash };
}

describe("B12 B13 orders that are used again, or late", () => {
  it("B12 a document, a proposal and a request each take effect once", async () => {
    const register = await load(withTicket);
    const { pledges, offsets, keys, ticket, buyer } = register;
    const deed = freshPaper();
    const [transferPart, ...args] = saleOf(register, ticket, buyer, TONNE, deed);
    await send(transferPart, ...args);
    await refuses(transferPart, args, "TransferDocumentUsed", [deed]);
    const { pledgeId, content } = await story.pledge(register, ticket, TONNE);
    await refuses(pledges.connect(keys.agent).proposePledge, [content], "PledgeExists", [pledgeId]);
    await refuses(pledges.connect(keys.bank).acceptPledge, [content], "PledgeNotOpen", [pledgeId, 2n]);
    const form = freshPaper();
    const wish = story.offsetContentOf(register, ticket, TONNE);
    const { requestId } = await emits(
      offsets, "OffsetRequested", offsets.connect(keys.agent).requestOffset, wish, form,
    );
    await refuses(offsets.connect(keys.agent).requestOffset, [wish, form], "OffsetExists", [requestId]);
    const [grant, given] = grantOf(register, { requestId, content: wish });
    await send(grant, ...given);
    await refuses(grant, given, "OffsetNotOpen", [requestId, 2n]);
  });

  it("B12 an order that no longer fits is refused whole, never filled in part, and dust blocks nobody", async () => {
    const register = await load(withTicket);
    const { tickets, ticket, buyer } = register;
    const asked = [];
    for (const amount of [60n, 60n]) asked.push(await story.requestOffset(register, ticket, amount * TONNE));
    const [grant, args] = grantOf(register, asked[0]);
    await send(grant, ...args);
    const [again, late] = grantOf(register, asked[1]);
    await refuses(again, late, "AmountOverFree", [ticket, 60n * TONNE, 40n * TONNE, 0n, 0n]);
    const [transferPart, ...part] = saleOf(register, ticket, buyer, 40n * TONNE - 1n);
    await send(transferPart, ...part);
    assertFields(await tickets.ticketOf(ticket), { amount: 1n });
    await story.offset(register, ticket, 1n);
    assertFields(await tickets.ticketOf(ticket), { amount: 0n, offsetAmount: 60n * TONNE + 1n });
  });

  const STALE = {
    "the whole ticket was sold": ["OwnersChanged", async (r) => {
      const owners = [{ person: r.buyer, parts: 1 }];
      const { transferTicket } = r.tickets.connect(r.keys.forestry);
      await send(transferTicket, r.ticket, owners, false, Cause.Sale, freshPaper());
    }],
    "it was sold and bought back": ["OwnersChanged", async (r) => {
      for (const person of [r.buyer, r.owner]) {
        const { transferTicket } = r.tickets.connect(r.keys.forestry);
        await send(transferTicket, r.ticket, [{ person, parts: 1 }], false, Cause.Sale, freshPaper());
      }
    }],
    "a part was sold": ["AmountOverFree", (r) => story.split(r, r.ticket, 2n)],
    "it was split": ["TicketEnded", async (r) => {
      const amounts = [TONNE, CLAIMED - TONNE];
      await send(r.tickets.connect(r.keys.forestry).splitTicket, r.ticket, amounts, freshPaper());
    }],
    "it was pledged": ["AmountOverFree", (r) => story.pledge(r, r.ticket, 2n)],
    "it was frozen": ["AmountOverFree", (r) => story.freeze(r, r.ticket, 2n)],
    "its root was frozen": ["RootFrozen", (r) => story.freezeRoot(r, r.ticket)],
    "its owner was frozen": ["PersonIsFrozen", (r) => freezePerson(r, r.owner)],
    "its paper was lost": ["TicketLost", async (r) => {
      await send(r.tickets.connect(r.keys.forestry).reportLoss, r.ticket, LossCause.Lost, freshPaper());
    }],
    "the mandate was withdrawn": ["MandateMissing", async (r) => {
      await send(r.persons.connect(r.keys.county).withdrawMandate, r.owner, r.members.agent, freshPaper());
    }],
    "it was used up": ["TicketEnded", (r) => story.offset(r, r.ticket, CLAIMED)],
  };
  for (const [how, [refusal, change]] of Object.entries(STALE)) {
    it(`B13 INV-17 begun before ${how}: refused with ${refusal}, and may be withdrawn`, async () => {
      const register = await load(withTicket);
      const { pledges, offsets, keys, ticket } = register;
      const amount = CLAIMED - 1n;
      const proposal = await story.propose(register, ticket, amount);
      const asked = await story.requestOffset(register, ticket, amount);
      await change(register);
      await refuses(pledges.connect(keys.bank).acceptPledge, [proposal.content], refusal);
      const [grant, args] = grantOf(register, asked);
      await refuses(grant, args, refusal);
      await send(pledges.connect(keys.agent).withdrawPledge, proposal.pledgeId, freshPaper());
      await send(offsets.connect(keys.agent).withdrawOffset, asked.requestId, freshPaper());
    });
  }
});

describe("B15 B16 B17 who acts, how often, and what the record says", () => {
  it("B15 only the named member completes or ends a request, and its asker may always withdraw it", async () => {
    const register = await load(withTicket);
    const { pledges, offsets, keys, members, ticket } = register;
    const { pledgeId, content } = await story.propose(register, ticket, TONNE);
    const asked = await story.requestOffset(register, ticket, TONNE);
    const { bank, otherBank, agent, ecology } = members;
    await refuses(
      pledges.connect(keys.otherBank).acceptPledge, [content], "PledgeNotOwned", [pledgeId, bank, otherBank],
    );
    await refuses(
      pledges.connect(keys.otherBank).declinePledge, [pledgeId, freshPaper()], "PledgeNotOwned",
      [pledgeId, bank, otherBank],
    );
    await refuses(
      pledges.connect(keys.bank).withdrawPledge, [pledgeId, freshPaper()], "PledgeNotOwned", [pledgeId, agent, bank],
    );
    await refuses(
      offsets.connect(keys.ecology).withdrawOffset, [asked.requestId, freshPaper()], "OffsetNotOwned",
      [asked.requestId, agent, ecology],
    );
    const [, args] = grantOf(register, asked);
    for (const name of ["forestry", "agent", "bank"]) {
      const facts = [members[name], YINING, 11n];
      await refuses(offsets.connect(keys[name]).grantOffset, args, "OfficeMissing", facts);
      const refusal = [asked.requestId, asked.contentHash, freshPaper()];
      await refuses(offsets.connect(keys[name]).refuseOffset, refusal, "OfficeMissing", facts);
    }
    await send(pledges.connect(keys.agent).withdrawPledge, pledgeId, freshPaper());
    await send(offsets.connect(keys.agent).withdrawOffset, asked.requestId, freshPaper());
  });

  it("B16 the same order by two gateways in one block has one effect", async () => {
    const register = await load(withTicket);
    const { reserve, offsets, tickets, keys, ticket, buyer } = register;
    const twice = (...call) => inOneBlock(call, call);
    const lot = await story.makeLot(register);
    assert.deepEqual(
      await twice(reserve.connect(keys.forestry).issueTicket, lot.application, 1, TONNE, freshPaper()), [true, false],
    );
    assert.deepEqual(await twice(...saleOf(register, ticket, buyer, TONNE)), [true, false]);
    const wish = story.offsetContentOf(register, ticket, TONNE);
    assert.deepEqual(await twice(offsets.connect(keys.agent).requestOffset, wish, freshPaper()), [true, false]);
    const asked = await story.requestOffset(register, ticket, TONNE);
    const [grant, args] = grantOf(register, asked);
    assert.deepEqual(await twice(grant, ...args), [true, false]);
    const form = story.contentOf(register);
    assert.deepEqual(await twice(reserve.connect(keys.agent).submitApplication, form, freshPaper()), [true, false]);
    const { rulings } = register;
    const order = [ticket, TONNE, ORDER_UNTIL, freshPaper()];
    assert.deepEqual(await twice(rulings.connect(keys.court).freezeTicket, ...order), [true, false]);
    const ruling = [ticket, buyer, TONNE, NO_PASSAGE, freshPaper()];
    assert.deepEqual(await twice(rulings.connect(keys.court).transferByRuling, ...ruling), [true, false]);
    assertFields(await tickets.ticketOf(ticket), { amount: 97n * TONNE, offsetAmount: TONNE, frozenAmount: TONNE });
  });

  it("B17 INV-18 the voucher says what the ledger took of every ticket, never what was asked", async () => {
    const register = await load(withTicket);
    const { offsets, tickets, keys } = register;
    const other = await story.makeTicket(register);
    const parts = [[register.ticket, 40n * TONNE + 7n], [other, CLAIMED]];
    const items = parts.map(([ticket, amount]) => ({ ticket, amount }));
    const { requestId, content } = await story.requestOffset(register, 0n, 0n, { items });
    const receipt = await send(offsets.connect(keys.ecology).grantOffset, requestId, content, freshPaper());
    const [{ args: granted }] = eventsOf(offsets, receipt);
    const taken = eventsOf(tickets, receipt).filter(({ name }) => name === "AmountOffset");
    assert.equal(granted.amount, taken.reduce((sum, { args }) => sum + args.amount, 0n));
    for (const { args } of taken) {
      assert.equal(args.voucher, granted.voucher);
      assertFields(await tickets.ticketOf(args.ticket), { offsetAmount: args.amount });
    }
    assert.equal((await offsets.requestOf(requestId)).voucher, granted.voucher);
  });
});

/** Sends a command in a block of exactly this second. */
async function at(seconds, call, ...args) {
  await networkHelpers.time.setNextBlockTimestamp(seconds);
  const { blockNumber } = await send(call, ...args);
  assert.equal(BigInt((await ethers.provider.getBlock(blockNumber)).timestamp), BigInt(seconds));
}

const refusedAt = (seconds, refusal, call, ...args) =>
  assert.rejects(at(seconds, call, ...args), new RegExp(`'${refusal}\\(`));

const inDays = async (days) => BigInt(await networkHelpers.time.latest()) + days * DAY;

describe("B24 an hour's first and last second", () => {
  it("B24 a loss is announced to its last second, and printed in the next", async () => {
    const register = await load(withTicket);
    const { tickets, keys, ticket } = register;
    const bureau = tickets.connect(keys.forestry);
    const { untilSeconds } = await emits(
      tickets, "LossReported", bureau.reportLoss, ticket, LossCause.Lost, freshPaper(),
    );
    await refusedAt(untilSeconds - 1n, "LossNoticeRunning", bureau.reissueTicket, ticket, freshPaper());
    await at(untilSeconds, bureau.reissueTicket, ticket, freshPaper());
    assertFields(await tickets.ticketOf(ticket), { printVersion: 2n, lost: false });
  });

  it("B24 a freeze is not past before its end, and binds until somebody records that it is", async () => {
    const register = await load(withTicket);
    const { tickets, rulings, keys, ticket, buyer } = register;
    const until = await inDays(10n);
    const { lienId } = await emits(
      tickets, "LienPlaced", rulings.connect(keys.court).freezeTicket, ticket, CLAIMED, until, freshPaper(),
    );
    const bureau = tickets.connect(keys.forestry);
    await refusedAt(until - 1n, "LienEndInvalid", bureau.lapseFreeze, lienId, freshPaper());
    await refusedAt(until, "AmountOverFree", ...saleOf(register, ticket, buyer, TONNE));
    await at(until + 1n, bureau.lapseFreeze, lienId, freshPaper());
    await at(until + 2n, ...saleOf(register, ticket, buyer, TONNE));
  });

  it("B24 a freeze may lapse in the second of its end, and be renewed while it stands", async () => {
    const register = await load(withTicket);
    const { tickets, rulings, persons, keys, ticket, owner } = register;
    const until = await inDays(10n);
    const { lienId } = await emits(
      tickets, "LienPlaced", rulings.connect(keys.court).freezeTicket, ticket, CLAIMED, until, freshPaper(),
    );
    const court = tickets.connect(keys.court);
    await at(until - 1n, court.renewLien, lienId, until + DAY, freshPaper());
    await refusedAt(until + DAY - 1n, "LienEndInvalid", court.lapseFreeze, lienId, freshPaper());
    await at(until + DAY, court.lapseFreeze, lienId, freshPaper());
    const end = until + 3n * DAY;
    const { freezeId } = await emits(
      persons, "PersonFrozen", persons.connect(keys.court).freezePerson, owner, end, freshPaper(),
    );
    const county = persons.connect(keys.county);
    await refusedAt(end - 1n, "PersonFreezeEndInvalid", county.lapsePersonFreeze, freezeId, freshPaper());
    await at(end, county.lapsePersonFreeze, freezeId, freshPaper());
  });

  it("B24 an order must end after the block that it comes in", async () => {
    const register = await load(withTicket);
    const { rulings, keys, ticket } = register;
    const until = await inDays(1n);
    const { freezeTicket } = rulings.connect(keys.court);
    await refusedAt(until, "FreezeInvalid", freezeTicket, ticket, TONNE, until, freshPaper());
    await at(until + 1n, freezeTicket, ticket, TONNE, until + 2n, freshPaper());
  });

  it("B24 a mandate counts to the second before its end", async () => {
    const register = await load(withTicket);
    const { persons, keys, members, ticket, owner, buyer } = register;
    const until = await inDays(5n);
    const { recordMandate } = persons.connect(keys.county);
    await send(recordMandate, owner, members.forestry, ALL_ACTS, until, freshPaper());
    await at(until - 1n, ...saleOf(register, ticket, buyer, TONNE));
    await refusedAt(until, "MandateMissing", ...saleOf(register, ticket, buyer, TONNE));
  });

  it("B24 INV-13 a policy issues to the second before its end", async () => {
    const register = await load(foundedRegister);
    const { reserve, policies, keys } = register;
    const lot = await story.makeLot(register);
    const { validUntilSeconds } = await policies.policyOf(1n);
    const { issueTicket } = reserve.connect(keys.forestry);
    await at(validUntilSeconds - 1n, issueTicket, lot.application, 1, TONNE, freshPaper());
    await refusedAt(validUntilSeconds, "PolicyNotInForce", issueTicket, lot.application, 2, TONNE, freshPaper());
  });

  it("B24 a pledge's proposal is accepted to the second before the loan's end", async () => {
    const register = await load(withTicket);
    const { pledges, keys, ticket } = register;
    const until = await inDays(5n);
    const first = await story.propose(register, ticket, TONNE, { until });
    const second = await story.propose(register, ticket, TONNE, { until });
    const { acceptPledge } = pledges.connect(keys.bank);
    await at(until - 1n, acceptPledge, first.content);
    await refusedAt(until, "PledgeEndInvalid", acceptPledge, second.content);
  });

  it("B24 the council's delay is over in its last second, not before", async () => {
    const register = await load(foundedRegister);
    const { consortium, keys, members } = register;
    const act = [consortium.target, callOf(consortium, "setMemberStanding", [members.bank, false, freshPaper()])];
    const why = paper("why");
    const { actId } = await emits(
      consortium, "ActProposed", consortium.connect(keys.forestry).proposeAct, ...act, why,
    );
    const { readyAt } = await emits(
      consortium, "ActApproved", consortium.connect(keys.ecology).approveAct, actId,
    );
    const { enactAct } = consortium.connect(keys.court);
    await refusedAt(readyAt - 1n, "ActNotReady", enactAct, ...act, why);
    await at(readyAt, enactAct, ...act, why);
    assert.equal(await consortium.isActive(members.bank), false);
  });
});
