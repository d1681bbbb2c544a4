// Offsets and cases that the press reported, with their amounts to the gram and their money to the fen. Divisions and
// persons are those of the tests' register; no real person is named.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { networkHelpers } from "./chain.js";
import { assertFields, emits, eventsOf, plain, send } from "./expect.js";
import { WEIHAI, YINING, load, registerPerson } from "./fixture.js";
import { TONNE, freshPaper, offset, requestOffset, split } from "./story.js";
import { mint, openCase, sell, usesRegister } from "./uses.js";
import { CaseOutcome, Cause, Purpose, TicketStatus } from "./words.js";

const YUAN = 100n;
const DAYS = 86_400n;

/** Grams of a printed number of tonnes. */
function grams(tonnes) {
  const [whole, decimals = ""] = tonnes.split(".");
  return BigInt(whole) * TONNE + BigInt(decimals.padEnd(6, "0"));
}

const fen = (yuan) => grams(yuan) / (TONNE / YUAN);

async function answerCase(register, caseId, ticket, amount, buyer) {
  return await offset(register, ticket, amount, { purpose: Purpose.DamageCase, caseId, beneficiary: buyer });
}

async function subscribe({ cases, keys }, caseId, buyer, { valueFen = 0n, amount = 0n, dueSeconds = 0n }) {
  const { ordinal } = await emits(
    cases, "CaseSubscribed", cases.connect(keys.court).subscribeCase,
    caseId, buyer, valueFen, amount, dueSeconds, freshPaper(),
  );
  return ordinal;
}

async function close({ cases, keys }, caseId) {
  await send(cases.connect(keys.court).closeCase, caseId, CaseOutcome.Fulfilled, freshPaper());
}

describe("published event offsets", () => {
  it("6,693 t of three tickets of three holders: one voucher, on three mandates to one member", async () => {
    const register = await load(usesRegister);
    const { tickets, offsets, keys, owner, buyer, partner } = register;
    const company = await registerPerson(register, "energy company");
    const parts = [[owner, "2000"], [buyer, "2693"], [partner, "2000"]];
    const items = [];
    for (const [holder, tonnes] of parts) items.push([await mint(register, holder, grams("5000")), grams(tonnes)]);
    const { requestId, content } = await requestOffset(register, 0n, 0n, {
      items, purpose: Purpose.Event, beneficiary: company, useDivision: 310000n, activity: "大型活动碳中和",
    });
    const receipt = await send(offsets.connect(keys.ecology).grantOffset, requestId, content, freshPaper());
    assert.equal(eventsOf(offsets, receipt)[0].args.amount, grams("6693"));
    for (const [ticket, amount] of items) assertFields(await tickets.ticketOf(ticket), { offsetAmount: amount });
  });

  for (const tonnes of ["16.26", "103.15", "191.10", "1000", "0.01"]) {
    it(`${tonnes} t: exactly the verified emission`, async () => {
      const register = await load(usesRegister);
      const { tickets, owner } = register;
      const ticket = await mint(register, owner, grams("7058"));
      await offset(register, ticket, grams(tonnes), { purpose: Purpose.Event });
      assertFields(await tickets.ticketOf(ticket), {
        offsetAmount: grams(tonnes), amount: grams("7058") - grams(tonnes),
      });
    });
  }

  it("191.10 t bought by an insurer, given to the organiser, offset by the organiser", async () => {
    const register = await load(usesRegister);
    const { tickets, keys, owner } = register;
    const insurer = await registerPerson(register, "insurer's company");
    const organiser = await registerPerson(register, "rally organiser");
    const ticket = await mint(register, owner, grams("1000"));
    const bought = await split(register, ticket, grams("191.10"), insurer);
    await send(
      tickets.connect(keys.forestry).transferTicket, bought, [{ person: organiser, parts: 1 }], false, Cause.Gift,
      freshPaper(),
    );
    await offset(register, bought, grams("191.10"), {
      purpose: Purpose.Event, beneficiary: organiser, activity: "汽车拉力赛",
    });
    assertFields(await tickets.ticketOf(bought), { status: TicketStatus.UsedUp, offsetAmount: 191_100_000n });
  });
});

describe("published court and procuratorate cases", () => {
  it("3,547.27 t for 276,700 yuan: the whole ticket bought, offset and cancelled, with leniency", async () => {
    const register = await load(usesRegister);
    const { cases, tickets, keys, owner } = register;
    const company = await registerPerson(register, "road and bridge company");
    const ticket = await mint(register, owner, grams("3547.27"), { division: WEIHAI });
    const caseId = await openCase(register, { assessedValueFen: fen("276700"), assessedAmount: grams("3547.27") });
    const ordinal = await subscribe(register, caseId, company, { amount: grams("3547.27") });
    await sell(register, ticket, company);
    await answerCase(register, caseId, ticket, grams("3547.27"), company);
    await send(tickets.connect(keys.forestry).cancelTicket, ticket, freshPaper());
    await send(cases.connect(keys.court).recordLeniency, caseId, ordinal, freshPaper());
    await close(register, caseId);
    assertFields(await tickets.ticketOf(ticket), { status: TicketStatus.Cancelled, offsetAmount: 3_547_270_000n });
    assertFields(await cases.caseOf(caseId), {
      assessedValueFen: 27_670_000n, fulfilledAmount: 3_547_270_000n, outcome: CaseOutcome.Fulfilled,
    });
  });

  it("57.527 t of loss answered by 96 t: more than the loss is taken", async () => {
    const register = await load(usesRegister);
    const { cases, owner, buyer } = register;
    const ticket = await mint(register, owner, grams("1379"));
    const caseId = await openCase(register, { assessedAmount: grams("57.527"), assessedValueFen: 0n });
    await subscribe(register, caseId, buyer, { amount: grams("96") });
    await answerCase(register, caseId, ticket, grams("96"), buyer);
    assertFields(await cases.caseOf(caseId), { assessedAmount: 57_527_000n, fulfilledAmount: 96_000_000n });
    await close(register, caseId);
  });

  it("37.0173 t of loss: a ten-thousandth of a tonne is a hundred grams, exactly", async () => {
    const register = await load(usesRegister);
    const { cases, owner, buyer } = register;
    const ticket = await mint(register, owner, grams("100"));
    const caseId = await openCase(register, { assessedAmount: grams("37.0173") });
    await answerCase(register, caseId, ticket, grams("37.0173"), buyer);
    assertFields(await cases.caseOf(caseId), { assessedAmount: 37_017_300n, fulfilledAmount: 37_017_300n });
  });

  it("300,000 yuan now and 418,100 later: two instalments of one case", async () => {
    const register = await load(usesRegister);
    const { cases, owner, buyer } = register;
    const ticket = await mint(register, owner, grams("20000"));
    const value = fen("300000") + fen("418100");
    const caseId = await openCase(register, { assessedValueFen: value, assessedAmount: 0n, liable: buyer });
    const dueSeconds = BigInt(await networkHelpers.time.latest()) + 300n * DAYS;
    await subscribe(register, caseId, buyer, { valueFen: fen("300000") });
    await subscribe(register, caseId, buyer, { valueFen: fen("418100"), dueSeconds });
    await answerCase(register, caseId, ticket, grams("5000"), buyer);
    assertFields(await cases.caseOf(caseId), { outcome: CaseOutcome.None, subscriptions: 2n });
    await answerCase(register, caseId, ticket, grams("6968.3333"), buyer);
    await close(register, caseId);
    assertFields(await cases.caseOf(caseId), {
      assessedValueFen: 71_810_000n, fulfilledAmount: 11_968_333_300n, outcome: CaseOutcome.Fulfilled,
    });
    assertFields(await cases.subscriptionOf(caseId, 2), { valueFen: 41_810_000n, dueSeconds });
  });

  it("31,863.9 yuan to be spent on tickets: money is fixed, tonnes follow", async () => {
    const register = await load(usesRegister);
    const value = fen("12877.8") + fen("18986.1");
    const caseId = await openCase(register, { assessedValueFen: value, assessedAmount: 0n });
    await subscribe(register, caseId, register.buyer, { valueFen: value });
    assertFields(await register.cases.caseOf(caseId), { assessedValueFen: 3_186_390n, assessedAmount: 0n });
  });

  it("two buyers in one case, each with its own voucher", async () => {
    const register = await load(usesRegister);
    const { cases, owner, buyer, partner } = register;
    const ticket = await mint(register, owner, grams("1000"));
    const caseId = await openCase(register, { assessedValueFen: fen("100000") });
    for (const person of [buyer, partner]) {
      await subscribe(register, caseId, person, { valueFen: fen("50000") });
      await answerCase(register, caseId, ticket, grams("16.18"), person);
    }
    assertFields(await cases.caseOf(caseId), { subscriptions: 2n, fulfilledAmount: 2n * grams("16.18") });
  });

  for (const [tonnes, yuan, count] of [
    ["523", "173900", 2], ["1534", "73632", 2], ["83", "4648", 1], ["17594", "0", 9],
  ]) {
    it(`${tonnes} t in ${count} case(s): nothing is lost between them`, async () => {
      const register = await load(usesRegister);
      const { cases, tickets, owner, buyer } = register;
      const ticket = await mint(register, owner, grams(tonnes));
      const each = grams(tonnes) / BigInt(count);
      let left = grams(tonnes);
      for (let ordinal = 1; ordinal <= count; ++ordinal) {
        const amount = ordinal === count ? left : each;
        const caseId = await openCase(register, {
          caseHash: freshPaper(), assessedAmount: amount, assessedValueFen: fen(yuan) / BigInt(count),
        });
        await answerCase(register, caseId, ticket, amount, buyer);
        await close(register, caseId);
        assertFields(await cases.caseOf(caseId), { division: YINING, fulfilledAmount: amount });
        left -= amount;
      }
      assert.equal(left, 0n);
      assert.deepEqual(plain((await tickets.ticketOf(ticket)).offsetAmount), grams(tonnes));
    });
  }
});
