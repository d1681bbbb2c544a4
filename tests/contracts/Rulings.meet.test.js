// The table "where pledge and freeze meet": after each row of steps on 100 t, what is held and what is free.
import { describe, it } from "node:test";
import { assertHeld, claimsRegister, enforce, freezePerson, passageOf, rule } from "./claims.js";
import { refuses, send } from "./expect.js";
import { load } from "./fixture.js";
import { CLAIMED, TONNE, freeze, freezeRoot, freshPaper, pledge, pledgeContentOf } from "./story.js";

const TABLE = [
  // steps, pledged, frozen, free, amount, in tonnes
  [["pledge 80"], 80, 0, 20],
  [["freeze 50"], 0, 50, 50],
  [["pledge 80", "freeze 50"], 80, 50, 0],
  [["pledge 80", "freeze 50", "release pledge 80"], 0, 50, 50],
  [["pledge 80", "freeze 50", "release freeze 50"], 80, 0, 20],
  [["pledge 80", "freeze 20"], 80, 20, 0],
  [["pledge 80", "freeze 19"], 80, 19, 1],
  [["freeze 50", "pledge 50"], 50, 50, 0],
  [["freeze 50", "pledge 50", "release freeze 50"], 50, 0, 50],
  [["freeze 100", "release freeze 100", "pledge 100"], 100, 0, 0],
  [["pledge 100", "freeze 100"], 100, 100, 0],
  [["pledge 100", "freeze 100", "other freeze 100"], 100, 200, 0],
  [["pledge 100", "freeze 100", "other freeze 100", "release pledge 100"], 0, 200, 0],
  [["pledge 100", "freeze 100", "other freeze 60", "release pledge 100", "release freeze 100"], 0, 60, 40],
  [["pledge 40", "other pledge 40", "freeze 30"], 80, 30, 0],
  [["pledge 40", "other pledge 40", "freeze 30", "release pledge 40"], 40, 30, 30],
  [["pledge 40", "freeze root"], 40, 0, 0],
  [["pledge 40", "freeze root", "release pledge 40"], 0, 0, 0],
  [["pledge 40", "freeze root", "release freeze root"], 40, 0, 60],
  [["pledge 40", "freeze person"], 40, 0, 60],
  [["pledge 40", "rule 60"], 40, 0, 0, 40],
  [["pledge 40", "freeze 80", "rule own 60"], 40, 0, 0, 40],
  [["freeze 60", "pledge 40", "rule own 60"], 40, 0, 0, 40],
  [["pledge 40", "enforce pledge 40"], 0, 0, 60, 60],
  [["pledge 40", "freeze 100", "enforce pledge 40"], 0, 100, 0, 60],
  [["freeze 60", "pledge 40", "enforce pledge 40"], 0, 60, 0, 60],
  [["pledge 40", "other pledge 30", "freeze 50", "enforce pledge 40"], 30, 50, 0, 60],
  [["pledge 40", "freeze 50", "enforce pledge 40", "release freeze 50"], 0, 0, 60, 60],
];

const release = (register, side, lienId) =>
  send(register.tickets.connect(register.keys[side]).releaseLiens, [lienId], freshPaper());

const DEEDS = {
  pledge: async (r, name, amount) => {
    const bank = name.startsWith("other") ? "otherBank" : "bank";
    r.liens[name] = (await pledge(r, r.ticket, amount, { bank })).lienId;
  },
  freeze: async (r, name, amount) => {
    r.liens[name] = await freeze(r, r.ticket, amount, name.startsWith("other") ? "otherCourt" : "court");
  },
};

async function step(register, words) {
  const { liens, ticket, buyer, owner } = register;
  const tonnes = (text) => BigInt(text) * TONNE;
  const plain = words.match(/^(?:other )?(pledge|freeze) (\d+)$/);
  if (plain) return await DEEDS[plain[1]](register, words, tonnes(plain[2]));
  const [verb, ...rest] = words.split(" ");
  const name = rest.join(" ");
  if (words === "freeze root") return (liens[words] = await freezeRoot(register, ticket));
  if (words === "freeze person") return await freezePerson(register, owner);
  if (verb === "release") return await release(register, name.startsWith("pledge") ? "bank" : "court", liens[name]);
  if (verb === "enforce") return await enforce(register, liens[name], buyer);
  const own = rest[0] === "own" ? Object.entries(liens).filter(([key]) => key.startsWith("freeze")) : [];
  return await rule(register, ticket, buyer, tonnes(rest.at(-1)), passageOf({ own: own.map(([, id]) => id) }));
}

describe("Rulings: where pledge and freeze meet (INV-4, INV-6, B5, B7)", () => {
  for (const [steps, pledged, frozen, free, amount = 100] of TABLE) {
    it(`100 t, then ${steps.join(", ")}: ${pledged} t pledged, ${frozen} t frozen, ${free} t free`, async () => {
      const register = { ...await load(claimsRegister), liens: {} };
      const { pledges, keys, ticket } = register;
      for (const words of steps) await step(register, words);
      await assertHeld(register, ticket, {
        amount: BigInt(amount) * TONNE, pledgedAmount: BigInt(pledged) * TONNE, frozenAmount: BigInt(frozen) * TONNE,
        free: BigInt(free) * TONNE,
      });
      const over = pledgeContentOf(register, [[ticket, BigInt(free) * TONNE + 1n]]);
      const stopped = steps.includes("freeze root") && !steps.includes("release freeze root");
      await refuses(pledges.connect(keys.agent).proposePledge, [over], stopped ? "RootFrozen" : "AmountOverFree");
    });
  }

  it("neither owner releases the other's claim", async () => {
    const register = await load(claimsRegister);
    const { tickets, keys, members, ticket } = register;
    const { lienId } = await pledge(register, ticket, CLAIMED);
    const order = await freeze(register, ticket, CLAIMED);
    await refuses(
      tickets.connect(keys.court).releaseLiens, [[lienId], freshPaper()],
      "LienNotOwned", [lienId, members.bank, members.court],
    );
    await refuses(
      tickets.connect(keys.bank).releaseLiens, [[order], freshPaper()],
      "LienNotOwned", [order, members.court, members.bank],
    );
  });
});
