import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { WEIHAI, YINING, enact, foundedRegister, load } from "./fixture.js";
import {
  CLAIMED, ORDER_UNTIL, TONNE, freeze, freezeRoot, freshPaper, makeTicket, offset, pledge, split,
} from "./story.js";
import { Cause, LienKind, Office, Series, packNumber } from "./words.js";

const UNKNOWN = packNumber(YINING, Series.C, 2020, 7);

async function aTicket() {
  const register = await foundedRegister();
  return { ...register, ticket: await makeTicket(register) };
}

async function aFamily() {
  const register = await aTicket();
  const child = await split(register, register.ticket, 40n * TONNE);
  const grandchild = await split(register, child, 10n * TONNE, register.owner);
  return { ...register, child, grandchild };
}

const moveArgs = (register, ticket) => [ticket, register.partner, 1n, Cause.Sale, freshPaper()];

describe("Rulings", () => {
  describe("freezeTicket", () => {
    it("freezes an amount, free or pledged, beside other claims", async () => {
      const register = await load(aTicket);
      const { tickets, rulings, keys, members, ticket } = register;
      await pledge(register, ticket, 80n * TONNE);
      const event = await emits(
        rulings,
        "TicketFrozen", rulings.connect(keys.court).freezeTicket, ticket, 50n * TONNE, ORDER_UNTIL, paper("order"),
      );
      assertFields(event, { ticket, court: members.court, amount: 50n * TONNE, untilSeconds: ORDER_UNTIL });
      assertFields(await tickets.ticketOf(ticket), {
        pledgedAmount: 80n * TONNE, frozenAmount: 50n * TONNE, liens: 2n,
      });
      assert.equal(await tickets.freeAmountOf(ticket), 0n);
    });

    it("reverts with AmountOverTicket above what is left unfrozen", async () => {
      const register = await load(aTicket);
      const { rulings, keys, ticket } = register;
      await freeze(register, ticket, 70n * TONNE);
      await refuses(
        rulings.connect(keys.otherCourt).freezeTicket, [ticket, 30n * TONNE + 1n, ORDER_UNTIL, freshPaper()],
        "AmountOverTicket", [ticket, 30n * TONNE + 1n, 30n * TONNE],
      );
      await freeze(register, ticket, 30n * TONNE, "otherCourt");
    });

    it("reverts by name on office, division, end, document, amount, number and a second use of the order", async () => {
      const register = await load(aTicket);
      const { consortium, rulings, keys, members, ticket } = register;
      const call = rulings.connect(keys.court).freezeTicket;
      const now = BigInt(await networkHelpers.time.latest());
      await refuses(
        rulings.connect(keys.bank).freezeTicket, [ticket, TONNE, ORDER_UNTIL, freshPaper()],
        "OfficeMissing", [members.bank, YINING, Office.Judge],
      );
      await refuses(call, [ticket, TONNE, now, freshPaper()], "FreezeInvalid", []);
      await refuses(call, [ticket, TONNE, 0, freshPaper()], "FreezeInvalid", []);
      await refuses(call, [ticket, TONNE, ORDER_UNTIL, ethers.ZeroHash], "FreezeInvalid", []);
      await refuses(call, [ticket, 0, ORDER_UNTIL, freshPaper()], "AmountZero", []);
      await refuses(call, [UNKNOWN, TONNE, ORDER_UNTIL, freshPaper()], "TicketUnknown", [UNKNOWN]);
      const order = [ticket, TONNE, ORDER_UNTIL, paper("order")];
      const { freezeId } = await emits(rulings, "TicketFrozen", call, ...order);
      await refuses(call, order, "LienExists", [freezeId]);
      await enact(register, consortium, "setOffices", [members.court, YINING, 0, paper("o")]);
      await refuses(call, [ticket, TONNE, ORDER_UNTIL, freshPaper()], "OfficeMissing");
      assert.equal(await consortium.requireOffice(keys.court.address, WEIHAI, Office.Judge), members.court);
    });

    it("reverts with TicketEnded when nothing is left to freeze", async () => {
      const register = await load(aTicket);
      await offset(register, register.ticket, CLAIMED);
      await refuses(
        register.rulings.connect(register.keys.court).freezeTicket,
        [register.ticket, 1, ORDER_UNTIL, freshPaper()], "TicketEnded",
      );
    });

    it("does not end by itself when its end is over", async () => {
      const register = await load(aTicket);
      const { tickets, rulings, keys, ticket } = register;
      const until = BigInt(await networkHelpers.time.latest()) + 100n;
      await send(rulings.connect(keys.court).freezeTicket, ticket, CLAIMED, until, freshPaper());
      await networkHelpers.time.increaseTo(until + 1n);
      assert.equal(await tickets.freeAmountOf(ticket), 0n);
    });
  });

  describe("freezeRootTicket", () => {
    it("INV-5 covers the root and everything split from it, in one call (B10)", async () => {
      const register = await load(aFamily);
      const { tickets, rulings, keys, ticket, child, grandchild } = register;
      const freezeId = await freezeRoot(register, ticket);
      for (const number of [ticket, child, grandchild]) {
        await refuses(
          tickets.connect(keys.forestry).transferPart, moveArgs(register, number), "RootFrozen", [number, ticket],
        );
        assert.equal(await tickets.freeAmountOf(number), 0n);
      }
      await send(rulings.connect(keys.court).releaseFreeze, freezeId, freshPaper());
      for (const number of [ticket, child, grandchild]) {
        await send(tickets.connect(keys.forestry).transferPart, ...moveArgs(register, number));
      }
    });

    it("lasts until the last of several courts releases", async () => {
      const register = await load(aFamily);
      const { tickets, rulings, keys, ticket, child } = register;
      const first = await freezeRoot(register, ticket);
      const second = await freezeRoot(register, ticket, "otherCourt");
      await send(rulings.connect(keys.court).releaseFreeze, first, freshPaper());
      await refuses(
        tickets.connect(keys.forestry).transferPart, moveArgs(register, child), "RootFrozen", [child, ticket],
      );
      await send(rulings.connect(keys.otherCourt).releaseFreeze, second, freshPaper());
      await send(tickets.connect(keys.forestry).transferPart, ...moveArgs(register, child));
    });

    it("is placed on a root only", async () => {
      const register = await load(aFamily);
      await refuses(
        register.rulings.connect(register.keys.court).freezeRootTicket,
        [register.grandchild, ORDER_UNTIL, freshPaper()], "TicketNotRoot", [register.grandchild, register.ticket],
      );
    });

    it("reaches the children of a root of which nothing is left, and holds up its cancellation", async () => {
      const register = await load(aFamily);
      const { tickets, rulings, keys, ticket, child } = register;
      await offset(register, ticket, 60n * TONNE);
      const freezeId = await freezeRoot(register, ticket);
      await refuses(
        tickets.connect(keys.forestry).transferPart, moveArgs(register, child), "RootFrozen", [child, ticket],
      );
      await refuses(
        tickets.connect(keys.forestry).cancelTicket, [ticket, freshPaper()], "RootFrozen", [ticket, ticket],
      );
      await send(rulings.connect(keys.court).releaseFreeze, freezeId, freshPaper());
      await send(tickets.connect(keys.forestry).cancelTicket, ticket, freshPaper());
      await freezeRoot(register, ticket);
      assert.equal(await tickets.freeAmountOf(child), 0n);
    });

    it("reverts by name on office, end and document", async () => {
      const register = await load(aTicket);
      const { rulings, keys, ticket } = register;
      await refuses(
        rulings.connect(keys.ecology).freezeRootTicket, [ticket, ORDER_UNTIL, freshPaper()], "OfficeMissing",
      );
      await refuses(rulings.connect(keys.court).freezeRootTicket, [ticket, 1, freshPaper()], "FreezeInvalid", []);
      await refuses(
        rulings.connect(keys.court).freezeRootTicket, [UNKNOWN, ORDER_UNTIL, freshPaper()], "TicketUnknown",
      );
    });
  });

  describe("releaseFreeze", () => {
    it("INV-6 is the freezing court's alone, by its own key and id (B6)", async () => {
      const register = await load(aTicket);
      const { tickets, rulings, keys, members, ticket } = register;
      const mine = await freeze(register, ticket, 20n * TONNE);
      const theirs = await freeze(register, ticket, 30n * TONNE, "otherCourt");
      for (const other of ["otherCourt", "bank", "forestry"]) {
        await refuses(
          rulings.connect(keys[other]).releaseFreeze, [mine, freshPaper()],
          "LienNotOwned", [mine, members.court, members[other]],
        );
      }
      const release = rulings.connect(keys.court).releaseFreeze;
      await refuses(release, [mine, ethers.ZeroHash], "DocumentMissing", []);
      await refuses(release, [paper("no freeze"), freshPaper()], "LienUnknown", [paper("no freeze")]);
      assertFields(await emits(rulings,
      "FreezeReleased", release, mine, freshPaper()), { ticket, court: members.court });
      await refuses(release, [mine, freshPaper()], "LienEnded", [mine]);
      assertFields(await tickets.ticketOf(ticket), { frozenAmount: 30n * TONNE, liens: 1n });
      assertFields(await tickets.lienOf(theirs), { amount: 30n * TONNE, kind: LienKind.Freeze });
    });

    it("is still the court's after its offices changed, by a new key", async () => {
      const register = await load(aTicket);
      const { consortium, rulings, keys, members, stranger, ticket } = register;
      const freezeId = await freeze(register, ticket, TONNE);
      await enact(register, consortium, "addKey", [members.court, stranger.address, paper("new")]);
      await enact(register, consortium, "revokeKey", [members.court, keys.court.address, paper("old")]);
      await refuses(
        rulings.connect(keys.court).releaseFreeze, [freezeId, freshPaper()], "KeyUnknown", [keys.court.address],
      );
      await send(rulings.connect(stranger).releaseFreeze, freezeId, freshPaper());
    });
  });
});
