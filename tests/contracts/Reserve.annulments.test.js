import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, refuses, send } from "./expect.js";
import { FAR_SECONDS, YINING, foundedRegister, load } from "./fixture.js";
import { TONNE, freeze, freshPaper, makeLot, issue, makeTicket } from "./story.js";
import { AnnulmentCause, AnnulmentStatus, Office, Series, TicketStatus, packNumber } from "./words.js";

const UNKNOWN = packNumber(YINING, Series.C, 2020, 7);
const coder = ethers.AbiCoder.defaultAbiCoder();
const idOf = (ticket, documentHash) => ethers.keccak256(coder.encode(["uint64", "bytes32"], [ticket, documentHash]));

async function propose(register, ticket, documentHash = freshPaper()) {
  const { reserve, keys } = register;
  const { annulmentId } = await emits(
    reserve, "AnnulmentProposed", reserve.connect(keys.forestry).proposeAnnulment,
    ticket, AnnulmentCause.Error, documentHash,
  );
  return annulmentId;
}

describe("Reserve", () => {
  describe("proposeAnnulment", () => {
    it("is forestry's key of two, under the ticket's and the document's name", async () => {
      const register = await load(foundedRegister);
      const { reserve, tickets, keys, members } = register;
      const ticket = await makeTicket(register);
      const event = await emits(
        reserve, "AnnulmentProposed", reserve.connect(keys.forestry).proposeAnnulment,
        ticket, AnnulmentCause.Fraud, paper("findings"),
      );
      const annulmentId = idOf(ticket, paper("findings"));
      assertFields(event, {
        annulmentId, ticket, cause: AnnulmentCause.Fraud, member: members.forestry, documentHash: paper("findings"),
      });
      assertFields(await reserve.annulmentOf(annulmentId), {
        ticket, cause: AnnulmentCause.Fraud, status: AnnulmentStatus.Proposed, member: members.forestry,
      });
      assertFields(await tickets.ticketOf(ticket), { status: TicketStatus.Live });
    });

    it("refuses no cause, no document, the same again, an unknown ticket and the wrong office", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members } = register;
      const ticket = await makeTicket(register);
      const by = (member) => reserve.connect(keys[member]).proposeAnnulment;
      const { Error, None } = AnnulmentCause;
      const invalid = ["AnnulmentInvalid", [idOf(ticket, paper("once"))]];
      await refuses(by("forestry"), [ticket, None, paper("once")], ...invalid);
      await refuses(by("forestry"), [ticket, Error, ethers.ZeroHash], "ContentInvalid", ["documentHash"]);
      await refuses(by("forestry"), [UNKNOWN, Error, freshPaper()], "TicketUnknown", [UNKNOWN]);
      await refuses(
        by("ecology"), [ticket, Error, freshPaper()], "OfficeMissing", [members.ecology, YINING, Office.Cancel],
      );
      const annulmentId = await propose(register, ticket, paper("once"));
      await refuses(by("forestry"), [ticket, Error, paper("once")], ...invalid);
      await send(reserve.connect(keys.ecology).declineAnnulment, annulmentId, freshPaper());
      await refuses(by("forestry"), [ticket, Error, paper("once")], ...invalid);
    });
  });

  describe("confirmAnnulment", () => {
    it("is ecology's key: the ticket ends at once, stays readable, and the lot gets nothing back", async () => {
      const register = await load(foundedRegister);
      const { reserve, tickets, keys, members } = register;
      const lot = await makeLot(register);
      const ticket = await issue(register, lot, 60n * TONNE);
      const annulmentId = await propose(register, ticket);
      const { confirmAnnulment } = reserve.connect(keys.ecology);
      const receipt = await send(confirmAnnulment, annulmentId, paper("confirmation"));
      const [confirmed] = eventsOf(reserve, receipt);
      assertFields(confirmed.args, {
        annulmentId, member: members.ecology, documentHash: paper("confirmation"),
      });
      assert.equal(eventsOf(tickets, receipt).length, 1);
      assertFields(await tickets.ticketOf(ticket), { status: TicketStatus.Annulled });
      assertFields(await reserve.annulmentOf(annulmentId), { status: AnnulmentStatus.Confirmed });
      await refuses(
        reserve.connect(keys.forestry).issueTicket, [lot.application, 2, 40n * TONNE + 1n, freshPaper()],
        "AmountOverLot", [lot.application, 40n * TONNE + 1n, 40n * TONNE],
      );
    });

    it("waits for liens to end", async () => {
      const register = await load(foundedRegister);
      const { reserve, keys } = register;
      const ticket = await makeTicket(register);
      const annulmentId = await propose(register, ticket);
      await freeze(register, ticket, TONNE);
      await refuses(reserve.connect(keys.ecology).confirmAnnulment, [annulmentId, freshPaper()], "TicketEncumbered");
    });

    it("refuses while a court has frozen an owner, whose ticket it would end", async () => {
      const register = await load(foundedRegister);
      const { reserve, persons, keys, owner } = register;
      const annulmentId = await propose(register, await makeTicket(register));
      await send(persons.connect(keys.court).freezePerson, owner, FAR_SECONDS, freshPaper());
      await refuses(
        reserve.connect(keys.ecology).confirmAnnulment, [annulmentId, freshPaper()], "PersonIsFrozen", [owner, 1n],
      );
    });
  });

  describe("declineAnnulment", () => {
    it("leaves the ticket as it is", async () => {
      const register = await load(foundedRegister);
      const { reserve, tickets, keys, members } = register;
      const ticket = await makeTicket(register);
      const annulmentId = await propose(register, ticket);
      const event = await emits(
        reserve, "AnnulmentDeclined", reserve.connect(keys.ecology).declineAnnulment, annulmentId, paper("no"),
      );
      assertFields(event, { annulmentId, member: members.ecology, documentHash: paper("no") });
      assertFields(await reserve.annulmentOf(annulmentId), { status: AnnulmentStatus.Declined });
      assertFields(await tickets.ticketOf(ticket), { status: TicketStatus.Live });
    });
  });

  for (const command of ["confirmAnnulment", "declineAnnulment"]) {
    it(`refuses ${command} of one unknown, ended, without document, or by another than ecology`, async () => {
      const register = await load(foundedRegister);
      const { reserve, keys, members } = register;
      const annulmentId = await propose(register, await makeTicket(register));
      const by = (member) => reserve.connect(keys[member])[command];
      await refuses(by("ecology"), [paper("none"), freshPaper()], "AnnulmentUnknown", [paper("none")]);
      await refuses(by("ecology"), [annulmentId, ethers.ZeroHash], "ContentInvalid", ["documentHash"]);
      await refuses(
        by("forestry"), [annulmentId, freshPaper()], "OfficeMissing", [members.forestry, YINING, Office.File],
      );
      await send(reserve.connect(keys.ecology).declineAnnulment, annulmentId, freshPaper());
      await refuses(
        by("ecology"), [annulmentId, freshPaper()], "AnnulmentNotOpen", [annulmentId, AnnulmentStatus.Declined],
      );
    });
  }

  it("answers for no annulment that was never proposed", async () => {
    const { reserve } = await load(foundedRegister);
    await refuses(reserve.annulmentOf, [paper("none")], "AnnulmentUnknown", [paper("none")]);
  });
});
