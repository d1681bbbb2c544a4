import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { freshLot, issueTo, UNKNOWN } from "./claims.js";
import { ethers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, plain, refuses, send } from "./expect.js";
import { WEIHAI, load, registerPerson } from "./fixture.js";
import {
  YINING_TERMS, freezeLien, ledgerRegister, moved, partArgs, pledgeLien, rootLien, sharedLedger, uses, wholeArgs,
} from "./ledger.js";
import { CLAIMED, TONNE, freshPaper } from "./story.js";
import {
  AnnulmentCause, Cause, Kind, LienKind, MandateAct, Ownership, Series, TicketStatus, sequenceOf, seriesOf,
} from "./words.js";

const AMOUNT_MAX = 10n ** 16n;

describe("Tickets", () => {
  describe("issue", () => {
    const issuance = (register, changes = {}) => ({
      lot: freshLot(), kind: Kind.Carbon, policy: 1, terms: YINING_TERMS, amount: TONNE, joint: false,
      owners: [{ person: register.owner, parts: 1 }], member: register.members.forestry, documentHash: freshPaper(),
      ...changes,
    });

    it("is for the desk of the reserve alone", async () => {
      const register = await load(ledgerRegister);
      const { bureau, keys } = register;
      await refuses(bureau.issue, [issuance(register)], "DeskOnly", [keys.forestry.address]);
    });

    it("tells all of the ticket, and keeps it", async () => {
      const register = await load(ledgerRegister);
      const { desk, owner, members } = register;
      const facts = issuance(register);
      const event = await emits(desk, "TicketIssued", desk.issue, facts);
      assertFields(event, {
        lot: facts.lot, policy: 1n, amount: TONNE, ownership: Ownership.Sole, owners: [[owner, 1n]],
        member: members.forestry, documentHash: facts.documentHash,
      });
      assertFields(await desk.ticketOf(event.ticket), {
        amount: TONNE, pledgedAmount: 0n, frozenAmount: 0n, offsetAmount: 0n, holder: owner, lot: facts.lot,
        root: event.ticket, parent: 0n, policy: 1n, status: TicketStatus.Live, ownership: Ownership.Sole,
        printVersion: 1n, liens: 0n, lost: false,
      });
      assert.deepEqual(plain(await desk.policyAndAmountOf(event.ticket)), [1n, TONNE]);
    });

    it("INV-3 refuses owners whose parts make no whole", async () => {
      const register = await load(ledgerRegister);
      const { desk, owner, buyer } = register;
      const crowd = Array.from({ length: 65 }, (_, i) => ({ person: i + 1, parts: 1 }));
      for (const owners of [
        [], crowd, [{ person: owner, parts: 0 }], [{ person: 0, parts: 1 }], [{ person: 2n ** 48n, parts: 1 }],
        [{ person: owner, parts: 1 }, { person: buyer, parts: 1 }, { person: owner, parts: 1 }],
      ]) {
        await refuses(desk.issue, [issuance(register, { owners })], "SharesInvalid", [BigInt(owners.length), 64n]);
      }
      await refuses(desk.issue, [issuance(register, { amount: 0 })], "AmountZero", []);
      await refuses(desk.issue, [issuance(register, { documentHash: ethers.ZeroHash })], "DocumentMissing", []);
    });

    it("numbers each kind in its own series", async () => {
      const register = await load(ledgerRegister);
      const { desk } = register;
      for (const [kind, series, sequence] of [
        [Kind.Carbon, Series.C, 2n], [Kind.CollectiveStand, Series.G, 1n], [Kind.StateStand, Series.S, 1n],
      ]) {
        const { ticket } = await emits(desk, "TicketIssued", desk.issue, issuance(register, { kind }));
        assert.equal(seriesOf(ticket), series);
        assert.equal(sequenceOf(ticket), sequence);
      }
    });

    it("keeps one to seven co-owners in their order, by shares or jointly", async () => {
      const register = await load(ledgerRegister);
      const { desk } = register;
      for (let count = 2; count <= 7; count++) {
        const owners = Array.from({ length: count }, (_, i) => ({ person: BigInt(i + 1), parts: 2 ** 32 - 1 - i }));
        for (const [joint, ownership] of [[true, Ownership.Joint], [false, Ownership.Shares]]) {
          const { ticket } = await emits(desk, "TicketIssued", desk.issue, issuance(register, { joint, owners }));
          assertFields(await desk.ticketOf(ticket), { ownership, holder: 0n });
          assert.deepEqual(plain(await desk.ownersOf(ticket)), owners.map((each) => plain(Object.values(each))));
        }
      }
    });

    it("gives numbers of two divisions apart", async () => {
      const register = await load(ledgerRegister);
      const inWeihai = await issueTo(register, [[register.owner, 1]], { lot: freshLot(WEIHAI) });
      assert.equal(register.ticket & 0xfffffffffffn, inWeihai & 0xfffffffffffn);
      assertFields(await register.tickets.ticketOf(inWeihai), { root: inWeihai });
    });
  });

  describe("offset", () => {
    it("is for its desk alone, and checks the free amount itself", async () => {
      const register = await load(ledgerRegister);
      const { bureau, desk, keys, ticket, members } = register;
      await refuses(bureau.offset, [ticket, TONNE, 1n, 2], "DeskOnly", [keys.forestry.address]);
      await refuses(desk.offset, [ticket, 0n, 1n, 2], "AmountZero", []);
      await refuses(desk.offset, [UNKNOWN, 1n, 1n, 2], "TicketUnknown", [UNKNOWN]);
      const event = await emits(desk, "AmountOffset", desk.offset, ticket, TONNE, 7n, members.ecology);
      assertFields(event, { ticket, voucher: 7n, amount: TONNE, member: members.ecology });
      assertFields(await desk.ticketOf(ticket), { amount: CLAIMED - TONNE, offsetAmount: TONNE });
      await pledgeLien(register, ticket, CLAIMED - TONNE);
      await refuses(desk.offset, [ticket, 1n, 1n, 2], "AmountOverFree", [ticket, 1n, 0n, CLAIMED - TONNE, 0n]);
    });

    it("adds up to the last gram of the largest ticket, without any division (B18)", async () => {
      const register = await load(ledgerRegister);
      const { desk } = register;
      const ticket = await issueTo(register, [[register.owner, 1]], { amount: AMOUNT_MAX });
      await pledgeLien(register, ticket, AMOUNT_MAX - 1n);
      for (let i = 0; i < 3; i++) await freezeLien(register, ticket, AMOUNT_MAX);
      assertFields(await desk.ticketOf(ticket), { pledgedAmount: AMOUNT_MAX - 1n, frozenAmount: 3n * AMOUNT_MAX });
      assert.equal(await desk.freeAmountOf(ticket), 0n);
      const other = await issueTo(register, [[register.owner, 1]], { amount: AMOUNT_MAX });
      await moved(register, other, 1n);
      await uses(register, other, AMOUNT_MAX - 2n);
      assertFields(await desk.ticketOf(other), { amount: 1n, offsetAmount: AMOUNT_MAX - 2n });
    });
  });

  describe("cancelTicket", () => {
    it("INV-20 ends a used-up ticket, whose number answers for ever with its past (B9)", async () => {
      const register = await load(ledgerRegister);
      const { bureau, tickets, keys, members, ticket, owner } = register;
      await refuses(bureau.cancelTicket, [ticket, freshPaper()], "TicketNotUsedUp", [ticket, CLAIMED]);
      await uses(register, ticket);
      assertFields(await tickets.ticketOf(ticket), { status: TicketStatus.UsedUp, amount: 0n });
      await refuses(tickets.connect(keys.ecology).cancelTicket, [ticket, freshPaper()], "OfficeMissing");
      await refuses(bureau.cancelTicket, [ticket, ethers.ZeroHash], "DocumentMissing", []);
      await refuses(bureau.cancelTicket, [UNKNOWN, freshPaper()], "TicketUnknown", [UNKNOWN]);
      const event = await emits(bureau, "TicketCancelled", bureau.cancelTicket, ticket, paper("end"));
      assertFields(event, { ticket, member: members.forestry, documentHash: paper("end") });
      await refuses(bureau.cancelTicket, [ticket, freshPaper()], "TicketEnded", [ticket, TicketStatus.Cancelled]);
      assertFields(await tickets.ticketOf(ticket), {
        status: TicketStatus.Cancelled, offsetAmount: CLAIMED, amount: 0n, holder: owner,
      });
      assert.deepEqual(plain(await tickets.ownersOf(ticket)), [[owner, 1n]]);
      assert.equal(await tickets.freeAmountOf(ticket), 0n);
    });

    it("waits for a root freeze to end", async () => {
      const register = await load(ledgerRegister);
      const { bureau, ticket } = register;
      await uses(register, ticket);
      await rootLien(register, ticket);
      await refuses(bureau.cancelTicket, [ticket, freshPaper()], "RootFrozen", [ticket, ticket]);
    });
  });

  describe("annul", () => {
    const args = (register, changes = {}) => {
      const { ticket, documentHash } = { ticket: register.ticket, documentHash: freshPaper(), ...changes };
      return [ticket, AnnulmentCause.Fraud, register.members.forestry, documentHash];
    };

    it("ends a live ticket and tells its amount; the number answers", async () => {
      const register = await load(ledgerRegister);
      const { desk, bureau, ticket, members, owner, keys } = register;
      await refuses(bureau.annul, args(register), "DeskOnly", [keys.forestry.address]);
      await refuses(desk.annul, args(register, { documentHash: ethers.ZeroHash }), "DocumentMissing", []);
      await refuses(desk.annul, args(register, { ticket: UNKNOWN }), "TicketUnknown", [UNKNOWN]);
      await uses(register, ticket, TONNE);
      const event = await emits(
        desk, "TicketAnnulled", desk.annul, ...args(register, { documentHash: paper("fraud") }),
      );
      assertFields(event, {
        ticket, amount: CLAIMED - TONNE, cause: AnnulmentCause.Fraud, member: members.forestry,
        documentHash: paper("fraud"),
      });
      assertFields(await desk.ticketOf(ticket), {
        status: TicketStatus.Annulled, amount: 0n, offsetAmount: TONNE, holder: owner,
      });
      await refuses(desk.annul, args(register), "TicketEnded", [ticket, TicketStatus.Annulled]);
    });

    it("leaves alone what anybody claims (B7)", async () => {
      const register = await load(ledgerRegister);
      const { desk, ticket } = register;
      const child = await moved(register, ticket);
      await freezeLien(register, ticket, 1n);
      await refuses(desk.annul, args(register), "TicketEncumbered", [ticket, 1n]);
      await rootLien(register, ticket);
      await refuses(desk.annul, args(register, { ticket: child }), "RootFrozen", [child, ticket]);
    });
  });

  describe("the holder", () => {
    it("is a person, never an address: no holder's code is called (B1)", async () => {
      const register = await load(ledgerRegister);
      const { bureau, persons, consortium, ticket } = register;
      const person = await registerPerson(register, "contract key", { key: consortium.target });
      const receipt = await send(bureau.transferTicket, ...wholeArgs(register, { owners: [[person, 1]] }));
      const trace = await ethers.provider.send("debug_traceTransaction", [receipt.hash, {}]);
      const callees = trace.structLogs
        .filter((step) => step.op === "CALL" || step.op === "STATICCALL")
        .map((step) => ethers.getAddress(`0x${step.stack.at(-2).replace(/^0x/, "").padStart(64, "0").slice(24)}`));
      assert.deepEqual([...new Set(callees)].sort(), [consortium.target, persons.target].sort());
      assert.equal(trace.structLogs.filter((step) => step.op === "CALL").length, 0);
      assert.equal(eventsOf(bureau, receipt).length, 1);
      assertFields(await bureau.ticketOf(ticket), { holder: person });
    });
  });

  describe("views", () => {
    it("answer for no number that was never given out", async () => {
      const { tickets } = await load(ledgerRegister);
      for (const view of ["ticketOf", "ownersOf", "freeAmountOf", "rootsOf", "policyAndAmountOf"]) {
        await refuses(tickets[view], [UNKNOWN], "TicketUnknown", [UNKNOWN]);
      }
      await refuses(tickets.requireDisposal, [UNKNOWN, 1n, 1, 1], "TicketUnknown", [UNKNOWN]);
      await refuses(tickets.lienOf, [paper("no lien")], "LienUnknown", [paper("no lien")]);
    });

    it("requireDisposal counts the owners' turns, and a part is none", async () => {
      const register = await load(sharedLedger);
      const { tickets, bureau, members, ticket } = register;
      const turns = (number) => tickets.requireDisposal(number, 1n, members.forestry, MandateAct.Pledge);
      const first = await turns(ticket);
      await moved(register, ticket);
      assert.equal(await turns(ticket), first);
      await send(bureau.transferTicket, ...wholeArgs(register));
      assert.equal(await turns(ticket), first + 1n);
    });

    it("requireDisposal refuses what is not free, lost, frozen or consented to", async () => {
      const register = await load(ledgerRegister);
      const { tickets, members, ticket, owner } = register;
      const ask = (changes = {}) => {
        const { amount, member, act } = { amount: 1n, member: members.forestry, act: MandateAct.Offset, ...changes };
        return [ticket, amount, member, act];
      };
      await refuses(tickets.requireDisposal, ask({ amount: 0n }), "AmountZero", []);
      await refuses(tickets.requireDisposal, ask({ amount: CLAIMED + 1n }), "AmountOverFree");
      await refuses(
        tickets.requireDisposal, ask({ member: members.county }),
        "MandateMissing", [owner, members.county, MandateAct.Offset],
      );
      const lienId = await rootLien(register, ticket);
      assert.equal(await tickets.freeAmountOf(ticket), 0n);
      await refuses(tickets.requireDisposal, ask(), "RootFrozen", [ticket, ticket]);
      assertFields(await tickets.lienOf(lienId), { kind: LienKind.RootFreeze, amount: 0n });
    });

    it("lienIdOf is the hash of kind, owner, ticket and document", async () => {
      const { tickets, ticket } = await load(ledgerRegister);
      const types = ["uint8", "uint32", "uint64", "bytes32"];
      const encoded = ethers.AbiCoder.defaultAbiCoder().encode(types, [1, 5, ticket, paper("loan")]);
      assert.equal(await tickets.lienIdOf(LienKind.Pledge, 5, ticket, paper("loan")), ethers.keccak256(encoded));
    });
  });

  describe("a pause", () => {
    it("stops every command of a member (B20)", async () => {
      const register = await load(sharedLedger);
      const { bureau, consortium, keys, ticket, shared } = register;
      const lien = await freezeLien(register, ticket, 1n);
      await send(consortium.connect(keys.court).pause, paper("pause"));
      const paperOf = freshPaper();
      for (const [name, args] of Object.entries({
        transferPart: partArgs(register), transferTicket: wholeArgs(register, { ticket: shared }),
        transferShare: [shared, register.owner, register.buyer, 1, Cause.Sale, paperOf],
        splitTicket: [shared, [1n, CLAIMED - 1n], paperOf],
        mergeTickets: [[shared, register.joint], paperOf],
        changeOwnership: [
          register.joint, [{ person: register.partner, parts: 1 }, { person: register.owner, parts: 1 }],
          true, paperOf],
        registerChange: [ticket, 1, paperOf], reportLoss: [ticket, 1, paperOf],
        renewLien: [lien, 3_900_000_000n, paperOf], releaseLiens: [[lien], paperOf], lapseFreeze: [lien, paperOf],
        cancelTicket: [ticket, paperOf],
      })) await refuses(bureau[name], args, "RegisterPaused", []);
    });
  });
});
