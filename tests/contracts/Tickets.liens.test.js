import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { YINING, enact, foundedRegister, load } from "./fixture.js";
import {
  CLAIMED, ORDER_UNTIL, TONNE, contentOf, file, freeze, freshPaper, issue, makeTicket, offset, pledge, review, split,
  submit,
} from "./story.js";
import { Desk, LienKind, LienStatus, Series, TicketStatus, packNumber } from "./words.js";

const UNKNOWN = packNumber(YINING, Series.C, 2020, 7);

async function aTicket() {
  const register = await foundedRegister();
  return { ...register, ticket: await makeTicket(register) };
}

/** The founder's own key takes the place of a desk, to show what the ledger itself checks. */
async function asDesk(register, desk) {
  await enact(register, register.consortium, "setDesk", [desk, register.founder.address]);
  return register.tickets.connect(register.founder);
}

describe("Tickets", () => {
  describe("placeLien and releaseLien", () => {
    it("are for the desk of their kind alone", async () => {
      const register = await load(aTicket);
      const { tickets, founder, ticket } = register;
      const pledgesDesk = await asDesk(register, Desk.Pledges);
      for (const kind of [LienKind.None, LienKind.Freeze, LienKind.RootFreeze]) {
        await refuses(
          pledgesDesk.placeLien, [ticket, kind, 5, 1, 0, freshPaper()], "DeskOnly", [founder.address],
        );
      }
      const freezeId = await freeze(register, ticket, TONNE);
      await refuses(pledgesDesk.releaseLien, [freezeId, register.members.court, freshPaper()], "DeskOnly");
      const { placeLien, releaseLien } = tickets.connect(register.keys.bank);
      await refuses(placeLien, [ticket, LienKind.Pledge, 5, 1, 0, freshPaper()], "DeskOnly");
      await refuses(releaseLien, [freezeId, 5, freshPaper()], "DeskOnly");
    });

    it("INV-12 take a document once and need one for each change (B7)", async () => {
      const register = await load(aTicket);
      const { ticket } = register;
      const desk = await asDesk(register, Desk.Pledges);
      const args = [ticket, LienKind.Mortgage, 5, TONNE, 0, paper("loan")];
      const { lienId } = await emits(desk, "LienPlaced", desk.placeLien, ...args);
      assert.equal(lienId, await desk.lienIdOf(LienKind.Mortgage, 5, ticket, paper("loan")));
      await refuses(desk.placeLien, args, "LienExists", [lienId]);
      await refuses(desk.placeLien, [ticket, LienKind.Mortgage, 5, TONNE, 0, ethers.ZeroHash], "DocumentMissing", []);
      await refuses(desk.releaseLien, [lienId, 5, ethers.ZeroHash], "DocumentMissing", []);
      await refuses(desk.releaseLien, [lienId, 6, freshPaper()], "LienNotOwned", [lienId, 5n, 6n]);
      await refuses(desk.releaseLien, [paper("no lien"), 5, freshPaper()], "LienUnknown", [paper("no lien")]);
      await send(desk.releaseLien, lienId, 5, freshPaper());
      await refuses(desk.releaseLien, [lienId, 5, freshPaper()], "LienEnded", [lienId]);
      await refuses(desk.placeLien, args, "LienExists", [lienId]);
      await refuses(desk.lienOf, [paper("no lien")], "LienUnknown", [paper("no lien")]);
      assertFields(await desk.lienOf(lienId), {
        ticket, amount: TONNE, owner: 5n, status: LienStatus.Released, rank: 1n,
      });
    });

    it("rank liens in the order of their registration, and never two alike", async () => {
      const register = await load(aTicket);
      const { ticket } = register;
      const desk = await asDesk(register, Desk.Pledges);
      const place = async () => (await emits(
        desk, "LienPlaced", desk.placeLien, ticket, LienKind.Pledge, 5, 1, 0, freshPaper(),
      ));
      const first = await place();
      const second = await place();
      await send(desk.releaseLien, first.lienId, 5, freshPaper());
      const third = await place();
      assert.deepEqual([first.rank, second.rank, third.rank], [1n, 2n, 3n]);
      await send(desk.releaseLien, second.lienId, 5, freshPaper());
      await send(desk.releaseLien, third.lienId, 5, freshPaper());
      assert.equal((await place()).rank, 1n);
    });

    it("refuse a pledge over the largest number, which leaves room for courts (B23)", async () => {
      const register = await load(aTicket);
      const desk = await asDesk(register, Desk.Pledges);
      for (let i = 0; i < 32; i++) {
        await send(desk.placeLien, register.ticket, LienKind.Pledge, 5, 1, 0, freshPaper());
      }
      await refuses(
        desk.placeLien, [register.ticket, LienKind.Pledge, 5, 1, 0, freshPaper()], "LiensFull", [register.ticket, 32n],
      );
      for (let i = 0; i < 32; i++) await freeze(register, register.ticket, 1n);
      await refuses(
        register.rulings.connect(register.keys.court).freezeTicket,
        [register.ticket, 1, ORDER_UNTIL, freshPaper()], "LiensFull", [register.ticket, 64n],
      );
    });

    it("refuse to spend the ranks of a ticket on pledges alone", async () => {
      const register = await load(aTicket);
      const desk = await asDesk(register, Desk.Pledges);
      const args = () => [register.ticket, LienKind.Pledge, 5, 1, 0, freshPaper()];
      await send(desk.placeLien, ...args());
      for (let rank = 2; rank <= 127; rank++) {
        const { lienId } = await emits(desk, "LienPlaced", desk.placeLien, ...args());
        await send(desk.releaseLien, lienId, 5, freshPaper());
      }
      await refuses(desk.placeLien, args(), "LiensFull", [register.ticket, 32n]);
      await freeze(register, register.ticket, CLAIMED);
    });

    it("add up to the last gram of the largest ticket (B18)", async () => {
      const register = await load(foundedRegister);
      const most = 2n ** 64n - 1n;
      const lot = await submit(register, contentOf(register, { claimedAmount: most }));
      await review(register, lot);
      await file(register, lot, freshPaper(), most);
      const ticket = await issue(register, lot, most);
      await pledge(register, ticket, most);
      const freezeId = await freeze(register, ticket, most);
      assert.equal(await register.tickets.freeAmountOf(ticket), 0n);
      await send(register.rulings.connect(register.keys.court).releaseFreeze, freezeId, freshPaper());
      assertFields(await register.tickets.ticketOf(ticket), { amount: most, pledgedAmount: most, frozenAmount: 0n });
      const other = await makeTicket(register);
      await split(register, other, 1n);
      assert.equal(await register.tickets.freeAmountOf(other), CLAIMED - 1n);
    });

    it("check amounts and numbers themselves, whatever a desk checked", async () => {
      const register = await load(aTicket);
      const { ticket } = register;
      const desk = await asDesk(register, Desk.Pledges);
      const args = (number, amount) => [number, LienKind.Pledge, 5, amount, 0, freshPaper()];
      await refuses(desk.placeLien, args(UNKNOWN, 1n), "TicketUnknown", [UNKNOWN]);
      await refuses(desk.placeLien, args(ticket, 0n), "AmountZero", []);
      await refuses(
        desk.placeLien, args(ticket, CLAIMED + 1n), "AmountOverFree", [ticket, CLAIMED + 1n, CLAIMED, 0n, 0n],
      );
      await offset(register, ticket, CLAIMED);
      await refuses(desk.placeLien, args(ticket, 1n), "TicketEnded", [ticket, TicketStatus.UsedUp]);
    });
  });
});
