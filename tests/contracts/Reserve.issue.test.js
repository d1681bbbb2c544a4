import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, plain, refuses, send } from "./expect.js";
import { YINING, enact, foundedRegister, load, registerPerson, yiningPolicy } from "./fixture.js";
import { CLAIMED, TONNE, freshPaper, issue, makeLot, submit } from "./story.js";
import { ApplicationStatus, Cause, Office, Ownership, Series, packNumber } from "./words.js";

const UNKNOWN = packNumber(YINING, Series.A, 2020, 7);

describe("Reserve", () => {
  describe("issueTicket", () => {
    it("issues parts of the lot in order, up to what was certified (B19)", async () => {
      const register = await load(foundedRegister);
      const { reserve, tickets, keys, owner, members } = register;
      const lot = await makeLot(register);
      const issueAs = reserve.connect(keys.forestry).issueTicket;
      const event = await emits(tickets, "TicketIssued", issueAs, lot.application, 1, 60n * TONNE, paper("letter"));
      assertFields(event, {
        lot: lot.application, policy: 1n, amount: 60n * TONNE, ownership: Ownership.Sole, owners: [[owner, 1n]],
        member: members.forestry, documentHash: paper("letter"),
      });
      await refuses(issueAs, [lot.application, 1, TONNE, freshPaper()], "OrdinalNotNext", [lot.application, 1n, 2n]);
      await refuses(issueAs, [lot.application, 3, TONNE, freshPaper()], "OrdinalNotNext", [lot.application, 3n, 2n]);
      await refuses(
        issueAs, [lot.application, 2, 40n * TONNE + 1n, freshPaper()],
        "AmountOverLot", [lot.application, 40n * TONNE + 1n, 40n * TONNE],
      );
      await refuses(issueAs, [lot.application, 2, 0, freshPaper()], "AmountZero", []);
      await issue(register, lot, 40n * TONNE);
      await refuses(issueAs, [lot.application, 3, 1, freshPaper()], "AmountOverLot", [lot.application, 1n, 0n]);
      assertFields(await reserve.applicationOf(lot.application), { ticketsIssued: 2n, issuedAmount: CLAIMED });
    });

    it("needs the office Issue, a filed lot and a document", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members } = register;
      const lot = await makeLot(register);
      const draft = await submit(register);
      const args = [lot.application, 1, TONNE, freshPaper()];
      await refuses(
        reserve.connect(keys.ecology).issueTicket, args, "OfficeMissing", [members.ecology, YINING, Office.Issue],
      );
      const issueAs = reserve.connect(keys.forestry).issueTicket;
      await refuses(
        issueAs, [draft.application, 1, TONNE, freshPaper()],
        "ApplicationNotOpen", [draft.application, ApplicationStatus.UnderReview],
      );
      await refuses(issueAs, [UNKNOWN, 1, TONNE, freshPaper()], "ApplicationUnknown", [UNKNOWN]);
      await refuses(issueAs, [lot.application, 1, TONNE, ethers.ZeroHash], "DocumentMissing", []);
    });

    it("I-13 issues under the rules in force on the day, and not after their end", async () => {
      const register = await load(foundedRegister);
      const { reserve, tickets, policies, keys } = register;
      const lot = await makeLot(register);
      const old = await issue(register, lot, TONNE);
      const now = BigInt(await networkHelpers.time.latest());
      const newer = yiningPolicy({ validFromSeconds: now, validUntilSeconds: now + 100_000n });
      await enact(register, policies, "publishPolicy", [newer]);
      const young = await issue(register, lot, TONNE);
      assertFields(await tickets.ticketOf(old), { policy: 1n });
      assertFields(await tickets.ticketOf(young), { policy: 8n });
      await networkHelpers.time.increaseTo(now + 100_000n);
      await refuses(
        reserve.connect(keys.forestry).issueTicket, [lot.application, 3, TONNE, freshPaper()], "PolicyNotInForce",
      );
      assertFields(await tickets.ticketOf(young), { amount: TONNE });
    });

    it("I-13 issues nothing once the policy in force has switched issuing off (P2)", async () => {
      const register = await load(foundedRegister);
      const { reserve, policies, keys } = register;
      const lot = await makeLot(register);
      const off = yiningPolicy({ issuance: false, validFromSeconds: BigInt(await networkHelpers.time.latest()) });
      await enact(register, policies, "publishPolicy", [off]);
      await refuses(
        reserve.connect(keys.forestry).issueTicket, [lot.application, 1, TONNE, freshPaper()], "IssuanceOff", [8n],
      );
    });

    it("takes at most 110,000 gas for one owner when the year's counters exist", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys } = register;
      const lot = await makeLot(register);
      await issue(register, lot, TONNE);
      const { issueTicket } = reserve.connect(keys.forestry);
      const { gasUsed } = await send(issueTicket, lot.application, 2, TONNE, freshPaper());
      assert.ok(gasUsed <= 110_000n, `an issue takes ${gasUsed} gas`);
    });

    it("gives joint applicants a joint ticket (N-6, W-7)", async () => {
      const register = await load(foundedRegister);
      const { tickets, owner, buyer } = register;
      const applicants = [{ person: owner, parts: 1 }, { person: buyer, parts: 1 }];
      const ticket = await issue(register, await makeLot(register, { applicants, joint: true }));
      assertFields(await tickets.ticketOf(ticket), { ownership: Ownership.Joint });
    });

    it("gives co-owners their exact parts, up to 64 of them (B23)", async () => {
      const register = await load(foundedRegister);
      const { reserve, tickets, keys } = register;
      const applicants = [];
      for (let i = 0; i < 64; i++) {
        applicants.push({ person: await registerPerson(register, `villager ${i}`), parts: i + 1 });
      }
      const lot = await makeLot(register, { applicants, parcels: Array.from({ length: 64 }, freshPaper) });
      const receipt = await send(reserve.connect(keys.forestry).issueTicket, lot.application, 1, CLAIMED, freshPaper());
      const { ticket, ownership } = eventsOf(tickets, receipt)[0].args;
      assert.equal(ownership, Ownership.Shares);
      assert.deepEqual(plain(await tickets.ownersOf(ticket)), applicants.map((a) => [a.person, BigInt(a.parts)]));
      assert.ok(receipt.gasUsed < 3_000_000n, `the largest issue takes ${receipt.gasUsed} gas`);
      const { transferPart } = tickets.connect(keys.forestry);
      const moved = await send(transferPart, ticket, register.buyer, TONNE, Cause.Sale, freshPaper());
      assert.ok(moved.gasUsed < 1_000_000n, `a transfer for 64 owners takes ${moved.gasUsed} gas`);
    });
  });
});
