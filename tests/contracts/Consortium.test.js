import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { COUNCIL_DELAY_SECONDS, WEIHAI, YINING, enact, foundedRegister, load } from "./fixture.js";
import { Desk, MemberKind, Office, bits } from "./words.js";

const NOBODY = 99n;
const callOf = (contract, name, args) => contract.interface.encodeFunctionData(name, args);

/** What a direct act of the council would do, refused or not, before any council sits. */
async function newConsortium() {
  const [founder, stranger, ...keys] = await ethers.getSigners();
  const consortium = await ethers.deployContract("Consortium", [], founder);
  const found = (name, args) => [consortium, callOf(consortium, name, args)];
  return { consortium, found, founder, stranger, keys };
}

async function proposeTo(register, name, args, documentHash = paper(`act ${name}`)) {
  const { consortium, keys } = register;
  const callData = callOf(consortium, name, args);
  const { actId } = await emits(
    consortium, "ActProposed", consortium.connect(keys.forestry).proposeAct, consortium, callData, documentHash,
  );
  return { actId, act: [consortium, callData, documentHash] };
}

describe("Consortium", () => {
  describe("found", () => {
    it("lets the founder act at once, and nobody else", async () => {
      const { consortium, found, stranger } = await load(newConsortium);
      const act = found("admitMember", [MemberKind.Bank, "first bank", paper("admit")]);
      assertFields(await emits(consortium, "MemberAdmitted", consortium.found, ...act), {
        member: 1n, kind: MemberKind.Bank, name: "first bank", documentHash: paper("admit"),
      });
      await refuses(consortium.connect(stranger).found, act, "FoundingOver", [stranger.address]);
    });

    it("ends for good when it is closed", async () => {
      const { consortium, founder } = await load(foundedRegister);
      const act = [consortium, callOf(consortium, "setDesk", [Desk.Offsets, founder.address])];
      await refuses(consortium.found, act, "FoundingOver", [founder.address]);
      await refuses(consortium.closeFounding, [], "FoundingOver", [founder.address]);
    });

    it("cannot close while no council sits, nor by a stranger", async () => {
      const { consortium, stranger } = await load(newConsortium);
      await refuses(consortium.closeFounding, [], "CouncilInvalid", [0n, 0n]);
      await refuses(consortium.connect(stranger).closeFounding, [], "FoundingOver", [stranger.address]);
    });

    it("carries the refusal of the act that it could not enact", async () => {
      const { consortium, found, stranger } = await load(newConsortium);
      await refuses(consortium.found, [stranger.address, "0x12345678"], "AddressEmptyCode", [stranger.address]);
      await refuses(consortium.found, [consortium, "0x12345678"], "FailedCall", []);
      await refuses(
        consortium.found, found("setMemberStanding", [NOBODY, true, paper("x")]), "MemberUnknown", [NOBODY],
      );
    });
  });

  describe("council acts", () => {
    it("refuses each of them to any caller but the council itself", async () => {
      const { consortium, keys, members } = await load(foundedRegister);
      const key = keys.forestry.address;
      const acts = {
        admitMember: [MemberKind.Bank, "new bank", paper("a")],
        setMemberStanding: [members.bank, false, paper("a")],
        addKey: [members.bank, "0x000000000000000000000000000000000000dEaD", paper("a")],
        revokeKey: [members.bank, keys.bank.address, paper("a")],
        setOffices: [members.bank, YINING, 0, paper("a")],
        setDesk: [Desk.Tickets, key],
        setCouncil: [[members.bank], 1, 0],
      };
      for (const [name, args] of Object.entries(acts)) {
        await refuses(consortium.connect(keys.forestry)[name], args, "CouncilOnly", [key]);
      }
    });

    it("take effect after k of n approvals and the delay", async () => {
      const register = await load(foundedRegister);
      const { consortium, keys, members } = register;
      const { actId, act } = await proposeTo(register, "setMemberStanding", [members.bank, false, paper("s")]);
      await refuses(consortium.connect(keys.ecology).enactAct, act, "ActNotReady");

      const { readyAt } = await emits(consortium, "ActApproved", consortium.connect(keys.ecology).approveAct, actId);
      assert.equal(readyAt, BigInt(await networkHelpers.time.latest()) + BigInt(COUNCIL_DELAY_SECONDS));
      await refuses(consortium.connect(keys.ecology).enactAct, act, "ActNotReady");

      await networkHelpers.time.increaseTo(readyAt - 1n);
      await refuses(consortium.connect(keys.ecology).enactAct, act, "ActNotReady", [actId, readyAt, readyAt - 1n]);
      await networkHelpers.time.increaseTo(readyAt);
      await send(consortium.connect(keys.court).enactAct, ...act);
      assert.equal(await consortium.isActive(members.bank), false);
      await refuses(consortium.connect(keys.court).enactAct, act, "ActUnknown", [actId]);
      await refuses(consortium.connect(keys.court).approveAct, [actId], "ActUnknown", [actId]);
      await refuses(consortium.connect(keys.court).proposeAct, act, "ActExists", [actId]);
    });

    it("count each seat once and only seats", async () => {
      const register = await load(foundedRegister);
      const { consortium, keys, members, stranger } = register;
      const { actId, act } = await proposeTo(register, "setMemberStanding", [members.bank, false, paper("s")]);
      await refuses(
        consortium.connect(keys.forestry).approveAct, [actId], "ActApprovedAlready", [actId, members.forestry],
      );
      await refuses(consortium.connect(keys.bank).approveAct, [actId], "CouncilSeatMissing", [members.bank]);
      await refuses(consortium.connect(keys.bank).proposeAct, act, "CouncilSeatMissing", [members.bank]);
      await refuses(consortium.connect(keys.bank).enactAct, act, "CouncilSeatMissing", [members.bank]);
      await refuses(consortium.connect(stranger).approveAct, [actId], "KeyUnknown", [stranger.address]);
      await refuses(consortium.connect(keys.ecology).proposeAct, act, "ActExists", [actId]);
    });

    it("refuse an act that was never proposed", async () => {
      const { consortium, keys } = await load(foundedRegister);
      await refuses(consortium.connect(keys.court).approveAct, [paper("no act")], "ActUnknown", [paper("no act")]);
    });

    it("lapse with the council to which they were put, and may be put to the next", async () => {
      const register = await load(foundedRegister);
      const { consortium, keys, members } = register;
      const { actId, act } = await proposeTo(register, "setMemberStanding", [members.bank, false, paper("s")]);
      await enact(register, consortium, "setCouncil", [[members.forestry, members.court], 1, 0]);
      await refuses(consortium.connect(keys.court).approveAct, [actId], "ActUnknown", [actId]);
      await refuses(consortium.connect(keys.ecology).proposeAct, act, "CouncilSeatMissing", [members.ecology]);
      await send(consortium.connect(keys.court).proposeAct, ...act);
      await send(consortium.connect(keys.court).enactAct, ...act);
      assert.equal(await consortium.isActive(members.bank), false);
    });

    it("tell the enactment before its effect, in one transaction", async () => {
      const register = await load(foundedRegister);
      const receipt = await enact(register, register.consortium, "setDesk", [Desk.Offsets, register.founder.address]);
      const names = receipt.logs.map((log) => register.consortium.interface.parseLog(log).name);
      assert.deepEqual(names, ["ActEnacted", "DeskSet"]);
    });
  });

  describe("setCouncil", () => {
    it("refuses seats, threshold or delay that make no council", async () => {
      const { consortium, found } = await load(newConsortium);
      await send(consortium.found, ...found("admitMember", [MemberKind.Court, "court", paper("a")]));
      const councils = [[[], 0, 0], [[1], 0, 0], [[1], 2, 0], [[1, 1], 1, 0], [[1], 1, 8_000_000]];
      for (const [seats, threshold, delay] of councils) {
        await refuses(
          consortium.found, found("setCouncil", [seats, threshold, delay]), "CouncilInvalid", [seats.length, threshold],
        );
      }
      await refuses(consortium.found, found("setCouncil", [[NOBODY], 1, 0]), "MemberUnknown", [NOBODY]);
      const crowd = Array.from({ length: 22 }, (_, i) => i + 1);
      await refuses(consortium.found, found("setCouncil", [crowd, 1, 0]), "CouncilInvalid", [22n, 1n]);
    });
  });

  describe("admitMember", () => {
    it("refuses a name that is taken, empty or too long", async () => {
      const { consortium, found } = await load(newConsortium);
      const admit = (name) => found("admitMember", [MemberKind.Bank, name, paper("a")]);
      await send(consortium.found, ...admit("bank"));
      await refuses(consortium.found, admit("bank"), "MemberNameTaken", ["bank", 1n]);
      await refuses(consortium.found, admit(""), "TextInvalid", [0n, 120n]);
      await refuses(consortium.found, admit("x".repeat(121)), "TextInvalid", [121n, 120n]);
    });
  });

  describe("keys", () => {
    it("INV-14 binds a key to one member for ever, also after it was revoked", async () => {
      const { consortium, found, keys } = await load(newConsortium);
      const key = keys[0].address;
      for (const name of ["bank", "court"]) {
        await send(consortium.found, ...found("admitMember", [MemberKind.Bank, name, paper(name)]));
      }
      await send(consortium.found, ...found("addKey", [1, key, paper("k")]));
      assert.equal(await consortium.memberOf(key), 1n);
      await refuses(consortium.found, found("addKey", [2, key, paper("k")]), "KeyTaken", [key, 1n]);
      await refuses(consortium.found, found("revokeKey", [2, key, paper("k")]), "KeyUnknown", [key]);

      await send(consortium.found, ...found("revokeKey", [1, key, paper("lost")]));
      await refuses(consortium.memberOf, [key], "KeyUnknown", [key]);
      await refuses(consortium.found, found("revokeKey", [1, key, paper("lost")]), "KeyUnknown", [key]);
      await refuses(consortium.found, found("addKey", [1, key, paper("k")]), "KeyTaken", [key, 1n]);
      await refuses(consortium.found, found("addKey", [1, ethers.ZeroAddress, paper("k")]), "KeyUnknown");
      await refuses(
        consortium.found, found("addKey", [NOBODY, keys[1].address, paper("k")]), "MemberUnknown", [NOBODY],
      );
    });

    it("lets a member go on under a new key", async () => {
      const register = await load(foundedRegister);
      const { consortium, members, stranger } = register;
      await enact(register, consortium, "addKey", [members.bank, stranger.address, paper("new key")]);
      assert.equal(await consortium.requireOffice(stranger.address, YINING, Office.Lend), members.bank);
    });

    it("silences a suspended member until it stands again", async () => {
      const register = await load(foundedRegister);
      const { consortium, keys, members } = register;
      await enact(register, consortium, "setMemberStanding", [members.bank, false, paper("suspend")]);
      await refuses(consortium.memberOf, [keys.bank.address], "KeyUnknown", [keys.bank.address]);
      await refuses(consortium.requireOffice, [keys.bank.address, YINING, Office.Lend], "KeyUnknown");
      await enact(register, consortium, "setMemberStanding", [members.bank, true, paper("restore")]);
      assert.equal(await consortium.memberOf(keys.bank.address), members.bank);
    });
  });

  describe("setOffices", () => {
    it("INV-15 keeps the two keys of the ledger, and judge and lender, in different hands", async () => {
      const { consortium, found } = await load(newConsortium);
      await send(consortium.found, ...found("admitMember", [MemberKind.Government, "all", paper("a")]));
      const set = (...offices) => found("setOffices", [1, YINING, bits(...offices), paper("o")]);
      for (const forestry of [Office.Issue, Office.Cancel]) {
        for (const ecology of [Office.File, Office.Offset]) {
          await refuses(
            consortium.found, set(forestry, ecology), "OfficesConflict", [1n, YINING, bits(forestry, ecology)],
          );
        }
      }
      await refuses(consortium.found, set(Office.Judge, Office.Lend), "OfficesConflict");
      await refuses(consortium.found, set(Office.None), "OfficesConflict");
      await refuses(consortium.found, set(17n), "OfficesConflict");
      await refuses(consortium.found, found("setOffices", [NOBODY, YINING, 2, paper("o")]), "MemberUnknown", [NOBODY]);
    });

    it("keeps the offices of each division apart, and sets them as a whole", async () => {
      const register = await load(foundedRegister);
      const { consortium, keys, members } = register;
      await enact(register, consortium, "setOffices", [members.bank, YINING, bits(Office.Trade), paper("o")]);
      await enact(register, consortium, "setOffices", [members.court, WEIHAI, 0, paper("o")]);
      assert.equal(await consortium.officesOf(members.bank, YINING), bits(Office.Trade));
      assert.equal(await consortium.officesOf(members.bank, WEIHAI), bits(Office.Lend));
      assert.equal(await consortium.officesOf(members.court, YINING), bits(Office.Judge));
      assert.equal(await consortium.officesOf(members.court, WEIHAI), 0n);
      await refuses(
        consortium.requireOffice, [keys.bank.address, YINING, Office.Lend],
        "OfficeMissing", [members.bank, YINING, Office.Lend],
      );
      assert.equal(await consortium.requireOffice(keys.bank.address, WEIHAI, Office.Lend), members.bank);
    });
  });

  describe("setDesk", () => {
    it("names the desk from then on", async () => {
      const register = await load(foundedRegister);
      const { consortium, pledges, founder } = register;
      assert.equal(await consortium.deskOf(Desk.Pledges), pledges.target);
      await enact(register, consortium, "setDesk", [Desk.Pledges, founder.address]);
      assert.equal(await consortium.deskOf(Desk.Pledges), founder.address);
    });
  });
});
