import { describe, it } from "node:test";
import { NO_PASSAGE, argsOf, assertHeld, claimsRegister, passageOf, rule } from "./claims.js";
import { assertFields, refuses, send } from "./expect.js";
import { load } from "./fixture.js";
import { CLAIMED, TONNE, freeze, freshPaper, pledge } from "./story.js";
import { LienStatus, TicketStatus } from "./words.js";

const asCourt = (register, court) => register.rulings.connect(register.keys[court]).transferByRuling;
const most = async (register, court, passage, amount) => {
  const { ticket, buyer } = register;
  await refuses(
    asCourt(register, court), [ticket, buyer, amount + 1n, passage, freshPaper()],
    "AmountOverFree", [ticket, amount + 1n, amount, ...await heldOf(register)],
  );
  if (amount === 0n) return undefined;
  return await rule(register, ticket, buyer, amount, passage, court);
};
const heldOf = async ({ tickets, ticket }) => {
  const { pledgedAmount, frozenAmount } = await tickets.ticketOf(ticket);
  return [pledgedAmount, frozenAmount];
};

/** 100 t: the court froze 60 t first, another court 70 t after it, of which 30 t wait (轮候). */
async function aQueue() {
  const register = await claimsRegister();
  const first = await freeze(register, register.ticket, 60n * TONNE);
  const second = await freeze(register, register.ticket, 70n * TONNE, "otherCourt");
  return { ...register, first, second };
}

describe("Rulings: waiting freezes (轮候)", () => {
  describe("given 60 t frozen first and 70 t after it on 100 t", () => {
    it("holds everything, and reaches what the first leaves once it is released", async () => {
      const register = await load(aQueue);
      const { tickets, keys, ticket, first, second } = register;
      await assertHeld(register, ticket, { amount: CLAIMED, frozenAmount: 130n * TONNE, liens: 2n, free: 0n });
      assertFields(await tickets.lienOf(first), { rank: 1n });
      assertFields(await tickets.lienOf(second), { rank: 2n });
      await send(tickets.connect(keys.court).releaseLiens, [first], freshPaper());
      await assertHeld(register, ticket, { frozenAmount: 70n * TONNE, liens: 1n, free: 30n * TONNE });
    });

    it("frees only what no other claims when the later one is released", async () => {
      const register = await load(aQueue);
      const { tickets, keys, ticket, second } = register;
      await send(tickets.connect(keys.otherCourt).releaseLiens, [second], freshPaper());
      await assertHeld(register, ticket, { frozenAmount: 60n * TONNE, liens: 1n, free: 40n * TONNE });
    });

    it("lets the first court move its amount past the one that waits, which goes on waiting", async () => {
      const register = await load(aQueue);
      const { tickets, ticket, buyer, first, second } = register;
      const passage = passageOf({ own: [first], later: [second] });
      const { said } = await rule(register, ticket, buyer, 60n * TONNE, passage);
      assertFields(await tickets.ticketOf(argsOf(said, "PartTransferred").child), { amount: 60n * TONNE, liens: 0n });
      assertFields(await tickets.lienOf(second), { status: LienStatus.InForce, amount: 70n * TONNE });
      await assertHeld(register, ticket, { amount: 40n * TONNE, frozenAmount: 70n * TONNE, liens: 1n, free: 0n });
    });

    it("counts the later freeze against the first court that leaves it out", async () => {
      const register = await load(aQueue);
      await most(register, "court", passageOf({ own: [register.first] }), 30n * TONNE);
    });

    it("leaves the second court what the first does not hold", async () => {
      const register = await load(aQueue);
      const { tickets, ticket, first, second } = register;
      await most(register, "otherCourt", passageOf({ own: [second] }), 40n * TONNE);
      await assertHeld(register, ticket, { amount: 60n * TONNE, frozenAmount: 60n * TONNE, liens: 1n, free: 0n });
      assertFields(await tickets.lienOf(first), { status: LienStatus.InForce });
      assertFields(await tickets.lienOf(second), { status: LienStatus.Released });
    });

    it("does not let the second court name the first as waiting behind it", async () => {
      const register = await load(aQueue);
      const { ticket, buyer, first, second } = register;
      await refuses(
        asCourt(register, "otherCourt"),
        [ticket, buyer, TONNE, passageOf({ own: [second], later: [first] }), freshPaper()], "LienUnfit",
      );
    });

    it("leaves nothing to a court without a freeze, nor to one that does not name its own", async () => {
      const register = await load(aQueue);
      await most(register, "court", NO_PASSAGE, 0n);
      await most(register, "otherCourt", NO_PASSAGE, 0n);
    });

    it("lets the second court move what is left after the first has moved", async () => {
      const register = await load(aQueue);
      const { ticket, buyer, first, second } = register;
      const passage = passageOf({ own: [first], later: [second] });
      await rule(register, ticket, buyer, 60n * TONNE, passage);
      const { said } = await rule(
        register, ticket, buyer, 40n * TONNE, passageOf({ own: [second] }), "otherCourt",
      );
      argsOf(said, "TicketTransferred");
      await assertHeld(register, ticket, { amount: 40n * TONNE, frozenAmount: 0n, liens: 0n, holder: buyer });
    });
  });

  describe("given the whole frozen by two courts", () => {
    it("empties the number for the first; the second's order stays readable there and is released", async () => {
      const register = await load(claimsRegister);
      const { tickets, keys, ticket, buyer } = register;
      const first = await freeze(register, ticket, CLAIMED);
      const second = await freeze(register, ticket, CLAIMED, "otherCourt");
      const { said } = await rule(register, ticket, buyer, CLAIMED, passageOf({ own: [first], later: [second] }));
      assertFields(await tickets.ticketOf(argsOf(said, "PartTransferred").child), { amount: CLAIMED, holder: buyer });
      await assertHeld(register, ticket, { amount: 0n, frozenAmount: CLAIMED, liens: 1n, status: TicketStatus.Split });
      await send(tickets.connect(keys.otherCourt).releaseLiens, [second], freshPaper());
      await assertHeld(register, ticket, { frozenAmount: 0n, liens: 0n });
    });
  });

  describe("given a pledge between two freezes", () => {
    it("keeps the pledge for the lender, whoever rules", async () => {
      const register = await load(claimsRegister);
      const { ticket } = register;
      const first = await freeze(register, ticket, 30n * TONNE);
      await pledge(register, ticket, 50n * TONNE);
      const second = await freeze(register, ticket, CLAIMED, "otherCourt");
      await most(register, "otherCourt", passageOf({ own: [second] }), 20n * TONNE);
      await most(register, "court", passageOf({ own: [first] }), 30n * TONNE);
      await assertHeld(register, ticket, {
        amount: 50n * TONNE, pledgedAmount: 50n * TONNE, frozenAmount: 0n, liens: 1n,
      });
    });
  });

  describe("given a little frozen first and all of it after", () => {
    it("lets the first court move no more than it froze, whoever it names as waiting", async () => {
      const register = await load(claimsRegister);
      const { ticket } = register;
      const first = await freeze(register, ticket, 1n);
      const second = await freeze(register, ticket, CLAIMED, "otherCourt");
      await most(register, "court", passageOf({ own: [first], later: [second] }), 1n);
    });

    it("lets the first court move besides what nobody froze", async () => {
      const register = await load(claimsRegister);
      const { ticket } = register;
      const first = await freeze(register, ticket, TONNE);
      const second = await freeze(register, ticket, 70n * TONNE, "otherCourt");
      await most(register, "court", passageOf({ own: [first], later: [second] }), 30n * TONNE);
    });
  });

  describe("given freezes of one court on both sides of another's", () => {
    it("ranks behind only what is behind all that the court names", async () => {
      const register = await load(aQueue);
      const { ticket, buyer, first, second } = register;
      const third = await freeze(register, ticket, 10n * TONNE);
      const both = passageOf({ own: [first, third], later: [second] });
      await refuses(asCourt(register, "court"), [ticket, buyer, TONNE, both, freshPaper()], "LienUnfit");
      await most(register, "court", passageOf({ own: [first], later: [second] }), 60n * TONNE);
    });
  });
});
