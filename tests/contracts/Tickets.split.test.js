import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { UNKNOWN, freshLot, issueTo } from "./claims.js";
import { ethers } from "./chain.js";
import { assertFields, emits, paper, plain, refuses, send } from "./expect.js";
import { WEIHAI, load } from "./fixture.js";
import {
  freezeLien, ledgerRegister, mergeOf, moved, partArgs, pledgeLien, release, rootLien, shareArgs, sharedLedger,
  splitInto, uses, wholeArgs,
} from "./ledger.js";
import { CLAIMED, TONNE, freshPaper } from "./story.js";
import { Cause, MandateAct, Ownership, TicketStatus } from "./words.js";

const HALVES = [40n * TONNE, 60n * TONNE];

describe("Tickets: splitTicket", () => {
  it("INV-3 covers the ticket exactly by new numbers of the same owners, and ends it (B4, B11)", async () => {
    const register = await load(sharedLedger);
    const { bureau, shared, owner, partner, members } = register;
    const amounts = [1n, 2n, CLAIMED - 3n];
    const event = await emits(bureau, "TicketSplit", bureau.splitTicket, shared, amounts, paper("split"));
    const children = Array.from(event.children);
    assertFields(event, { ticket: shared, amounts, member: members.forestry, documentHash: paper("split") });
    assert.equal(new Set(children).size, 3);
    const parent = await bureau.ticketOf(shared);
    assertFields(parent, { status: TicketStatus.Split, amount: 0n });
    for (const [i, child] of children.entries()) {
      assertFields(await bureau.ticketOf(child), {
        amount: amounts[i], root: shared, parent: shared, lot: parent.lot, ownership: Ownership.Shares, holder: 0n,
        status: TicketStatus.Live, printVersion: 1n, liens: 0n, policy: parent.policy,
      });
      assert.deepEqual(plain(await bureau.ownersOf(child)), [[owner, 2n], [partner, 1n]]);
    }
    assert.deepEqual(plain(await bureau.ownersOf(shared)), [[owner, 2n], [partner, 1n]]);
  });

  it("covers exactly whatever the parts (B4): thirty lists by chance", async () => {
    const register = await load(ledgerRegister);
    let seed = 20_261_121n;
    const draw = (max) => (seed = (seed * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n) % max;
    let live = register.ticket;
    let amount = CLAIMED;
    for (let round = 0; round < 30; round++) {
      const count = 2n + draw(15n);
      const amounts = [];
      for (let rest = amount, i = count; i > 0n; i--) {
        amounts.push(i === 1n ? rest : 1n + draw(rest / i));
        rest -= amounts.at(-1);
      }
      const children = await splitInto(register, live, amounts);
      const held = await Promise.all(children.map(async (child) => (await register.tickets.ticketOf(child)).amount));
      assert.deepEqual(held, amounts, `seed 20261121, round ${round}`);
      assert.equal(held.reduce((sum, each) => sum + each), amount);
      live = await mergeOf(register, children);
    }
  });

  it("reverts with SplitNotExact on a gram more or less, nothing, or an overflowing sum", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket } = register;
    const most = 2n ** 64n - 1n;
    for (const amounts of [
      [1n, CLAIMED], [1n, CLAIMED - 2n], [0n, CLAIMED], [CLAIMED, 0n], [most, CLAIMED + 1n], [most, most],
    ]) {
      const sum = amounts.reduce((total, each) => total + each);
      await refuses(bureau.splitTicket, [ticket, amounts, freshPaper()], "SplitNotExact", [ticket, sum, CLAIMED]);
    }
  });

  it("reverts by name on a list too short or too long, liens, document, number, office and mandate", async () => {
    const register = await load(ledgerRegister);
    const { bureau, tickets, keys, members, ticket, owner } = register;
    for (const count of [0, 1, 17]) {
      const amounts = Array.from({ length: count }, () => 1n);
      await refuses(bureau.splitTicket, [ticket, amounts, freshPaper()], "ListInvalid", [BigInt(count), 16n]);
    }
    await refuses(bureau.splitTicket, [ticket, HALVES, ethers.ZeroHash], "DocumentMissing", []);
    await refuses(bureau.splitTicket, [UNKNOWN, HALVES, freshPaper()], "TicketUnknown", [UNKNOWN]);
    await refuses(tickets.connect(keys.bank).splitTicket, [ticket, HALVES, freshPaper()], "OfficeMissing");
    await refuses(
      tickets.connect(keys.county).splitTicket, [ticket, HALVES, freshPaper()],
      "MandateMissing", [owner, members.county, MandateAct.Register],
    );
    await pledgeLien(register, ticket, 1n);
    await refuses(bureau.splitTicket, [ticket, HALVES, freshPaper()], "TicketEncumbered", [ticket, 1n]);
  });

  it("leaves root and parent of a part to its own parts", async () => {
    const register = await load(ledgerRegister);
    const child = await moved(register, register.ticket, 10n * TONNE);
    const [grandchild] = await splitInto(register, child, [TONNE, 9n * TONNE]);
    assertFields(await register.tickets.ticketOf(grandchild), { root: register.ticket, parent: child });
  });
});

describe("Tickets: mergeTickets", () => {
  const merge = (register, tickets, documentHash = freshPaper()) =>
    [register.bureau.mergeTickets, [tickets, documentHash]];

  it("makes one new number of several, its own root, which names the roots it comes from", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket, owner, members } = register;
    const lot = freshLot();
    const other = await issueTo(register, [[owner, 1]], { lot });
    const third = await issueTo(register, [[owner, 1]], { lot });
    const [left] = await splitInto(register, other, HALVES);
    const event = await emits(bureau, "TicketsMerged", bureau.mergeTickets, [third, left], paper("merge"));
    assertFields(event, {
      tickets: [third, left], amount: CLAIMED + HALVES[0], member: members.forestry, documentHash: paper("merge"),
    });
    const { merged } = event;
    assertFields(await bureau.ticketOf(merged), {
      amount: CLAIMED + HALVES[0], root: merged, parent: 0n, holder: owner, lot, status: TicketStatus.Live,
      printVersion: 1n, offsetAmount: 0n, ownership: Ownership.Sole,
    });
    assert.deepEqual(plain(await bureau.rootsOf(merged)), [third, other]);
    for (const each of [third, left]) {
      assertFields(await bureau.ticketOf(each), { status: TicketStatus.Merged, amount: 0n, holder: owner });
    }
    assert.deepEqual(plain(await bureau.rootsOf(ticket)), []);
  });

  it("remembers each root once, through merges of merges", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket } = register;
    const [a, b, c] = await splitInto(register, ticket, [TONNE, 2n * TONNE, 97n * TONNE]);
    const first = await mergeOf(register, [a, b]);
    assert.deepEqual(plain(await bureau.rootsOf(first)), [ticket]);
    const second = await mergeOf(register, [c, first]);
    assert.deepEqual(plain(await bureau.rootsOf(second)), [ticket, first]);
    const [part] = await splitInto(register, second, HALVES);
    assertFields(await bureau.ticketOf(part), { root: second, parent: second });
  });

  it("a freeze of any of its roots covers it and its parts, before and after (B10)", async () => {
    const register = await load(ledgerRegister);
    const { bureau, tickets, ticket, owner } = register;
    const [a, b] = await splitInto(register, ticket, HALVES);
    const first = await mergeOf(register, [a, b]);
    const [c, d] = await splitInto(register, first, HALVES);
    const second = await mergeOf(register, [c, d]);
    const part = await moved(register, second, TONNE);
    for (const root of [ticket, first, second]) {
      const lienId = await rootLien(register, root);
      for (const each of [second, part]) {
        assert.equal(await tickets.freeAmountOf(each), 0n);
        await refuses(
          bureau.transferPart, partArgs(register, { ticket: each, amount: 1n, to: register.partner }),
          "RootFrozen", [each, root],
        );
      }
      await release(register, "court", lienId);
    }
    await send(bureau.transferPart, ...partArgs(register, { ticket: part, amount: 1n, to: owner }));
  });

  it("refuses a repeated number (B19), a descending list, and one too short or too long", async () => {
    const register = await load(ledgerRegister);
    const [a, b] = await splitInto(register, register.ticket, HALVES);
    await refuses(...merge(register, [a, a]), "ListUnordered", [1n]);
    await refuses(...merge(register, [a, b, b]), "ListUnordered", [2n]);
    await refuses(...merge(register, [b, a]), "ListUnordered", [1n]);
    for (const tickets of [[], [a], Array.from({ length: 17 }, () => a)]) {
      await refuses(...merge(register, tickets), "ListInvalid", [BigInt(tickets.length), 16n]);
    }
  });

  it("refuses tickets of another lot, policy, owner or kind of ownership", async () => {
    const register = await load(sharedLedger);
    const { owner, partner, buyer } = register;
    const lot = freshLot();
    const base = await issueTo(register, [[owner, 1]], { lot });
    const unlike = [
      await issueTo(register, [[owner, 1]]),
      await issueTo(register, [[owner, 1]], { lot, policy: 2n }),
      await issueTo(register, [[buyer, 1]], { lot }),
      await issueTo(register, [[owner, 1], [partner, 1]], { lot }),
    ];
    for (const each of unlike) await refuses(...merge(register, [base, each]), "TicketsUnlike", [each, base]);
    const inWeihai = await issueTo(register, [[owner, 1]], { lot: (lot & 0xfffffffffffn) | (WEIHAI << 44n) });
    await refuses(register.bureau.mergeTickets, [[inWeihai, base], freshPaper()], "TicketsUnlike", [base, inWeihai]);
  });

  it("takes co-owners who are the same with the same parts in the same order, however they came to be", async () => {
    const register = await load(ledgerRegister);
    const { owner, partner, buyer } = register;
    const lot = freshLot();
    const of = (owners, changes = {}) => issueTo(register, owners, { lot, ...changes });
    const base = await of([[owner, 2], [partner, 1], [buyer, 1], [1n + buyer, 1]].slice(0, 3));
    const same = await of([[owner, 2], [partner, 1], [buyer, 1]]);
    for (const owners of [
      [[owner, 2], [partner, 1]], [[owner, 4], [partner, 2], [buyer, 2]], [[partner, 1], [owner, 2], [buyer, 1]],
    ]) {
      const other = await of(owners);
      await refuses(...merge(register, [base, other]), "TicketsUnlike", [other, base]);
    }
    const joint = await of([[owner, 2], [partner, 1], [buyer, 1]], { joint: true });
    await refuses(...merge(register, [base, joint]), "TicketsUnlike", [joint, base]);
    const merged = await mergeOf(register, [base, same]);
    assert.deepEqual(plain(await register.tickets.ownersOf(merged)), [[owner, 2n], [partner, 1n], [buyer, 1n]]);
    await send(register.bureau.transferShare, ...shareArgs(register, { ticket: merged, to: partner, parts: 2 }));
    assert.deepEqual(plain(await register.tickets.ownersOf(same)), [[owner, 2n], [partner, 1n], [buyer, 1n]]);
  });

  it("refuses whatever is claimed, lost, ended or unknown, and the consent of others", async () => {
    const register = await load(ledgerRegister);
    const { bureau, tickets, keys, members, ticket, owner } = register;
    const [a, b] = await splitInto(register, ticket, HALVES);
    await refuses(...merge(register, [a, b], ethers.ZeroHash), "DocumentMissing", []);
    await refuses(...merge(register, [UNKNOWN, a]), "TicketUnknown", [UNKNOWN]);
    await refuses(
      tickets.connect(keys.county).mergeTickets, [[a, b], freshPaper()],
      "MandateMissing", [owner, members.county, MandateAct.Register],
    );
    const lienId = await freezeLien(register, b, 1n);
    await refuses(...merge(register, [a, b]), "TicketEncumbered", [b, 1n]);
    await release(register, "court", lienId);
    await send(bureau.reportLoss, b, 1, freshPaper());
    await refuses(...merge(register, [a, b]), "TicketLost", [b]);
    await send(bureau.withdrawLoss, b, freshPaper());
    await uses(register, b, HALVES[1]);
    await refuses(...merge(register, [a, b]), "TicketEnded", [b, TicketStatus.UsedUp]);
  });

  it("refuses more roots than it can remember", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket } = register;
    let live = ticket;
    for (let generation = 1; generation <= 32; generation++) {
      live = await mergeOf(register, await splitInto(register, live, [TONNE, CLAIMED - TONNE]));
      assert.equal((await bureau.rootsOf(live)).length, generation);
    }
    const halves = await splitInto(register, live, [TONNE, CLAIMED - TONNE]);
    await refuses(...merge(register, halves), "RootsFull", [33n, 32n]);
    await rootLien(register, ticket);
    await refuses(...merge(register, halves), "RootFrozen", [halves[0], ticket]);
  });

  it("keeps what was offset on the old numbers, whose past answers (I-5)", async () => {
    const register = await load(ledgerRegister);
    const [a, b] = await splitInto(register, register.ticket, HALVES);
    await uses(register, a, TONNE);
    const merged = await mergeOf(register, [a, b]);
    assertFields(await register.tickets.ticketOf(merged), { amount: CLAIMED - TONNE, offsetAmount: 0n });
    assertFields(await register.tickets.ticketOf(a), { amount: 0n, offsetAmount: TONNE });
  });

  it("ends what was begun for the numbers that became it: nothing moves them again", async () => {
    const register = await load(ledgerRegister);
    const { bureau } = register;
    const [a, b] = await splitInto(register, register.ticket, HALVES);
    await mergeOf(register, [a, b]);
    await refuses(
      bureau.transferTicket, wholeArgs(register, { ticket: a, cause: Cause.Gift }),
      "TicketEnded", [a, TicketStatus.Merged],
    );
    await refuses(
      bureau.transferPart, partArgs(register, { amount: 1n }), "TicketEnded", [register.ticket, TicketStatus.Split],
    );
  });
});
