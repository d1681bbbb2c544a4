// Published cases that stand alone, each by the kind of act that the press reported; lives are in a file of their own.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { networkHelpers } from "./chain.js";
import { assertFields, emits, plain, send } from "./expect.js";
import {
  CASES, areaOf, boughtAndOffset, caseFor, company, fen, grams, issued, lotFor, placed, sold, subscribe, valueFen,
  villager,
} from "./places.js";
import * as story from "./story.js";
import { CaseOutcome, Purpose, TicketStatus } from "./words.js";

const { freshPaper } = story;
const DAY = 86_400n;
const PUBLISHED = 48;

/** A total shared out in whole grams: the last gets what the division leaves. */
function inParts(total, count) {
  const each = total / BigInt(count);
  return Array.from({ length: count }, (_, i) => (i === count - 1 ? total - each * BigInt(count - 1) : each));
}

async function circulating({ tickets }, numbers) {
  let sum = 0n;
  for (const number of numbers) sum += (await tickets.ticketOf(number)).amount;
  return sum;
}

const REPLAYS = {
  /** One ticket, or a batch whose total alone is printed, with its area and period, for one holder or many. */
  async issue(facts) {
    const register = await placed(facts.division);
    const total = grams(facts.tonnes);
    const { tickets: count = 1, holders = 1 } = facts;
    const people = [];
    for (let i = 0; i < holders; ++i) {
      people.push(holders === 1 ? register.owner : await villager(register, `household ${i}`));
    }
    const numbers = [];
    for (const [i, share] of inParts(total, holders).entries()) {
      const lot = await lotFor(register, facts, [people[i]], share);
      assert.equal(lot.content.areaMuThousandths, areaOf(facts));
      // 91 tickets for 50 households: some have one, some two.
      const own = Math.floor(count / holders) + (i < count % holders ? 1 : 0);
      for (const amount of inParts(share, own)) {
        const number = await story.issue(register, lot, amount);
        assertFields(await register.tickets.ticketOf(number), { amount, holder: people[i], lot: lot.application });
        numbers.push(number);
      }
    }
    assert.equal(new Set(numbers).size, count);
    assert.equal(await circulating(register, numbers), total);
  },

  /** The whole ticket, or the parts of several sellers, to one buyer. */
  async sale(facts) {
    const register = await placed(facts.division);
    const buyer = await company(register, "buyer of the case");
    const bought = [];
    for (const tonnes of facts.parts ?? [facts.tonnes]) {
      const seller = await villager(register, `village ${tonnes}`);
      const ticket = await issued(register, facts, seller, grams(tonnes));
      await sold(register, ticket, buyer);
      assertFields(await register.tickets.ticketOf(ticket), { holder: buyer, amount: grams(tonnes) });
      bought.push(ticket);
    }
    assert.equal(await circulating(register, bought), grams(facts.tonnes));
  },

  /** Bought by one, given to the organiser, or of several holders under one voucher. */
  async event(facts) {
    const register = await placed(facts.division);
    const { offsets, keys } = register;
    const payer = await company(register, "payer");
    const organiser = await company(register, "organiser");
    const items = [];
    for (const tonnes of facts.parts ?? [facts.tonnes]) {
      const holder = await villager(register, `holder ${items.length}`);
      const ticket = await issued(register, facts, holder, grams(tonnes));
      await sold(register, ticket, payer);
      await sold(register, ticket, organiser, 2n);
      items.push({ ticket, amount: grams(tonnes) });
    }
    const { requestId, content } = await story.requestOffset(register, 0n, 0n, {
      items, purpose: Purpose.Event, beneficiary: organiser, useDivision: register.division, activity: "大型活动碳中和",
    });
    const { amount } = await emits(
      offsets, "OffsetGranted", offsets.connect(keys.ecology).grantOffset, requestId, content, freshPaper(),
    );
    assert.equal(amount, grams(facts.tonnes));
    for (const { ticket } of items) {
      assertFields(await register.tickets.ticketOf(ticket), { status: TicketStatus.UsedUp, amount: 0n });
    }
  },

  /** One case or several, in tonnes, in money, or in both, by one buyer or several, at once or by instalments. */
  async case(facts) {
    const register = await placed(facts.division);
    const { cases, keys, owner } = register;
    const count = facts.cases ?? 1;
    const total = facts.tonnes === undefined ? 0n : grams(facts.tonnes);
    const money = fen(facts.priceYuan ?? "0");
    const ticket = total === 0n ? undefined : await issued(register, facts, owner);
    for (const [i, amount] of inParts(total, count).entries()) {
      const value = facts.instalmentsYuan?.reduce((sum, yuan) => sum + fen(yuan), 0n) ?? inParts(money, count)[i];
      const caseId = await caseFor(register, { assessedAmount: amount, assessedValueFen: value });
      if (facts.instalmentsYuan !== undefined) {
        await instalments(register, caseId, facts);
        continue;
      }
      const buyers = (facts.buyers ?? count) / count;
      for (const share of inParts(amount, buyers)) {
        const buyer = await villager(register, `party ${facts.id} ${i} ${share} ${freshPaper()}`);
        await subscribe(register, caseId, buyer, { amount: share });
        await boughtAndOffset(register, ticket, buyer, share, { purpose: Purpose.DamageCase, caseId });
      }
      await send(cases.connect(keys.court).closeCase, caseId, CaseOutcome.Fulfilled, freshPaper());
      assertFields(await cases.caseOf(caseId), {
        fulfilledAmount: amount, assessedValueFen: value, subscriptions: BigInt(buyers), outcome: CaseOutcome.Fulfilled,
      });
    }
    if (ticket !== undefined) assert.equal(await circulating(register, [ticket]), 0n);
  },
};

/** The first is due at once, the others later; money is fixed, and no tonnes are printed. */
async function instalments(register, caseId, facts) {
  const payer = await company(register, "paying company");
  const due = BigInt(await networkHelpers.time.latest()) + 300n * DAY;
  for (const [i, yuan] of facts.instalmentsYuan.entries()) {
    const dueSeconds = i === 0 ? 0n : due;
    const ordinal = await subscribe(register, caseId, payer, { value: fen(yuan), dueSeconds });
    assertFields(await register.cases.subscriptionOf(caseId, ordinal), { valueFen: fen(yuan), amount: 0n, dueSeconds });
  }
  assert.equal(fen(facts.instalmentsYuan[0]), fen(facts.priceYuan));
  const { outcome, subscriptions } = await register.cases.caseOf(caseId);
  assert.deepEqual(plain([outcome, subscriptions]), [CaseOutcome.None, BigInt(facts.instalmentsYuan.length)]);
}

describe("published cases", () => {
  it(`are ${PUBLISHED}, each replayed with its source, or left out with a reason`, () => {
    assert.equal(CASES.length, PUBLISHED);
    assert.equal(new Set(CASES.map(({ id }) => id)).size, PUBLISHED);
    for (const { id, replay, reason, source } of CASES) {
      assert.ok((replay === undefined) !== (reason === undefined), id);
      if (reason !== undefined) continue;
      assert.ok(replay === "life" || replay in REPLAYS, id);
      assert.match(source, /^https?:\/\/\S+$/, id);
    }
  });

  it("print money that is the price by the tonne times the tonnes, to the fen where it is not rounded", () => {
    let priced = 0;
    for (const { id, tonnes, unitPriceYuan, priceYuan, approx = [] } of CASES) {
      if (tonnes === undefined || unitPriceYuan === undefined || priceYuan === undefined) continue;
      const [value, printed] = [valueFen(unitPriceYuan, grams(tonnes)), fen(priceYuan)];
      if (approx.includes("price_yuan")) assert.ok(value - printed < fen("1000") && printed - value < fen("1000"), id);
      else assert.equal(value, printed, id);
      ++priced;
    }
    assert.ok(priced >= 3);
  });

  for (const facts of CASES.filter(({ replay }) => replay in REPLAYS)) {
    const told = `${facts.id}, ${facts.kind} of ${facts.tonnes ?? "no printed"} t`;
    it(`${told} is what the register holds, to the gram`, () => REPLAYS[facts.replay](facts));
  }
});
