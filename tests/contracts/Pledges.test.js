import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertHeld, claimsRegister } from "./claims.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { YINING, enact, load } from "./fixture.js";
import { ORDER_UNTIL, TONNE, freeze, freshPaper, pledge, propose } from "./story.js";
import { CoverKind, Desk, LienKind, LienStatus, MemberKind, Office, PledgeStatus } from "./words.js";

describe("Pledges", () => {
  describe("declinePledge and withdrawPledge", () => {
    for (const [name, event, side, other, status] of [
      ["declinePledge", "PledgeDeclined", "bank", "otherBank", PledgeStatus.Declined],
      ["withdrawPledge", "PledgeWithdrawn", "agent", "bank", PledgeStatus.Withdrawn],
    ]) {
      it(`${name} is its own side's, needs a document, and is final (B15)`, async () => {
        const register = await load(claimsRegister);
        const { pledges, keys, members, ticket } = register;
        const { pledgeId, content } = await propose(register, ticket, TONNE);
        for (const someone of [other, "forestry", "court"]) {
          await refuses(
            pledges.connect(keys[someone])[name], [pledgeId, freshPaper()],
            "PledgeNotOwned", [pledgeId, members[side], members[someone]],
          );
        }
        const call = pledges.connect(keys[side])[name];
        await refuses(call, [pledgeId, ethers.ZeroHash], "PledgeInvalid", []);
        const documentHash = freshPaper();
        const told = await emits(pledges, event, call, pledgeId, documentHash);
        assertFields(told, { pledgeId, documentHash });
        assert.equal(told[1], members[side]);
        for (const again of ["declinePledge", "withdrawPledge"]) {
          await refuses(call, [pledgeId, freshPaper()], "PledgeNotOpen", [pledgeId, status]);
          await refuses(pledges.connect(keys.agent)[again], [pledgeId, freshPaper()], "PledgeNotOpen");
        }
        await refuses(pledges.connect(keys.bank).acceptPledge, [content], "PledgeNotOpen", [pledgeId, status]);
        assertFields(await pledges.pledgeOf(pledgeId), { status });
      });
    }

    it("are refused once the pledge is accepted, and for one that nobody proposed", async () => {
      const register = await load(claimsRegister);
      const { pledges, keys, ticket } = register;
      const { pledgeId } = await pledge(register, ticket, TONNE);
      const id = paper("no pledge");
      for (const [side, name] of [["bank", "declinePledge"], ["agent", "withdrawPledge"]]) {
        const call = pledges.connect(keys[side])[name];
        await refuses(call, [pledgeId, freshPaper()], "PledgeNotOpen", [pledgeId, PledgeStatus.Accepted]);
        await refuses(call, [id, freshPaper()], "PledgeUnknown", [id]);
      }
      await refuses(pledges.pledgeOf, [id], "PledgeUnknown", [id]);
    });
  });

  describe("an accepted pledge in the ledger", () => {
    it("INV-6 is released by the lender alone: no other bank, court or bureau (B6)", async () => {
      const register = await load(claimsRegister);
      const { tickets, keys, members, ticket } = register;
      const { lienId } = await pledge(register, ticket, TONNE);
      for (const other of ["otherBank", "court", "forestry", "agent"]) {
        await refuses(
          tickets.connect(keys[other]).releaseLiens, [[lienId], freshPaper()],
          "LienNotOwned", [lienId, members.bank, members[other]],
        );
      }
      const documentHash = freshPaper();
      const release = tickets.connect(keys.bank).releaseLiens;
      await refuses(release, [[lienId], ethers.ZeroHash], "DocumentMissing", []);
      const told = await emits(tickets, "LienReleased", release, [lienId], documentHash);
      assertFields(told, { lienId, ticket, owner: members.bank, documentHash });
      await refuses(release, [[lienId], freshPaper()], "LienEnded", [lienId]);
      assertFields(await tickets.lienOf(lienId), { status: LienStatus.Released, amount: TONNE });
    });

    it("costs at most 50,000 gas to release", async () => {
      const register = await load(claimsRegister);
      const { lienId } = await pledge(register, register.ticket, TONNE);
      const { gasUsed } = await send(
        register.tickets.connect(register.keys.bank).releaseLiens, [lienId], freshPaper(),
      );
      assert.ok(gasUsed <= 50_000n, `${gasUsed}`);
    });

    it("leaves the freezes of the same ticket as they are when it is released (B7)", async () => {
      const register = await load(claimsRegister);
      const { tickets, keys, ticket } = register;
      const { lienId } = await pledge(register, ticket, 80n * TONNE);
      await freeze(register, ticket, 50n * TONNE);
      await assertHeld(register, ticket, { free: 0n });
      await send(tickets.connect(keys.bank).releaseLiens, [lienId], freshPaper());
      await assertHeld(register, ticket, {
        pledgedAmount: 0n, frozenAmount: 50n * TONNE, liens: 1n, free: 50n * TONNE,
      });
    });

    it("is extended by the lender alone, to a later end", async () => {
      const register = await load(claimsRegister);
      const { tickets, keys, members, ticket } = register;
      const until = BigInt(await networkHelpers.time.latest()) + 10_000n;
      const { lienId } = await pledge(register, ticket, TONNE, { until });
      await refuses(
        tickets.connect(keys.otherBank).renewLien, [lienId, ORDER_UNTIL, freshPaper()],
        "LienNotOwned", [lienId, members.bank, members.otherBank],
      );
      const renew = tickets.connect(keys.bank).renewLien;
      await refuses(renew, [lienId, until, freshPaper()], "LienEndInvalid");
      const documentHash = freshPaper();
      const told = await emits(tickets, "LienRenewed", renew, lienId, ORDER_UNTIL, documentHash);
      assertFields(told, { lienId, ticket, owner: members.bank, untilSeconds: ORDER_UNTIL, documentHash });
      assertFields(await tickets.lienOf(lienId), { untilSeconds: ORDER_UNTIL, status: LienStatus.InForce });
    });

    it("is not ended by the end of its contract: only the lender's word ends it", async () => {
      const register = await load(claimsRegister);
      const { tickets, keys, ticket } = register;
      const until = BigInt(await networkHelpers.time.latest()) + 1000n;
      const { lienId } = await pledge(register, ticket, TONNE, { until });
      await networkHelpers.time.increaseTo(until + 1000n);
      await refuses(
        tickets.connect(keys.forestry).lapseFreeze, [lienId, freshPaper()],
        "LienUnfit", [lienId, ticket, LienKind.Pledge],
      );
      await assertHeld(register, ticket, { pledgedAmount: TONNE });
      await send(tickets.connect(keys.bank).renewLien, lienId, until + 100_000n, freshPaper());
    });

    it("cannot be released while the lender is suspended, and stays", async () => {
      const register = await load(claimsRegister);
      const { consortium, tickets, keys, members, ticket } = register;
      const { lienId } = await pledge(register, ticket, TONNE);
      await enact(register, consortium, "setMemberStanding", [members.bank, false, paper("suspend")]);
      await refuses(tickets.connect(keys.bank).releaseLiens, [[lienId], freshPaper()], "KeyUnknown");
      await assertHeld(register, ticket, { pledgedAmount: TONNE });
      await enact(register, consortium, "setMemberStanding", [members.bank, true, paper("restore")]);
      await send(tickets.connect(keys.bank).releaseLiens, [lienId], freshPaper());
    });
  });

  describe("attachCover", () => {
    const attach = (register, name = "insurer") => register.pledges.connect(register.keys[name]).attachCover;

    it("tells who stands behind an accepted pledge, several and of both kinds (O-54, N-50)", async () => {
      const register = await load(claimsRegister);
      const { pledges, members } = register;
      const { pledgeId } = await pledge(register, register.ticket, TONNE);
      for (const [name, cover, untilSeconds] of [
        ["insurer", CoverKind.Insurance, ORDER_UNTIL], ["guarantor", CoverKind.Guarantee, 0n],
        ["insurer", CoverKind.Insurance, 0n],
      ]) {
        const documentHash = freshPaper();
        const told = await emits(
          pledges, "CoverAttached", attach(register, name), pledgeId, cover, untilSeconds, documentHash,
        );
        assertFields(told, { pledgeId, cover, member: members[name], untilSeconds, documentHash });
      }
    });

    it("reverts with CoverExists when the contract is attached again (B16)", async () => {
      const register = await load(claimsRegister);
      const { pledgeId } = await pledge(register, register.ticket, TONNE);
      const args = [pledgeId, CoverKind.Insurance, 0n, freshPaper()];
      await send(attach(register), ...args);
      await refuses(attach(register), args, "CoverExists", [pledgeId, args[3]]);
    });

    it("reverts by name on cover, document, end and pledge", async () => {
      const register = await load(claimsRegister);
      const { pledgeId } = await pledge(register, register.ticket, TONNE);
      const call = attach(register);
      await refuses(call, [pledgeId, CoverKind.None, 0n, freshPaper()], "PledgeInvalid", []);
      await refuses(call, [pledgeId, CoverKind.Insurance, 0n, ethers.ZeroHash], "PledgeInvalid", []);
      await refuses(call, [pledgeId, CoverKind.Insurance, 1n, freshPaper()], "PledgeEndInvalid");
      const id = paper("no pledge");
      await refuses(call, [id, CoverKind.Insurance, 0n, freshPaper()], "PledgeUnknown", [id]);
      const open = await propose(register, register.ticket, TONNE);
      await refuses(
        call, [open.pledgeId, CoverKind.Insurance, 0n, freshPaper()],
        "PledgeNotOpen", [open.pledgeId, PledgeStatus.Proposed],
      );
    });

    it("is for an insurer or a guarantor with the office, each its own kind", async () => {
      const register = await load(claimsRegister);
      const { members } = register;
      const { pledgeId } = await pledge(register, register.ticket, TONNE);
      const args = (cover) => [pledgeId, cover, 0n, freshPaper()];
      await refuses(
        attach(register, "bank"), args(CoverKind.Guarantee), "OfficeMissing", [members.bank, YINING, Office.Cover],
      );
      for (const [name, kind, cover] of [
        ["insurer", MemberKind.Insurer, CoverKind.Guarantee],
        ["guarantor", MemberKind.Guarantor, CoverKind.Insurance],
      ]) {
        await refuses(attach(register, name), args(cover), "CoverUnfit", [members[name], kind, cover]);
      }
      const { consortium } = register;
      const bits = 1n << Office.Cover;
      await enact(register, consortium, "setOffices", [members.village, YINING, bits, paper("cover")]);
      await refuses(
        attach(register, "village"), args(CoverKind.Insurance),
        "CoverUnfit", [members.village, MemberKind.VillageCommittee, CoverKind.Insurance],
      );
    });
  });

  describe("a desk that the council replaced", () => {
    it("places nothing any more; its liens live on in the ledger and are released there", async () => {
      const register = await load(claimsRegister);
      const { consortium, pledges, tickets, keys, ticket } = register;
      const { lienId } = await pledge(register, ticket, TONNE);
      const { content } = await propose(register, ticket, TONNE);
      const successor = await ethers.deployContract("Pledges", [consortium, tickets]);
      await enact(register, consortium, "setDesk", [Desk.Pledges, successor.target]);
      await refuses(pledges.connect(keys.bank).acceptPledge, [content], "DeskOnly", [pledges.target]);
      await send(tickets.connect(keys.bank).releaseLiens, [lienId], freshPaper());
      await pledge({ ...register, pledges: successor }, ticket, TONNE);
    });
  });
});
