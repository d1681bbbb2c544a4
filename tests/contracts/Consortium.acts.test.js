import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { callOf, newConsortium, proposeTo } from "./council.js";
import { emits, paper, refuses, send } from "./expect.js";
import { COUNCIL_DELAY_SECONDS, YINING, enact, foundedRegister, load } from "./fixture.js";
import { Desk, MemberKind } from "./words.js";

describe("acts of the council", () => {
  it("refuses each of them to any caller but the council itself", async () => {
    const { consortium, keys, members } = await load(foundedRegister);
    const key = keys.forestry.address;
    const acts = {
      admitMember: [MemberKind.Bank, "new bank", paper("a")],
      setMemberStanding: [members.bank, false, paper("a")],
      addKey: [members.bank, "0x000000000000000000000000000000000000dEaD", paper("a")],
      revokeKey: [members.bank, keys.bank.address, paper("a")],
      setOffices: [members.bank, YINING, 0, paper("a")],
      setDesk: [Desk.Reserve, key],
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

  it("do not count the approval of a member that was suspended after it", async () => {
    const register = await load(foundedRegister);
    const { consortium, keys, members } = register;
    const { actId, act } = await proposeTo(register, "setDesk", [Desk.Offsets, register.founder.address]);
    await send(consortium.connect(keys.ecology).approveAct, actId);
    await enact(register, consortium, "setMemberStanding", [members.ecology, false, paper("suspend")]);
    const facts = [actId, 0n, BigInt(await networkHelpers.time.latest())];
    await refuses(consortium.connect(keys.court).enactAct, act, "ActNotReady", facts);

    const { readyAt } = await emits(consortium, "ActApproved", consortium.connect(keys.court).approveAct, actId);
    assert.equal(readyAt, BigInt(await networkHelpers.time.latest()) + BigInt(COUNCIL_DELAY_SECONDS));
    await networkHelpers.time.increaseTo(readyAt - 1n);
    await refuses(consortium.connect(keys.court).enactAct, act, "ActNotReady", [actId, readyAt, readyAt - 1n]);
    await networkHelpers.time.increaseTo(readyAt);
    await send(consortium.connect(keys.court).enactAct, ...act);
  });

  it("wait for an active approval in place of one that was suspended before the threshold was met", async () => {
    const register = await load(foundedRegister);
    const { consortium, keys, members } = register;
    const act = [consortium, callOf(consortium, "setDesk", [Desk.Offsets, register.founder.address]), paper("act")];
    const { actId } = await emits(consortium, "ActProposed", consortium.connect(keys.court).proposeAct, ...act);
    await enact(register, consortium, "setMemberStanding", [members.court, false, paper("suspend")]);
    await send(consortium.connect(keys.ecology).approveAct, actId);
    await networkHelpers.time.increase(COUNCIL_DELAY_SECONDS);
    await refuses(consortium.connect(keys.ecology).enactAct, act, "ActNotReady");

    await enact(register, consortium, "setMemberStanding", [members.court, true, paper("restore")]);
    await send(consortium.connect(keys.court).enactAct, ...act);
  });

  it("are not delayed anew by an approval beyond the threshold", async () => {
    const register = await load(foundedRegister);
    const { consortium, keys } = register;
    const { actId } = await proposeTo(register, "setDesk", [Desk.Offsets, register.founder.address]);
    const { readyAt } = await emits(consortium, "ActApproved", consortium.connect(keys.ecology).approveAct, actId);
    const third = await emits(consortium, "ActApproved", consortium.connect(keys.court).approveAct, actId);
    assert.equal(third.readyAt, readyAt);
  });

  it("need a document, each and every one that takes one", async () => {
    const { consortium, found, keys } = await load(newConsortium);
    const key = keys[0].address;
    await send(consortium.found, ...found("admitMember", [MemberKind.Court, "court", paper("a")]));
    await send(consortium.found, ...found("addKey", [1, key, paper("k")]));
    const none = ethers.ZeroHash;
    const acts = {
      admitMember: [MemberKind.Bank, "bank", none],
      setMemberStanding: [1, true, none],
      addKey: [1, keys[1].address, none],
      revokeKey: [1, key, none],
      setOffices: [1, YINING, 0, none],
      resume: [none],
    };
    for (const [name, args] of Object.entries(acts)) {
      await refuses(consortium.found, found(name, args), "DocumentMissing", []);
    }
    await send(consortium.found, ...found("setCouncil", [[1], 1, 0]));
    const act = [consortium, "0x", none];
    await refuses(consortium.connect(keys[0]).proposeAct, act, "DocumentMissing", []);
    await refuses(consortium.connect(keys[0]).enactAct, act, "ActUnknown");
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
