import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, plain, refuses, send } from "./expect.js";
import { FAR_SECONDS, ALL_ACTS, WEIHAI, YINING, enact, foundedRegister, load, registerPerson } from "./fixture.js";
import {
  CLAIMED, ORDER_UNTIL, TONNE, freeze, freezeRoot, freshPaper, issue, makeLot, makeTicket, offset, pledge, split,
} from "./story.js";
import {
  Cause, Desk, Kind, LienKind, MandateAct, Office, Ownership, Series, TicketStatus, packNumber, seriesOf,
} from "./words.js";

const UNKNOWN = packNumber(YINING, Series.C, 2020, 7);

async function aTicket() {
  const register = await foundedRegister();
  return { ...register, ticket: await makeTicket(register) };
}

async function aSharedTicket() {
  const register = await foundedRegister();
  const applicants = [{ person: register.owner, parts: 2 }, { person: register.partner, parts: 1 }];
  return { ...register, ticket: await makeTicket(register, { applicants }) };
}

/** The founder's own key takes the place of a desk, to show what the ledger itself checks. */
async function asDesk(register, desk) {
  await enact(register, register.consortium, "setDesk", [desk, register.founder.address]);
  return register.tickets.connect(register.founder);
}

const partArgs = (register, changes = {}) => {
  const { ticket, to, amount, cause, documentHash } = {
    ticket: register.ticket, to: register.buyer, amount: TONNE, cause: Cause.Sale, documentHash: freshPaper(),
    ...changes,
  };
  return [ticket, to, amount, cause, documentHash];
};
const wholeArgs = (register, changes = {}) => {
  const [ticket, to, , cause, documentHash] = partArgs(register, changes);
  return [ticket, to, cause, documentHash];
};

describe("Tickets", () => {
  describe("issue", () => {
    const issuance = (register, changes = {}) => ({
      lot: packNumber(YINING, Series.A, 2026, 1), kind: Kind.Carbon, policy: 1, amount: TONNE, joint: false,
      owners: [{ person: register.owner, parts: 1 }], member: 1, documentHash: freshPaper(), ...changes,
    });

    it("is for the desk of the reserve alone", async () => {
      const register = await load(foundedRegister);
      const { tickets, keys } = register;
      await refuses(tickets.connect(keys.forestry).issue, [issuance(register)], "DeskOnly", [keys.forestry.address]);
    });

    it("INV-3 refuses owners whose parts make no whole", async () => {
      const register = await load(foundedRegister);
      const desk = await asDesk(register, Desk.Reserve);
      const { owner, buyer } = register;
      const crowd = Array.from({ length: 65 }, (_, i) => ({ person: i + 1, parts: 1 }));
      for (const owners of [
        [], crowd, [{ person: owner, parts: 0 }], [{ person: 0, parts: 1 }],
        [{ person: owner, parts: 1 }, { person: buyer, parts: 1 }, { person: owner, parts: 1 }],
      ]) {
        await refuses(desk.issue, [issuance(register, { owners })], "SharesInvalid", [BigInt(owners.length), 64n]);
      }
    });

    it("numbers each kind in its own series", async () => {
      const register = await load(foundedRegister);
      const desk = await asDesk(register, Desk.Reserve);
      for (const [kind, series] of [
        [Kind.Carbon, Series.C], [Kind.CollectiveStand, Series.G], [Kind.StateStand, Series.S],
      ]) {
        const { ticket } = await emits(desk, "TicketIssued", desk.issue, issuance(register, { kind }));
        assert.equal(seriesOf(ticket), series);
        assert.equal(ticket & 0xfffffffn, 1n);
      }
    });

    it("tells co-owners by shares from joint owners", async () => {
      const register = await load(foundedRegister);
      const desk = await asDesk(register, Desk.Reserve);
      const owners = [{ person: register.owner, parts: 3 }, { person: register.buyer, parts: 1 }];
      for (const [joint, ownership] of [[true, Ownership.Joint], [false, Ownership.Shares]]) {
        const { ticket } = await emits(desk, "TicketIssued", desk.issue, issuance(register, { joint, owners }));
        assertFields(await desk.ticketOf(ticket), { ownership, holder: 0n });
        assert.deepEqual(plain(await desk.ownersOf(ticket)), [[register.owner, 3n], [register.buyer, 1n]]);
      }
    });
  });

  describe("transferPart", () => {
    it("moves a part to a new number and leaves the rest where it was (B8)", async () => {
      const register = await load(aTicket);
      const { tickets, keys, members, ticket, owner, buyer } = register;
      const args = partArgs(register, { amount: 30n * TONNE });
      const event = await emits(tickets, "PartTransferred", tickets.connect(keys.forestry).transferPart, ...args);
      assertFields(event, { ticket, to: buyer, amount: 30n * TONNE, cause: Cause.Sale, member: members.forestry });
      const parent = await tickets.ticketOf(ticket);
      assertFields(parent, { amount: 70n * TONNE, holder: owner, parent: 0n, root: ticket });
      assertFields(await tickets.ticketOf(event.child), {
        amount: 30n * TONNE, pledgedAmount: 0n, frozenAmount: 0n, offsetAmount: 0n, holder: buyer, lot: parent.lot,
        root: ticket, parent: ticket, policy: parent.policy, status: TicketStatus.Live, ownership: Ownership.Sole,
        printVersion: 1n, liens: 0n,
      });
      assert.equal(event.child, ticket + 1n);
      assert.deepEqual(plain(await tickets.ownersOf(event.child)), [[buyer, 1n]]);
    });

    it("names root and parent through generations", async () => {
      const register = await load(aTicket);
      const child = await split(register, register.ticket, 10n * TONNE);
      const grandchild = await split(register, child, 4n * TONNE, register.owner);
      assertFields(await register.tickets.ticketOf(grandchild), {
        root: register.ticket, parent: child, amount: 4n * TONNE,
      });
    });

    it("splits a part off a pledged ticket without its lien, and a child of a stained one starts clean", async () => {
      const register = await load(aTicket);
      await pledge(register, register.ticket, 50n * TONNE);
      await offset(register, register.ticket, 10n * TONNE);
      const child = await split(register, register.ticket, 40n * TONNE);
      assertFields(await register.tickets.ticketOf(child), { liens: 0n, offsetAmount: 0n, printVersion: 1n });
      assertFields(await register.tickets.ticketOf(register.ticket), { liens: 1n, amount: 50n * TONNE });
    });

    describe("given a ticket of one holder", () => {
      it("reverts with AmountOverFree when the amount is pledged or frozen", async () => {
        const register = await load(aTicket);
        const { tickets, keys, ticket } = register;
        await pledge(register, ticket, 60n * TONNE);
        await freeze(register, ticket, 30n * TONNE);
        const move = tickets.connect(keys.forestry).transferPart;
        await refuses(
          move, partArgs(register, { amount: 10n * TONNE + 1n }),
          "AmountOverFree", [ticket, 10n * TONNE + 1n, 10n * TONNE, 60n * TONNE, 30n * TONNE],
        );
        await send(move, ...partArgs(register, { amount: 10n * TONNE }));
        await freeze(register, ticket, 60n * TONNE);
        await refuses(
          move, partArgs(register, { amount: 1n }),
          "AmountOverFree", [ticket, 1n, 0n, 60n * TONNE, 90n * TONNE],
        );
      });

      it("reverts with PartIsWhole when nothing would be left", async () => {
        const register = await load(aTicket);
        await refuses(
          register.tickets.connect(register.keys.forestry).transferPart, partArgs(register, { amount: CLAIMED }),
          "PartIsWhole", [register.ticket, CLAIMED],
        );
      });

      it("reverts by name on zero, unknown number, own holder, cause, document and receiver", async () => {
        const register = await load(aTicket);
        const { tickets, keys, ticket, owner } = register;
        const move = tickets.connect(keys.forestry).transferPart;
        await refuses(move, partArgs(register, { amount: 0n }), "AmountZero", []);
        await refuses(move, partArgs(register, { ticket: UNKNOWN }), "TicketUnknown", [UNKNOWN]);
        await refuses(move, partArgs(register, { to: owner }), "HolderSame", [ticket, owner]);
        await refuses(move, partArgs(register, { cause: Cause.None }), "CauseInvalid", [Cause.None]);
        await refuses(move, partArgs(register, { cause: Cause.Ruling }), "CauseInvalid", [Cause.Ruling]);
        await refuses(move, partArgs(register, { documentHash: ethers.ZeroHash }), "DocumentMissing", []);
        await refuses(move, partArgs(register, { to: 999n }), "PersonUnknown", [999n]);
      });

      it("reverts without office or mandate, or by a key that is no member's (B11)", async () => {
        const register = await load(aTicket);
        const { tickets, keys, members, owner, stranger } = register;
        await refuses(
          tickets.connect(keys.bank).transferPart, partArgs(register),
          "OfficeMissing", [members.bank, YINING, Office.Register],
        );
        await refuses(
          tickets.connect(keys.county).transferPart, partArgs(register),
          "MandateMissing", [owner, members.county, MandateAct.Transfer],
        );
        await refuses(tickets.connect(stranger).transferPart, partArgs(register), "KeyUnknown", [stranger.address]);
      });
    });

    describe("given a shared ticket", () => {
      it("needs the mandate of every owner (B25)", async () => {
        const register = await load(aSharedTicket);
        const { persons, tickets, keys, members, partner } = register;
        await send(persons.connect(keys.county).withdrawMandate, partner, members.forestry, freshPaper());
        await refuses(
          tickets.connect(keys.forestry).transferPart, partArgs(register),
          "MandateMissing", [partner, members.forestry, MandateAct.Transfer],
        );
      });

      it("keeps the shares of the rest, and lets a co-owner take a part out", async () => {
        const register = await load(aSharedTicket);
        const { tickets, ticket, owner, partner } = register;
        const child = await split(register, ticket, TONNE, partner, Cause.Division);
        assert.deepEqual(plain(await tickets.ownersOf(ticket)), [[owner, 2n], [partner, 1n]]);
        assert.deepEqual(plain(await tickets.ownersOf(child)), [[partner, 1n]]);
      });
    });

    it("INV-11 lets a document move something once, in either way of transfer (B16)", async () => {
      const register = await load(aTicket);
      const { tickets, keys } = register;
      const desk = tickets.connect(keys.forestry);
      await send(desk.transferPart, ...partArgs(register, { documentHash: paper("contract") }));
      for (const [move, args] of [[desk.transferPart, partArgs], [desk.transferTicket, wholeArgs]]) {
        await refuses(
          move, args(register, { documentHash: paper("contract") }), "TransferDocumentUsed", [paper("contract")],
        );
      }
    });
  });

  describe("transferTicket", () => {
    it("moves the whole under its own number", async () => {
      const register = await load(aTicket);
      const { tickets, keys, members, ticket, buyer } = register;
      const args = wholeArgs(register, { cause: Cause.Inheritance });
      const event = await emits(tickets, "TicketTransferred", tickets.connect(keys.forestry).transferTicket, ...args);
      assertFields(event, { ticket, to: buyer, cause: Cause.Inheritance, member: members.forestry });
      assertFields(await tickets.ticketOf(ticket), { holder: buyer, amount: CLAIMED, ownership: Ownership.Sole });
    });

    it("makes one holder of several owners", async () => {
      const register = await load(aSharedTicket);
      const { tickets, keys, ticket, partner } = register;
      await send(tickets.connect(keys.forestry).transferTicket, ...wholeArgs(register, { to: partner }));
      assertFields(await tickets.ticketOf(ticket), { holder: partner, ownership: Ownership.Sole });
      assert.deepEqual(plain(await tickets.ownersOf(ticket)), [[partner, 1n]]);
    });

    it("INV-4 reverts with AmountOverFree under any lien", async () => {
      const register = await load(aTicket);
      const { tickets, pledges, keys, ticket } = register;
      const move = tickets.connect(keys.forestry).transferTicket;
      const pledgeId = await pledge(register, ticket, 1n);
      await refuses(move, wholeArgs(register), "AmountOverFree", [ticket, CLAIMED, CLAIMED - 1n, 1n, 0n]);
      await send(pledges.connect(keys.bank).releasePledge, pledgeId, freshPaper());
      await freeze(register, ticket, 1n);
      await refuses(move, wholeArgs(register), "AmountOverFree", [ticket, CLAIMED, CLAIMED - 1n, 0n, 1n]);
    });

    it("reverts by name on own holder, ruling, unknown number, missing office and mandate", async () => {
      const register = await load(aTicket);
      const { tickets, keys, ticket, owner } = register;
      const move = tickets.connect(keys.forestry).transferTicket;
      await refuses(move, wholeArgs(register, { to: owner }), "HolderSame", [ticket, owner]);
      await refuses(move, wholeArgs(register, { cause: Cause.Ruling }), "CauseInvalid", [Cause.Ruling]);
      await refuses(move, wholeArgs(register, { ticket: UNKNOWN }), "TicketUnknown", [UNKNOWN]);
      await refuses(tickets.connect(keys.court).transferTicket, wholeArgs(register), "OfficeMissing");
      await refuses(tickets.connect(keys.county).transferTicket, wholeArgs(register), "MandateMissing");
    });
  });

  describe("offset", () => {
    it("is for its desk alone, and checks the free amount itself", async () => {
      const register = await load(aTicket);
      const { tickets, keys, ticket } = register;
      const voucher = packNumber(YINING, Series.V, 2026, 1);
      await refuses(
        tickets.connect(keys.ecology).offset, [ticket, TONNE, voucher, 2], "DeskOnly", [keys.ecology.address],
      );
      const desk = await asDesk(register, Desk.Offsets);
      await pledge(register, ticket, CLAIMED);
      await refuses(desk.offset, [ticket, 1n, voucher, 2], "AmountOverFree", [ticket, 1n, 0n, CLAIMED, 0n]);
      await refuses(desk.offset, [ticket, 0n, voucher, 2], "AmountZero", []);
      await refuses(desk.offset, [UNKNOWN, 1n, voucher, 2], "TicketUnknown", [UNKNOWN]);
    });
  });

  describe("cancelTicket", () => {
    it("INV-20 ends a used-up ticket, whose number answers for ever (B9)", async () => {
      const register = await load(aTicket);
      const { tickets, keys, members, ticket, owner } = register;
      const cancel = tickets.connect(keys.forestry).cancelTicket;
      await refuses(cancel, [ticket, freshPaper()], "TicketNotUsedUp", [ticket, CLAIMED]);
      await offset(register, ticket, CLAIMED);
      await refuses(tickets.connect(keys.ecology).cancelTicket, [ticket, freshPaper()], "OfficeMissing");
      await refuses(cancel, [ticket, ethers.ZeroHash], "DocumentMissing", []);
      await refuses(cancel, [UNKNOWN, freshPaper()], "TicketUnknown", [UNKNOWN]);
      const event = await emits(tickets, "TicketCancelled", cancel, ticket, paper("end"));
      assertFields(event, { ticket, member: members.forestry, documentHash: paper("end") });
      await refuses(cancel, [ticket, freshPaper()], "TicketEnded", [ticket, TicketStatus.Cancelled]);
      assertFields(await tickets.ticketOf(ticket), {
        status: TicketStatus.Cancelled, offsetAmount: CLAIMED, amount: 0n, holder: owner,
      });
      assert.deepEqual(plain(await tickets.ownersOf(ticket)), [[owner, 1n]]);
      assert.equal(await tickets.freeAmountOf(ticket), 0n);
    });
  });

  describe("the holder", () => {
    it("is a person, never an address: no holder's code is called (B1)", async () => {
      const register = await load(aTicket);
      const { tickets, persons, keys, consortium, ticket } = register;
      const person = await registerPerson(register, "contract key", { key: consortium.target });
      const receipt = await send(
        tickets.connect(keys.forestry).transferTicket, ticket, person, Cause.Gift, freshPaper(),
      );
      const trace = await ethers.provider.send("debug_traceTransaction", [receipt.hash, {}]);
      const callees = trace.structLogs
        .filter((step) => step.op === "CALL" || step.op === "STATICCALL")
        .map((step) => ethers.getAddress(`0x${step.stack.at(-2).replace(/^0x/, "").padStart(64, "0").slice(24)}`));
      assert.deepEqual([...new Set(callees)].sort(), [consortium.target, persons.target].sort());
      assert.equal(trace.structLogs.filter((step) => step.op === "CALL").length, 0);
      assert.equal(eventsOf(tickets, receipt).length, 1);
    });

    it("keeps every lien when its key is replaced", async () => {
      const register = await load(aTicket);
      const { persons, tickets, keys, owner, ticket, wallets } = register;
      await freeze(register, ticket, CLAIMED);
      await send(persons.connect(keys.county).setPersonKey, owner, wallets[2].address, freshPaper());
      assertFields(await tickets.ticketOf(ticket), { holder: owner, frozenAmount: CLAIMED });
    });
  });

  describe("views", () => {
    it("answer for no number that was never given out", async () => {
      const { tickets } = await load(foundedRegister);
      for (const view of ["ticketOf", "ownersOf", "freeAmountOf"]) {
        await refuses(tickets[view], [UNKNOWN], "TicketUnknown", [UNKNOWN]);
      }
      await refuses(tickets.requireFree, [UNKNOWN, 1n], "TicketUnknown", [UNKNOWN]);
      await refuses(tickets.requireOwnersMandate, [UNKNOWN, 1, 1], "TicketUnknown", [UNKNOWN]);
    });

    it("tell what is free, and whose mandate is missing", async () => {
      const register = await load(aSharedTicket);
      const { tickets, persons, keys, members, ticket, partner } = register;
      await tickets.requireFree(ticket, CLAIMED);
      await pledge(register, ticket, TONNE);
      assert.equal(await tickets.freeAmountOf(ticket), CLAIMED - TONNE);
      await refuses(tickets.requireFree, [ticket, CLAIMED], "AmountOverFree");
      const freezeId = await freezeRoot(register, ticket);
      assert.equal(await tickets.freeAmountOf(ticket), 0n);
      await refuses(tickets.requireFree, [ticket, 1n], "RootFrozen", [ticket, ticket]);
      assertFields(await tickets.lienOf(freezeId), {
        kind: LienKind.RootFreeze, amount: 0n, untilSeconds: ORDER_UNTIL,
      });
      await tickets.requireOwnersMandate(ticket, members.agent, MandateAct.Offset);
      await send(persons.connect(keys.county).withdrawMandate, partner, members.agent, freshPaper());
      await refuses(
        tickets.requireOwnersMandate, [ticket, members.agent, MandateAct.Offset],
        "MandateMissing", [partner, members.agent, MandateAct.Offset],
      );
      await send(
        persons.connect(keys.county).recordMandate, partner, members.agent, ALL_ACTS, FAR_SECONDS, freshPaper(),
      );
      await tickets.requireOwnersMandate(ticket, members.agent, MandateAct.Offset);
    });

    it("give numbers of two divisions apart", async () => {
      const register = await load(foundedRegister);
      const inYining = await makeTicket(register);
      const lot = await makeLot(register, { division: WEIHAI });
      const inWeihai = await issue(register, lot);
      assertFields(await register.tickets.ticketOf(inWeihai), { lot: lot.application, root: inWeihai });
      assert.equal(inYining & 0xfffffffffffn, inWeihai & 0xfffffffffffn);
    });
  });
});
