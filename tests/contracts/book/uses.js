// Cases, quotas and dividends as their own events tell them.
import assert from "node:assert/strict";
import { CaseOutcome } from "../words.js";
import { fieldsOf, same } from "./same.js";

export class CasesBook {
  cases = new Map();
  #contract;

  constructor({ cases }) {
    this.#contract = cases;
  }

  async equalsViews() {
    const view = this.#contract;
    for (const [id, { undertakings, answers, ...damage }] of this.cases) {
      same(await view.caseOf(id), damage, `case ${id}`);
      assert.equal(answers.reduce((sum, answer) => sum + answer, 0n), damage.fulfilledAmount);
      for (const [i, { lenient, ...undertaking }] of undertakings.entries()) {
        assert.deepEqual(fieldsOf(await view.subscriptionOf(id, i + 1)), undertaking);
        assert.equal(await view.isLenient(id, i + 1), lenient);
      }
      if (damage.outcome === CaseOutcome.None) await view.requireOpen(id, damage.kind);
    }
  }

  CaseOpened({ caseId, policy, content, member }) {
    const { division, kind, liable, mode, assessedValueFen, assessedAmount } = content;
    this.cases.set(caseId, {
      division, policy, kind, mode, outcome: CaseOutcome.None, published: false, opener: member, liable,
      assessedValueFen, assessedAmount, fulfilledAmount: 0n, subscriptions: 0n, undertakings: [], answers: [],
    });
  }

  CaseAssessed({ caseId, liable, assessedValueFen, assessedAmount }) {
    Object.assign(this.cases.get(caseId), { liable, assessedValueFen, assessedAmount });
  }

  CaseSubscribed({ caseId, ordinal, subscription }) {
    const damage = this.cases.get(caseId);
    damage.subscriptions += 1n;
    assert.equal(ordinal, damage.subscriptions);
    damage.undertakings.push({ ...subscription.toObject(), lenient: false });
  }

  CaseAnswered({ caseId, amount, fulfilledAmount }) {
    const damage = this.cases.get(caseId);
    damage.answers.push(amount);
    damage.fulfilledAmount = fulfilledAmount;
  }

  LeniencyRecorded({ caseId, ordinal, subscribedAtSeconds }) {
    const undertaking = this.cases.get(caseId).undertakings[Number(ordinal) - 1];
    assert.equal(subscribedAtSeconds, undertaking.subscribedAtSeconds);
    undertaking.lenient = true;
  }

  CasePublicationSet({ caseId, published }) {
    this.cases.get(caseId).published = published;
  }

  CaseClosed({ caseId, outcome }) {
    this.cases.get(caseId).outcome = outcome;
  }
}

export class QuotasBook {
  quotas = new Map();
  #contract;

  constructor({ quotas }) {
    this.#contract = quotas;
  }

  async equalsViews() {
    for (const [id, { division, year, ...quota }] of this.quotas) {
      same(await this.#contract.quotaOf(id), quota, `quota ${id}`);
      assert.equal(await this.#contract.quotaIdOf(division, quota.emitter, year), id);
      const fulfilled = quota.ticketsGrams + quota.othersGrams;
      assert.ok(quota.ticketsGrams <= quota.ticketGrams && fulfilled <= quota.obligationGrams, "INV-30");
    }
  }

  QuotaSet({ quotaId, content, ticketsFirst }) {
    const { division, emitter, year, power, baselineGrams, emissionGrams, ticketGrams } = content;
    const { ticketsGrams = 0n, othersGrams = 0n } = this.quotas.get(quotaId) ?? {};
    const obligationGrams = emissionGrams > baselineGrams ? emissionGrams - baselineGrams : 0n;
    this.quotas.set(quotaId, {
      emitter, power, ticketsFirst, obligationGrams, ticketGrams, ticketsGrams, othersGrams, division, year,
    });
  }

  QuotaAnswered({ quotaId, amount, ticketsGrams }) {
    const quota = this.quotas.get(quotaId);
    quota.ticketsGrams += amount;
    assert.equal(ticketsGrams, quota.ticketsGrams);
  }

  QuotaMetOtherwise({ quotaId, amount, othersGrams }) {
    const quota = this.quotas.get(quotaId);
    quota.othersGrams += amount;
    assert.equal(othersGrams, quota.othersGrams);
  }
}

export class DividendsBook {
  dividends = new Map();
  carried = new Map();
  #contract;

  constructor({ dividends }) {
    this.#contract = dividends;
  }

  async equalsViews() {
    const view = this.#contract;
    for (const [id, { due, ...dividend }] of this.dividends) {
      same(await view.dividendOf(id), dividend, `dividend ${id}`);
      let left = 0n;
      for (const [person, valueFen] of due) {
        assert.equal(await view.dueOf(id, person), valueFen);
        left += valueFen;
      }
      assert.equal(dividend.paidFen + left + dividend.remainderFen, dividend.receivedFen, "INV-27");
    }
  }

  DividendDeclared({ dividendId, ticket, incomeFen, carriedFen, parts, remainderFen }) {
    assert.equal(carriedFen, this.carried.get(ticket) ?? 0n, "INV-27: what was carried is taken up");
    this.carried.set(ticket, remainderFen);
    this.dividends.set(dividendId, {
      ticket, receivedFen: incomeFen + carriedFen, paidFen: 0n, remainderFen, parts: BigInt(parts.length),
      due: new Map([...parts].map(({ person, valueFen }) => [person, valueFen])),
    });
  }

  DividendPaid({ dividendId, person, valueFen }) {
    const { due } = this.dividends.get(dividendId);
    assert.equal(due.get(person), valueFen);
    due.set(person, 0n);
    this.dividends.get(dividendId).paidFen += valueFen;
  }
}
