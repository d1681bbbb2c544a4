import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { callOf, newConsortium, proposeTo } from "./council.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { COUNCIL_DELAY_SECONDS, SHUOZHOU, WEIHAI, YINING, enact, foundedRegister, load } from "./fixture.js";
import { Desk, MemberKind, Office, bits } from "./words.js";

const NOBODY = 99n;

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

  describe("setMemberStanding", () => {
    it("keeps as many active seats as the threshold asks for, since nobody could undo less", async () => {
      const register = await load(foundedRegister);
      const { consortium, keys, members } = register;
      await enact(register, consortium, "setMemberStanding", [members.court, false, paper("suspend")]);
      const { actId, act } = await proposeTo(register, "setMemberStanding", [members.ecology, false, paper("x")]);
      await send(consortium.connect(keys.ecology).approveAct, actId);
      await networkHelpers.time.increase(COUNCIL_DELAY_SECONDS);
      await refuses(consortium.connect(keys.forestry).enactAct, act, "CouncilInvalid", [1n, 2n]);
      await enact(register, consortium, "setMemberStanding", [members.bank, false, paper("no seat")]);
      await enact(register, consortium, "setMemberStanding", [members.court, true, paper("restore")]);
      await send(consortium.connect(keys.forestry).enactAct, ...act);
    });
  });

  describe("admitMember", () => {
    it("refuses a member of no kind", async () => {
      const { consortium, found } = await load(newConsortium);
      await refuses(
        consortium.found, found("admitMember", [MemberKind.None, "bank", paper("a")]), "MemberKindInvalid", [],
      );
    });

    it("tells the kind of a member for good, and of nobody else", async () => {
      const register = await load(foundedRegister);
      const { consortium, members } = register;
      await enact(register, consortium, "setMemberStanding", [members.bank, false, paper("suspend")]);
      assert.equal(await consortium.kindOf(members.bank), MemberKind.Bank);
      assert.equal(await consortium.kindOf(members.court), MemberKind.Court);
      await refuses(consortium.kindOf, [NOBODY], "MemberUnknown", [NOBODY]);
      await refuses(consortium.kindOf, [0n], "MemberUnknown", [0n]);
    });

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

    it("silences every key of a suspended member until it stands again", async () => {
      const register = await load(foundedRegister);
      const { consortium, keys, members, stranger } = register;
      const all = [keys.bank.address, stranger.address];
      await enact(register, consortium, "addKey", [members.bank, stranger.address, paper("second key")]);
      await enact(register, consortium, "setMemberStanding", [members.bank, false, paper("suspend")]);
      assert.equal(await consortium.isActive(members.bank), false);
      for (const key of all) {
        await refuses(consortium.memberOf, [key], "KeyUnknown", [key]);
        for (const division of [YINING, WEIHAI]) {
          await refuses(consortium.requireOffice, [key, division, Office.Lend], "KeyUnknown", [key]);
        }
      }
      await enact(register, consortium, "setMemberStanding", [members.bank, true, paper("restore")]);
      for (const key of all) assert.equal(await consortium.memberOf(key), members.bank);
    });

    it("stay silent once revoked, whatever becomes of their member", async () => {
      const register = await load(foundedRegister);
      const { consortium, keys, members, stranger } = register;
      const lost = keys.bank.address;
      await enact(register, consortium, "addKey", [members.bank, stranger.address, paper("second key")]);
      await enact(register, consortium, "revokeKey", [members.bank, lost, paper("lost")]);
      await enact(register, consortium, "setMemberStanding", [members.bank, false, paper("suspend")]);
      await enact(register, consortium, "setMemberStanding", [members.bank, true, paper("restore")]);
      await enact(register, consortium, "setOffices", [members.bank, YINING, bits(Office.Trade), paper("o")]);
      await refuses(consortium.memberOf, [lost], "KeyUnknown", [lost]);
      await refuses(consortium.requireOffice, [lost, YINING, Office.Trade], "KeyUnknown", [lost]);
      assert.equal(await consortium.requireOffice(stranger.address, YINING, Office.Trade), members.bank);
    });

    it("of a member that is suspended are silent from the start, and speak when it is restored", async () => {
      const register = await load(foundedRegister);
      const { consortium, members, stranger } = register;
      await enact(register, consortium, "setMemberStanding", [members.bank, false, paper("suspend")]);
      await enact(register, consortium, "addKey", [members.bank, stranger.address, paper("second key")]);
      await refuses(consortium.memberOf, [stranger.address], "KeyUnknown", [stranger.address]);
      await enact(register, consortium, "setMemberStanding", [members.bank, true, paper("restore")]);
      assert.equal(await consortium.requireOffice(stranger.address, YINING, Office.Lend), members.bank);
    });

    it("are at most 16 in use; a revoked one makes room, and all follow their member", async () => {
      const { consortium, found } = await load(newConsortium);
      await send(consortium.found, ...found("admitMember", [MemberKind.Bank, "bank", paper("a")]));
      const wallets = Array.from({ length: 18 }, (_, i) => ethers.getAddress(paper(`key ${i}`).slice(0, 42)));
      for (const key of wallets.slice(0, 16)) await send(consortium.found, ...found("addKey", [1, key, paper("k")]));
      await refuses(consortium.found, found("addKey", [1, wallets[16], paper("k")]), "KeysFull", [1n, 16n]);
      for (const [out, next] of [[wallets[3], wallets[16]], [wallets[16], wallets[17]]]) {
        await send(consortium.found, ...found("revokeKey", [1, out, paper("lost")]));
        await send(consortium.found, ...found("addKey", [1, next, paper("k")]));
      }
      await send(consortium.found, ...found("setOffices", [1, YINING, bits(Office.Lend), paper("o")]));
      for (const key of wallets) {
        if (key === wallets[3] || key === wallets[16]) await refuses(consortium.memberOf, [key], "KeyUnknown", [key]);
        else assert.equal(await consortium.requireOffice(key, YINING, Office.Lend), 1n);
      }
      await send(consortium.found, ...found("setMemberStanding", [1, false, paper("suspend")]));
      for (const key of wallets) await refuses(consortium.memberOf, [key], "KeyUnknown", [key]);
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
      await refuses(consortium.found, set(31n), "OfficesConflict");
      await refuses(consortium.found, found("setOffices", [1, 0, 2, paper("o")]), "OfficesConflict", [1n, 0n, 2n]);
      await refuses(consortium.found, found("setOffices", [NOBODY, YINING, 2, paper("o")]), "MemberUnknown", [NOBODY]);
    });

    it("is seen at once by all keys of the member, at home and in another division", async () => {
      const register = await load(foundedRegister);
      const { consortium, keys, members, stranger } = register;
      await enact(register, consortium, "addKey", [members.bank, stranger.address, paper("second key")]);
      for (const division of [YINING, WEIHAI, SHUOZHOU]) {
        await enact(register, consortium, "setOffices", [members.bank, division, bits(Office.Trade), paper("o")]);
        for (const key of [keys.bank.address, stranger.address]) {
          assert.equal(await consortium.requireOffice(key, division, Office.Trade), members.bank);
          const lost = [members.bank, division, Office.Lend];
          await refuses(consortium.requireOffice, [key, division, Office.Lend], "OfficeMissing", lost);
        }
      }
    });

    it("keeps the offices of each division apart, and sets them as a whole", async () => {
      const register = await load(foundedRegister);
      const { consortium, keys, members } = register;
      await enact(register, consortium, "setOffices", [members.bank, YINING, bits(Office.Trade), paper("o")]);
      await enact(register, consortium, "setOffices", [members.court, WEIHAI, 0, paper("o")]);
      assert.equal(await consortium.officesOf(members.bank, YINING), bits(Office.Trade));
      assert.equal(await consortium.officesOf(members.bank, WEIHAI), bits(Office.Lend));
      assert.equal(await consortium.officesOf(members.court, YINING), bits(Office.Judge, Office.Refer));
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
      const { consortium, founder } = register;
      for (const desk of ["Pledges", "Offsets"]) {
        assert.equal(await consortium.deskOf(Desk[desk]), register[desk.toLowerCase()].target);
        await enact(register, consortium, "setDesk", [Desk[desk], founder.address]);
        assert.equal(await consortium.deskOf(Desk[desk]), founder.address);
      }
      assert.equal(await consortium.isPaused(), false);
    });
  });
});
