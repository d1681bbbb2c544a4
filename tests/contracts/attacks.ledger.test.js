// Attacks and faults seen in other registers (B1 to B25), as far as they aim at the ledger itself.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { describe, it } from "node:test";
import { networkHelpers } from "./chain.js";
import { NO_PASSAGE, freshLot, issueTo } from "./claims.js";
import { COMMANDS, bound, readyRegister } from "./commands.js";
import { assertFields, emits, eventsOf, paper, plain, refuses, send } from "./expect.js";
import { YINING, foundedRegister, load, registerPerson } from "./fixture.js";
import {
  freezeLien, ledgerRegister, mergeOf, moved, partArgs, pledgeLien, shareArgs, sharedLedger, sharesOf, splitInto, uses,
  wholeArgs,
} from "./ledger.js";
import { watched } from "./watch.js";
import * as story from "./story.js";
import { AnnulmentCause, Cause, LienKind, MandateAct, PersonKind, TicketStatus } from "./words.js";

const { CLAIMED, TONNE, freshPaper } = story;

/** Counts its calls in slot 0, whatever it is called with: SLOAD(0) + 1 into slot 0. */
const COUNTER = "0x5f546001015f5500";
const AMOUNT_MAX = 10n ** 16n;

describe("B1 a holder's contract is never called back", () => {
  it("B1 no command of any contract calls the code behind a holder's key", async () => {
    const register = await load(readyRegister);
    const { persons, keys } = register;
    const traps = [register.wallets[0].address];
    for (const person of [register.buyer, register.partner, register.debtor, register.spare]) {
      const trap = `0x${(0xbad0n + person).toString(16).padStart(40, "0")}`;
      await send(persons.connect(keys.county).setPersonKey, person, trap, freshPaper());
      traps.push(trap);
    }
    for (const trap of traps) await networkHelpers.setCode(trap, COUNTER);
    for (const [command, [member, , argsOf]] of Object.entries(COMMANDS)) {
      if (command === "persons.setPersonKey") continue;
      await send(bound(register, command, keys[member]), ...argsOf(register));
    }
    for (const trap of traps) assert.equal(await networkHelpers.getStorageAt(trap, 0), `0x${"0".repeat(64)}`);
    await (await register.stranger.sendTransaction({ to: traps[1] })).wait();
    assert.equal(BigInt(await networkHelpers.getStorageAt(traps[1], 0)), 1n);
  });
});

describe("B4 children of a split", () => {
  it("B4 cover their parent exactly, whatever the cuts, and one gram more or less is refused", async () => {
    const register = await load(ledgerRegister);
    const { bureau, tickets } = register;
    const seen = new Set([register.ticket]);
    let open = [register.ticket];
    for (let round = 2n; open.length > 0 && seen.size < 90; ++round) {
      const parent = open.shift();
      const { amount } = await tickets.ticketOf(parent);
      const count = 2n + (round % 15n);
      if (amount < 2n * count) continue;
      const part = (i) => (amount * (BigInt(i) + 1n)) / (count * count) + 1n;
      const cuts = Array.from({ length: Number(count) - 1 }, (_, i) => part(i));
      const rest = amount - cuts.reduce((sum, cut) => sum + cut, 0n);
      for (const last of [rest - 1n, rest + 1n, 0n]) {
        const sum = amount - rest + last;
        await refuses(
          bureau.splitTicket, [parent, [...cuts, last], freshPaper()], "SplitNotExact", [parent, sum, amount],
        );
      }
      const children = await splitInto(register, parent, [...cuts, rest]);
      for (const child of children) {
        assert.ok(!seen.has(child), "a number was given out twice");
        seen.add(child);
      }
      assertFields(await tickets.ticketOf(parent), { amount: 0n, status: TicketStatus.Split });
      open = [...open, ...children];
    }
    let total = 0n;
    for (const number of seen) total += (await tickets.ticketOf(number)).amount;
    assert.ok(seen.size >= 90);
    assert.equal(total, CLAIMED);
  });
});

describe("B8 B9 what happens to numbers", () => {
  it("B8 no command adds to a number that was given out: what moves goes to a new one", async () => {
    const register = await load(readyRegister);
    await watched(register, (before, after, ticket) => {
      assert.ok(after.amount <= before.amount, `${ticket} grew`);
      assert.ok(after.offsetAmount >= before.offsetAmount, `${ticket} came back into circulation`);
    });
  });

  it("B9 an ended number answers with its owners and its whole past", async () => {
    const register = await load(ledgerRegister);
    const { bureau, desk, tickets, members, owner } = register;
    const lot = freshLot();
    const numbers = [];
    for (let i = 0; i < 4; ++i) numbers.push(await issueTo(register, [[owner, 1]], { lot }));
    const [used, annulled, first, second] = numbers;
    await uses(register, used);
    await send(bureau.cancelTicket, used, freshPaper());
    await send(desk.annul, annulled, AnnulmentCause.Fraud, members.forestry, freshPaper());
    await mergeOf(register, [first, second]);
    await splitInto(register, register.ticket, [TONNE, CLAIMED - TONNE]);
    const ends = [
      [used, TicketStatus.Cancelled, ["TicketIssued", "AmountOffset", "TicketCancelled"]],
      [annulled, TicketStatus.Annulled, ["TicketIssued", "TicketAnnulled"]],
      [first, TicketStatus.Merged, ["TicketIssued"]],
      [register.ticket, TicketStatus.Split, ["TicketIssued", "TicketSplit"]],
    ];
    for (const [number, status, past] of ends) {
      assertFields(await tickets.ticketOf(number), { status, amount: 0n });
      assert.deepEqual(plain(await tickets.ownersOf(number)), [[owner, 1n]]);
      const topic = `0x${number.toString(16).padStart(64, "0")}`;
      const logs = await tickets.runner.provider.getLogs({
        address: tickets.target, fromBlock: 0, topics: [null, topic],
      });
      assert.deepEqual(logs.map((log) => tickets.interface.parseLog(log).name), past);
    }
  });

  it("B9 a rejected application keeps its content's hash, and its form is never free again", async () => {
    const register = await load(foundedRegister);
    const { reserve, keys } = register;
    const content = story.contentOf(register);
    const form = freshPaper();
    const { application, contentHash } = await emits(
      reserve, "ApplicationSubmitted", reserve.connect(keys.agent).submitApplication, content, form,
    );
    const [member, office] = story.REVIEWS[0];
    await send(reserve.connect(keys[member]).rejectApplication, application, office, contentHash, freshPaper());
    assertFields(await reserve.applicationOf(application), { contentHash, claimedAmount: CLAIMED });
    await refuses(reserve.connect(keys.agent).submitApplication, [content, form], "DocumentUsed", [form]);
  });
});

describe("B11 B14 B25 whose a ticket becomes", () => {
  it("B11 a split by the bureau never changes an owner, and nobody else may split", async () => {
    const register = await load(sharedLedger);
    const { tickets, keys, members, shared } = register;
    const owners = plain(await tickets.ownersOf(shared));
    for (const child of await splitInto(register, shared, [TONNE, 2n * TONNE, CLAIMED - 3n * TONNE])) {
      assert.deepEqual(plain(await tickets.ownersOf(child)), owners);
    }
    const args = [register.ticket, [TONNE, CLAIMED - TONNE], freshPaper()];
    const { splitTicket } = tickets.connect(keys.bank);
    await refuses(splitTicket, args, "OfficeMissing", [members.bank, YINING, 10n]);
  });

  it("B14 nobody passes a ticket, a part or a share to itself, and no ruling does it either", async () => {
    const register = await load(sharedLedger);
    const { bureau, desk, members, owner, partner, ticket, shared } = register;
    const same = [ticket, owner];
    await refuses(bureau.transferPart, partArgs(register, { to: owner }), "HolderSame", same);
    await refuses(bureau.transferTicket, wholeArgs(register, { owners: [[owner, 1]] }), "HolderSame", same);
    const round = wholeArgs(register, { ticket: shared, owners: [[partner, 9], [owner, 1]] });
    await refuses(bureau.transferTicket, round, "HolderSame", [shared, partner]);
    await refuses(bureau.transferShare, shareArgs(register, { to: owner }), "HolderSame", [shared, owner]);
    for (const amount of [TONNE, CLAIMED]) {
      const args = [ticket, owner, amount, NO_PASSAGE, members.court, freshPaper()];
      await refuses(desk.moveByRuling, args, "HolderSame", same);
    }
    const lienId = await pledgeLien(register, ticket, TONNE);
    const args = [lienId, owner, NO_PASSAGE, members.court, freshPaper()];
    await refuses(desk.enforceLien, args, "HolderSame", same);
  });

  it("B14 one real name is one person: a second id under the same commitment is refused", async () => {
    const { persons, keys, owner } = await load(foundedRegister);
    const again = [YINING, PersonKind.Enterprise, paper("commitment owner"), `0x${"0".repeat(40)}`, freshPaper()];
    await refuses(
      persons.connect(keys.county).registerPerson, again, "CommitmentUsed", [paper("commitment owner"), owner],
    );
  });

  it("B25 INV-23 a share moves on its own owner's mandate: two thirds of the parts are not enough", async () => {
    const register = await load(sharedLedger);
    const { bureau, tickets, persons, keys, members, owner, partner, buyer, shared } = register;
    await send(persons.connect(keys.county).withdrawMandate, partner, members.forestry, freshPaper());
    const theirs = shareArgs(register, { from: partner });
    await refuses(
      bureau.transferShare, theirs, "MandateMissing", [partner, members.forestry, MandateAct.Transfer],
    );
    await send(bureau.transferShare, ...shareArgs(register, { from: owner, to: buyer, parts: 1 }));
    assert.deepEqual(plain(await tickets.ownersOf(shared)), [[owner, 1n], [partner, 1n], [buyer, 1n]]);
  });

  it("B25 INV-23 a majority owner's mandate for itself moves the other shares by no path", async () => {
    const register = await load(sharedLedger);
    const { bureau, persons, keys, members, partner, owner, shared } = register;
    await send(persons.connect(keys.county).withdrawMandate, partner, members.forestry, freshPaper());
    const regroup = [shared, sharesOf([owner, 99], [partner, 1]), false, freshPaper()];
    await refuses(bureau.changeOwnership, regroup, "ConsentMissing", [shared, 2n, 3n]);
    const few = [shared, owner, partner, 3, Cause.Gift, freshPaper()];
    await refuses(bureau.transferShare, few, "PartsOverShare", [shared, owner, 3n, 2n]);
  });
});

describe("B18 B19 numbers and lists", () => {
  it("B18 amounts are whole grams: one gram moves, and the largest lot splits without loss", async () => {
    const register = await load(ledgerRegister);
    const { tickets, owner } = register;
    const largest = await issueTo(register, [[owner, 1]], { amount: AMOUNT_MAX });
    const child = await moved(register, largest, 1n);
    assertFields(await tickets.ticketOf(child), { amount: 1n });
    const third = (AMOUNT_MAX - 1n) / 3n;
    const children = await splitInto(register, largest, [third, third, AMOUNT_MAX - 1n - 2n * third]);
    let sum = 1n;
    for (const number of children) sum += (await tickets.ticketOf(number)).amount;
    assert.equal(sum, AMOUNT_MAX);
  });

  it("B18 no ledger path divides: where the ledger and its claims are written there is no division", () => {
    const contracts = new URL("../../contracts/", import.meta.url);
    const read = (path) => readFileSync(new URL(path, contracts), "utf8");
    const ledger = readdirSync(new URL("ledger/", contracts)).map((file) => `ledger/${file}`);
    const paths = [...ledger, "Tickets.sol", "Pledges.sol", "Offsets.sol", "Rulings.sol", "libraries/TicketSlots.sol"];
    const divides = /[\w)\]] (\/|%) [\w(]/;
    assert.match(read("Dividends.sol"), divides);
    for (const path of paths) {
      const code = read(path).split("\n").filter((line) => !/^\s*\/\//.test(line) && !line.startsWith("import"));
      assert.deepEqual(code.filter((line) => divides.test(line)), [], path);
    }
  });

  it("B19 a list that names an entry twice is refused, wherever there is a list", async () => {
    const register = await load(readyRegister);
    const { tickets, reserve, pledges, offsets, rulings, keys, owner, parted } = register;
    const by = (contract, member) => contract.connect(keys[member]);
    await refuses(
      by(tickets, "forestry").mergeTickets, [[parted, parted], freshPaper()], "ListUnordered", [1n],
    );
    const twice = [[parted, 1n], [parted, 1n]].map(([ticket, amount]) => ({ ticket, amount }));
    const pledge = { ...story.pledgeContentOf(register, []), items: twice };
    await refuses(by(pledges, "agent").proposePledge, [pledge], "ListUnordered", [1n]);
    const use = story.offsetContentOf(register, parted, 1n, { items: twice });
    await refuses(by(offsets, "agent").requestOffset, [use, freshPaper()], "ListUnordered", [1n]);
    const lienId = await story.freeze(register, parted, 1n);
    const passage = { own: [lienId, lienId], later: [], persons: [] };
    await refuses(
      by(rulings, "court").transferByRuling, [parted, register.buyer, 2n, passage, freshPaper()], "ListUnordered", [1n],
    );
    await refuses(
      by(tickets, "court").releaseLiens, [[lienId, lienId], freshPaper()], "LienEnded", [lienId],
    );
    const parcel = freshPaper();
    const parcels = story.contentOf(register, { parcels: [parcel, parcel] });
    await refuses(by(reserve, "agent").submitApplication, [parcels, freshPaper()], "ContentInvalid", ["parcels"]);
    const owners = [{ person: owner, parts: 1 }, { person: owner, parts: 2 }];
    const shares = story.contentOf(register, { applicants: owners });
    await refuses(by(reserve, "agent").submitApplication, [shares, freshPaper()], "ContentInvalid", ["applicants"]);
    const gift = [register.moved, owners, false, Cause.Gift, freshPaper()];
    await refuses(by(tickets, "forestry").transferTicket, gift, "SharesInvalid");
  });
});

describe("B23 every loop has its limit", () => {
  it("B23 one more than the limit is refused by name, and the limit itself fits into a block", async () => {
    const register = await load(ledgerRegister);
    const { bureau, tickets, desk, members, keys, ticket, owner } = register;
    const people = Array.from({ length: 65 }, (_, i) => [BigInt(i + 1), 1]);
    await refuses(
      bureau.transferTicket, wholeArgs(register, { owners: people }), "SharesInvalid", [65n, 64n],
    );
    const grams = (count) => [...Array(count - 1).fill(1n), CLAIMED - BigInt(count - 1)];
    await refuses(bureau.splitTicket, [ticket, grams(17), freshPaper()], "ListInvalid", [17n, 16n]);
    const numbers = Array.from({ length: 17 }, (_, i) => ticket + BigInt(i));
    await refuses(bureau.mergeTickets, [numbers, freshPaper()], "ListInvalid", [17n, 16n]);
    const liens = Array.from({ length: 33 }, () => freshPaper());
    await refuses(tickets.connect(keys.bank).releaseLiens, [liens, freshPaper()], "ListInvalid", [33n, 32n]);
    const passage = { ...NO_PASSAGE, own: liens.slice(0, 17) };
    const rule = [ticket, register.buyer, 1n, passage, members.court, freshPaper()];
    await refuses(desk.moveByRuling, rule, "ListInvalid", [17n, 16n]);

    const receipt = await send(bureau.splitTicket, ticket, grams(16), freshPaper());
    assert.ok(receipt.gasUsed < 16_000_000n);
    const [{ args }] = eventsOf(tickets, receipt);
    const merge = await send(bureau.mergeTickets, Array.from(args.children), freshPaper());
    assert.ok(merge.gasUsed < 16_000_000n);
    assert.equal((await tickets.ownersOf(args.children[0]))[0].person, owner);
  });

  it("B23 a lender's pledges end at 32 on one ticket, courts go on to 64, and no more", async () => {
    const register = await load(ledgerRegister);
    const { desk, members, ticket } = register;
    for (let i = 0; i < 32; ++i) await pledgeLien(register, ticket, 1n);
    const place = (kind, member) => [ticket, kind, members[member], 1n, 3_500_000_000n, freshPaper()];
    await refuses(desk.placePledge, place(LienKind.Pledge, "bank"), "LiensFull", [ticket, 32n]);
    for (let i = 0; i < 32; ++i) await freezeLien(register, ticket, 1n);
    await refuses(desk.placeFreeze, place(LienKind.Freeze, "otherCourt"), "LiensFull", [ticket, 64n]);
    assertFields(await register.tickets.ticketOf(ticket), { liens: 64n, pledgedAmount: 32n, frozenAmount: 32n });
  });

  it("B23 a person takes 64 freezes, and no more", async () => {
    const register = await load(foundedRegister);
    const { persons, keys } = register;
    const debtor = await registerPerson(register, "debtor of many");
    const { freezePerson } = persons.connect(keys.court);
    for (let i = 0; i < 64; ++i) await send(freezePerson, debtor, story.ORDER_UNTIL, freshPaper());
    await refuses(freezePerson, [debtor, story.ORDER_UNTIL, freshPaper()], "PersonFreezesFull", [debtor, 64n]);
  });
});
