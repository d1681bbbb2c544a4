// Rules that an attacker would bend by odd shares, odd sums or old papers, tried with random ones.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { networkHelpers } from "./chain.js";
import { issueTo, Terms, YINING_TERMS } from "./claims.js";
import { quotaContentOf } from "./commands.js";
import { assertFields, emits, refuses, send } from "./expect.js";
import { ALL_ACTS, FAR_SECONDS, ORDOS, foundedRegister, load } from "./fixture.js";
import { crowdOf, ledgerRegister, partArgs } from "./ledger.js";
import { seeded } from "./random.js";
import * as story from "./story.js";
import { mint, usesRegister } from "./uses.js";
import { LossCause, Purpose } from "./words.js";

const { TONNE, freshPaper } = story;
const ROUNDS = 12;
const OWNERS = 5;
const DAYS_30 = 30n * 86_400n;

/** Five persons of whom none has let the bureau act yet. */
async function withCrowd() {
  const register = await ledgerRegister();
  const crowd = await crowdOf(register, OWNERS);
  const { persons, keys, members } = register;
  const { withdrawMandate } = persons.connect(keys.county);
  for (const person of crowd) await send(withdrawMandate, person, members.forestry, freshPaper());
  return { ...register, crowd };
}

async function consent({ persons, keys, members, crowd }, chosen) {
  const { recordMandate, withdrawMandate } = persons.connect(keys.county);
  for (const [i, person] of crowd.entries()) {
    if (chosen[i]) await send(recordMandate, person, members.forestry, ALL_ACTS, FAR_SECONDS, freshPaper());
  }
  return async () => {
    for (const [i, person] of crowd.entries()) {
      if (chosen[i]) await send(withdrawMandate, person, members.forestry, freshPaper());
    }
  };
}

describe("INV-22 whose consent moves a co-owned ticket", () => {
  it("INV-22 two thirds of the parts where it is held by shares; all of them, jointly or by such a policy", () =>
    seeded(async (random) => {
      const register = await load(withCrowd);
      const { bureau, crowd } = register;
      for (let round = 0; round < ROUNDS; ++round) {
        const parts = crowd.map(() => Number(1n + random.below(round % 2 === 0 ? 4n : 1_000_000n)));
        const owners = crowd.map((person, i) => [person, parts[i]]);
        const chosen = crowd.map(() => random.next() < 0.7);
        const all = parts.reduce((sum, part) => sum + part, 0);
        const given = parts.reduce((sum, part, i) => sum + (chosen[i] ? part : 0), 0);
        const undo = await consent(register, chosen);
        for (const [changes, carried] of [
          [{}, 3 * given >= 2 * all],
          [{ joint: true }, given === all],
          [{ terms: YINING_TERMS | Terms.consentOfAll }, given === all],
        ]) {
          const args = partArgs(register, { ticket: await issueTo(register, owners, changes) });
          if (carried) await bureau.transferPart.staticCall(...args);
          else await refuses(bureau.transferPart, args, "ConsentMissing", [args[0], given, all]);
        }
        await undo();
      }
    }));

  it("INV-22 exactly two thirds carry, and one part less does not", async () => {
    const register = await load(withCrowd);
    const { bureau, crowd } = register;
    await consent(register, [true, false, false, false, false]);
    for (const [own, other, carried] of [[2, 1, true], [1_999_999, 1_000_000, false], [4_000_000, 2_000_000, true]]) {
      const ticket = await issueTo(register, [[crowd[0], own], [crowd[1], other]]);
      const args = partArgs(register, { ticket });
      if (carried) await bureau.transferPart.staticCall(...args);
      else await refuses(bureau.transferPart, args, "ConsentMissing", [ticket, own, own + other]);
    }
  });
});

describe("INV-27 dividends (I-14)", () => {
  it("INV-27 what was received is paid, due or carried, to the fen, and no owner gets more than its part", () =>
    seeded(async (random) => {
      const register = await load(usesRegister);
      const { dividends, keys, owner, partner, buyer } = register;
      const bureau = dividends.connect(keys.forestry);
      const people = [owner, partner, buyer];
      for (let round = 0; round < ROUNDS; ++round) {
        const shares = people.map((person) => ({ person, parts: 1n + random.below(9n) }));
        const all = shares.reduce((sum, { parts }) => sum + parts, 0n);
        const ticket = await mint(register, shares, TONNE);
        let carried = 0n;
        for (const incomeFen of [1n + random.below(5n), 1n + random.below(100_000n), 10n ** 15n - 7n]) {
          const told = await emits(
            dividends, "DividendDeclared", bureau.declareDividend, ticket, incomeFen, freshPaper(),
          );
          assert.equal(told.carriedFen, carried);
          const received = incomeFen + carried;
          carried = told.remainderFen;
          let due = 0n;
          for (const [i, { person, valueFen }] of [...told.parts].entries()) {
            assert.equal(person, shares[i].person);
            assert.ok(valueFen * all <= received * shares[i].parts);
            due += valueFen;
            if (valueFen === 0n) continue;
            await send(bureau.payDividend, told.dividendId, person, freshPaper());
            await refuses(bureau.payDividend, [told.dividendId, person, freshPaper()], "DividendNotDue");
          }
          assert.equal(due + carried, received);
          assert.ok(carried < BigInt(people.length));
          assertFields(await dividends.dividendOf(told.dividendId), { paidFen: due, remainderFen: carried });
        }
      }
    }));
});

describe("INV-29 prints", () => {
  it("INV-29 each print has the next version, no paper has two, and the register knows the last alone", async () => {
    const register = await load(ledgerRegister);
    const { bureau, tickets, ticket } = register;
    for (let version = 1n; version <= 4n; ++version) {
      assertFields(await tickets.ticketOf(ticket), { printVersion: version, lost: false });
      await send(bureau.reportLoss, ticket, version % 2n === 0n ? LossCause.Lost : LossCause.Damaged, freshPaper());
      await refuses(bureau.transferPart, partArgs(register), "TicketLost", [ticket]);
      await refuses(bureau.reissueTicket, [ticket, freshPaper()], "LossNoticeRunning");
      await networkHelpers.time.increase(DAYS_30);
      const told = await emits(tickets, "TicketReissued", bureau.reissueTicket, ticket, freshPaper());
      assert.equal(told.printVersion, version + 1n);
    }
  });

  it("INV-29 a paper that was found voids nothing: the version stays", async () => {
    const register = await load(ledgerRegister);
    const { bureau, tickets, ticket } = register;
    await send(bureau.reportLoss, ticket, LossCause.Lost, freshPaper());
    await send(bureau.withdrawLoss, ticket, freshPaper());
    await networkHelpers.time.increase(DAYS_30);
    await refuses(bureau.reissueTicket, [ticket, freshPaper()], "TicketNotLost", [ticket]);
    assertFields(await tickets.ticketOf(ticket), { printVersion: 1n, lost: false });
  });
});

describe("INV-30 quotas", () => {
  it("INV-30 vouchers and other means never answer more than the duty, nor vouchers more than their part", () =>
    seeded(async (random) => {
      const register = await load(usesRegister);
      const { quotas, offsets, keys, owner } = register;
      const bureau = quotas.connect(keys.government);
      for (let round = 0; round < ROUNDS; ++round) {
        const year = 2010 + round;
        const power = random.next() < 0.5;
        const duty = 1n + random.below(100n);
        const ticketGrams = random.below(duty + 1n);
        const content = quotaContentOf(register, {
          year, power, baselineGrams: 5n, emissionGrams: 5n + duty, ticketGrams,
        });
        const { quotaId } = await emits(quotas, "QuotaSet", bureau.setQuota, content, freshPaper());
        const met = { tickets: 0n, others: 0n };
        for (let step = 0; step < 8; ++step) {
          const amount = 1n + random.below(duty);
          if (random.next() < 0.5) {
            const left = duty - met.tickets - met.others;
            const early = !power && met.tickets < ticketGrams;
            const refusal = early ? "TicketsFirst" : amount > left ? "AmountOverQuota" : undefined;
            if (refusal) await refuses(bureau.meetOtherwise, [quotaId, amount, freshPaper()], refusal);
            else await send(bureau.meetOtherwise, quotaId, amount, freshPaper());
            if (!refusal) met.others += amount;
            continue;
          }
          const part = ticketGrams - met.tickets;
          const open = duty - met.tickets - met.others;
          const ticket = await mint(register, owner, amount, { division: ORDOS });
          const use = { purpose: Purpose.ExcessEmission, quotaId, year, useDivision: ORDOS, beneficiary: owner };
          const wish = story.offsetContentOf(register, ticket, amount, use);
          if (amount > (part < open ? part : open)) {
            await refuses(offsets.connect(keys.agent).requestOffset, [wish, freshPaper()], "AmountOverQuota");
            continue;
          }
          await story.offset(register, ticket, amount, use);
          met.tickets += amount;
        }
        assertFields(await quotas.quotaOf(quotaId), { ticketsGrams: met.tickets, othersGrams: met.others });
      }
    }));

  it("INV-30 a duty is never set under what was answered", async () => {
    const register = await load(foundedRegister);
    const { quotas, keys } = register;
    const bureau = quotas.connect(keys.government);
    const set = (emission) => quotaContentOf(register, { baselineGrams: 0n, emissionGrams: emission, ticketGrams: 0n });
    const { quotaId } = await emits(quotas, "QuotaSet", bureau.setQuota, set(100n), freshPaper());
    await send(bureau.meetOtherwise, quotaId, 60n, freshPaper());
    await refuses(bureau.setQuota, [set(59n), freshPaper()], "QuotaInvalid", ["emissionGrams"]);
    await send(bureau.setQuota, set(60n), freshPaper());
    await refuses(bureau.meetOtherwise, [quotaId, 1n, freshPaper()], "AmountOverQuota", [quotaId, 1n, 0n]);
  });
});
