import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { UNKNOWN, assertHeld, claimsRegister, inOneBlock, issueTo } from "./claims.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { YINING, enact, load } from "./fixture.js";
import { CLAIMED, ORDER_UNTIL, TONNE, freeze, freezeRoot, freshPaper, pledge, split } from "./story.js";
import { Cause, Desk, LienKind, Office, Series, packNumber } from "./words.js";

const sellArgs = (register, ticket = register.ticket) => [ticket, register.partner, 1n, Cause.Sale, freshPaper()];

async function aFamily() {
  const register = await claimsRegister();
  const child = await split(register, register.ticket, 40n * TONNE);
  const grandchild = await split(register, child, 10n * TONNE, register.owner);
  return { ...register, child, grandchild };
}

describe("Rulings: freezeTicket", () => {
  describe("given a live ticket", () => {
    it("freezes an amount, free or pledged, beside other claims", async () => {
      const register = await load(claimsRegister);
      const { rulings, tickets, keys, members, ticket } = register;
      await pledge(register, ticket, 80n * TONNE);
      const documentHash = freshPaper();
      const told = await emits(
        tickets, "LienPlaced", rulings.connect(keys.court).freezeTicket,
        ticket, 50n * TONNE, ORDER_UNTIL, documentHash,
      );
      assertFields(told, {
        lienId: await tickets.lienIdOf(LienKind.Freeze, members.court, ticket, documentHash), ticket,
        kind: LienKind.Freeze, owner: members.court, amount: 50n * TONNE, untilSeconds: ORDER_UNTIL, rank: 2n,
        documentHash,
      });
      await assertHeld(register, ticket, {
        amount: CLAIMED, pledgedAmount: 80n * TONNE, frozenAmount: 50n * TONNE, liens: 2n, free: 0n,
      });
    });

    it("costs at most 90,000 gas, first and on top of others", async () => {
      const register = await load(claimsRegister);
      const { rulings, keys, ticket } = register;
      for (const court of ["court", "otherCourt"]) {
        for (const call of [
          [rulings.connect(keys[court]).freezeTicket, ticket, TONNE, ORDER_UNTIL, freshPaper()],
          [rulings.connect(keys[court]).freezeRootTicket, ticket, ORDER_UNTIL, freshPaper()],
        ]) {
          const { gasUsed } = await send(...call);
          assert.ok(gasUsed <= 90_000n, `${gasUsed}`);
        }
      }
    });

    it("reverts with AmountOverTicket above the ticket's amount, however much is frozen", async () => {
      const register = await load(claimsRegister);
      const { rulings, keys, ticket } = register;
      await freeze(register, ticket, 70n * TONNE);
      await refuses(
        rulings.connect(keys.otherCourt).freezeTicket, [ticket, CLAIMED + 1n, ORDER_UNTIL, freshPaper()],
        "AmountOverTicket", [ticket, CLAIMED + 1n, CLAIMED],
      );
      await freeze(register, ticket, CLAIMED, "otherCourt");
      await assertHeld(register, ticket, { frozenAmount: 170n * TONNE, liens: 2n, free: 0n });
    });

    it("freezes a ticket that is lost: a court is not stopped by a notice", async () => {
      const register = await load(claimsRegister);
      const { tickets, keys, ticket } = register;
      await send(tickets.connect(keys.forestry).reportLoss, ticket, 1, freshPaper());
      await freeze(register, ticket, TONNE);
      await freezeRoot(register, ticket);
    });
  });

  describe("given an order that is not one", () => {
    it("reverts by name on office, end, document, amount, number and a second use of the order", async () => {
      const register = await load(claimsRegister);
      const { consortium, rulings, tickets, keys, members, ticket, stranger } = register;
      const call = rulings.connect(keys.court).freezeTicket;
      const now = BigInt(await networkHelpers.time.latest());
      await refuses(
        rulings.connect(keys.bank).freezeTicket, [ticket, TONNE, ORDER_UNTIL, freshPaper()],
        "OfficeMissing", [members.bank, YINING, Office.Judge],
      );
      await refuses(
        rulings.connect(stranger).freezeTicket, [ticket, TONNE, ORDER_UNTIL, freshPaper()],
        "KeyUnknown", [stranger.address],
      );
      await refuses(call, [ticket, TONNE, now, freshPaper()], "FreezeInvalid", []);
      await refuses(call, [ticket, TONNE, 0, freshPaper()], "FreezeInvalid", []);
      await refuses(call, [ticket, TONNE, ORDER_UNTIL, ethers.ZeroHash], "FreezeInvalid", []);
      await refuses(call, [ticket, 0, ORDER_UNTIL, freshPaper()], "AmountZero", []);
      await refuses(call, [UNKNOWN, TONNE, ORDER_UNTIL, freshPaper()], "TicketUnknown", [UNKNOWN]);
      const order = [ticket, TONNE, ORDER_UNTIL, paper("order")];
      const { lienId } = await emits(tickets, "LienPlaced", call, ...order);
      await refuses(call, order, "LienExists", [lienId]);
      await send(tickets.connect(keys.court).releaseLiens, [lienId], freshPaper());
      await refuses(call, order, "LienExists", [lienId]);
      await enact(register, consortium, "setOffices", [members.court, YINING, 0, paper("o")]);
      await refuses(call, [ticket, TONNE, ORDER_UNTIL, freshPaper()], "OfficeMissing");
    });

    it("reverts with TicketEnded on a number that ended, with RegisterPaused in a pause", async () => {
      const register = await load(claimsRegister);
      const { consortium, rulings, tickets, keys, members, founder, ticket } = register;
      const call = rulings.connect(keys.court).freezeTicket;
      await send(
        tickets.connect(founder).offset, ticket, CLAIMED, packNumber(YINING, Series.V, 2026, 1), members.ecology,
      );
      await refuses(call, [ticket, TONNE, ORDER_UNTIL, freshPaper()], "TicketEnded");
      await send(consortium.connect(keys.forestry).pause, paper("stop"));
      for (const args of [[ticket, TONNE, ORDER_UNTIL, freshPaper()]]) await refuses(call, args, "RegisterPaused", []);
    });

    it("reverts with DeskOnly at a desk that the council replaced", async () => {
      const register = await load(claimsRegister);
      const { consortium, rulings, tickets, keys, ticket } = register;
      const successor = await ethers.deployContract("Rulings", [consortium, tickets]);
      await enact(register, consortium, "setDesk", [Desk.Rulings, successor.target]);
      await refuses(
        rulings.connect(keys.court).freezeTicket, [ticket, TONNE, ORDER_UNTIL, freshPaper()],
        "DeskOnly", [rulings.target],
      );
      await freeze({ ...register, rulings: successor }, ticket, TONNE);
    });
  });

  describe("given a sale in the same block (B22)", () => {
    it("wins when it is first, and takes what is left when it is second", async () => {
      const register = await load(claimsRegister);
      const { rulings, tickets, keys, ticket, partner } = register;
      const order = (amount) => [rulings.connect(keys.court).freezeTicket, ticket, amount, ORDER_UNTIL, freshPaper()];
      const sale = (amount) => [
        tickets.connect(keys.forestry).transferPart, ticket, partner, amount, Cause.Sale, freshPaper(),
      ];
      assert.deepEqual(await inOneBlock(order(90n * TONNE), sale(50n * TONNE)), [true, false]);
      assert.deepEqual(await inOneBlock(sale(10n * TONNE), order(CLAIMED)), [true, false]);
      await assertHeld(register, ticket, { amount: 90n * TONNE, frozenAmount: 90n * TONNE, free: 0n });
    });
  });
});

describe("Rulings: freezeRootTicket", () => {
  it("INV-5 covers everything split from the root, before or later, in one call (B10)", async () => {
    const register = await load(aFamily);
    const { tickets, keys, ticket, child, grandchild } = register;
    const lienId = await freezeRoot(register, ticket);
    for (const number of [ticket, child, grandchild]) {
      await refuses(
        tickets.connect(keys.forestry).transferPart, sellArgs(register, number), "RootFrozen", [number, ticket],
      );
      assert.equal(await tickets.freeAmountOf(number), 0n);
    }
    await send(tickets.connect(keys.court).releaseLiens, [lienId], freshPaper());
    for (const number of [ticket, child, grandchild]) {
      await send(tickets.connect(keys.forestry).transferPart, ...sellArgs(register, number));
    }
  });

  it("covers a ticket merged of two roots by the freeze of either", async () => {
    const register = await load(claimsRegister);
    const { tickets, keys, owner } = register;
    const lot = packNumber(YINING, Series.A, 2026, 9_000);
    const one = await issueTo(register, [[owner, 1]], { lot });
    const two = await issueTo(register, [[owner, 1]], { lot });
    const { merged } = await emits(
      tickets, "TicketsMerged", tickets.connect(keys.forestry).mergeTickets, [one, two], freshPaper(),
    );
    for (const root of [one, two, merged]) {
      const lienId = await freezeRoot(register, root);
      await refuses(tickets.connect(keys.forestry).transferPart, sellArgs(register, merged), "RootFrozen");
      assert.equal(await tickets.freeAmountOf(merged), 0n);
      await send(tickets.connect(keys.court).releaseLiens, [lienId], freshPaper());
      assert.equal(await tickets.freeAmountOf(merged), 2n * CLAIMED);
    }
  });

  it("lasts until the last of several courts releases (B6)", async () => {
    const register = await load(aFamily);
    const { tickets, keys, members, ticket, child } = register;
    const first = await freezeRoot(register, ticket);
    const second = await freezeRoot(register, ticket, "otherCourt");
    await refuses(
      tickets.connect(keys.court).releaseLiens, [[second], freshPaper()],
      "LienNotOwned", [second, members.otherCourt, members.court],
    );
    await send(tickets.connect(keys.court).releaseLiens, [first], freshPaper());
    await refuses(tickets.connect(keys.forestry).transferPart, sellArgs(register, child), "RootFrozen");
    await send(tickets.connect(keys.otherCourt).releaseLiens, [second], freshPaper());
    await send(tickets.connect(keys.forestry).transferPart, ...sellArgs(register, child));
  });

  it("is placed on a root only", async () => {
    const register = await load(aFamily);
    await refuses(
      register.rulings.connect(register.keys.court).freezeRootTicket,
      [register.grandchild, ORDER_UNTIL, freshPaper()], "TicketNotRoot", [register.grandchild, register.ticket],
    );
  });

  it("reverts by name on office, end, document, number and a second use of the order", async () => {
    const register = await load(claimsRegister);
    const { rulings, tickets, keys, members, ticket } = register;
    const call = rulings.connect(keys.court).freezeRootTicket;
    await refuses(
      rulings.connect(keys.ecology).freezeRootTicket, [ticket, ORDER_UNTIL, freshPaper()],
      "OfficeMissing", [members.ecology, YINING, Office.Judge],
    );
    await refuses(call, [ticket, 1, freshPaper()], "FreezeInvalid", []);
    await refuses(call, [ticket, ORDER_UNTIL, ethers.ZeroHash], "FreezeInvalid", []);
    await refuses(call, [UNKNOWN, ORDER_UNTIL, freshPaper()], "TicketUnknown", [UNKNOWN]);
    const order = [ticket, ORDER_UNTIL, freshPaper()];
    const { lienId } = await emits(tickets, "LienPlaced", call, ...order);
    await refuses(call, order, "LienExists", [lienId]);
  });
});
