import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, plain, refuses, send } from "./expect.js";
import { ORDOS, YINING, enact, load, ordosPolicy, registerPerson } from "./fixture.js";
import { TONNE, freshPaper, offsetContentOf, requestOffset } from "./story.js";
import { mint, usesRegister } from "./uses.js";
import { Kind, Office, Purpose } from "./words.js";

const YEAR = 2025;
const BASELINE = 1_000n * TONNE;
const EXCESS = 100n * TONNE;
const TICKETS = 40n * TONNE;
const AMOUNT_MAX = 10n ** 16n;

const quotaOf = (emitter, changes = {}) => ({
  division: ORDOS, emitter, year: YEAR, class: 1, grade: 2, power: false,
  baselineGrams: BASELINE, emissionGrams: BASELINE + EXCESS, ticketGrams: TICKETS, ...changes,
});

async function setQuota({ quotas, keys }, content) {
  const { quotaId } = await emits(
    quotas, "QuotaSet", quotas.connect(keys.government).setQuota, content, freshPaper(),
  );
  return quotaId;
}

async function aQuota(changes = {}) {
  const register = await usesRegister();
  const emitter = await registerPerson(register, "emitter", { division: ORDOS });
  return { ...register, emitter, quotaId: await setQuota(register, quotaOf(emitter, changes)) };
}

const aPowerQuota = () => aQuota({ power: true });

const contentFor = (register, ticket, amount, changes = {}) =>
  offsetContentOf(register, ticket, amount, {
    purpose: Purpose.ExcessEmission, quotaId: register.quotaId, beneficiary: register.emitter, year: YEAR,
    useDivision: ORDOS, ...changes,
  });

/** Ordos offsets whole tickets, so each answer takes a ticket of its own. */
async function ask(register, amount) {
  const ticket = await mint(register, register.owner, amount, { division: ORDOS });
  return await requestOffset(register, ticket, amount, contentFor(register, ticket, amount));
}

async function answer(register, amount) {
  const { requestId, content } = await ask(register, amount);
  return await send(
    register.offsets.connect(register.keys.ecology).grantOffset, requestId, content, freshPaper(),
  );
}

describe("setQuota", () => {
  it("sets class, grade, baseline and emission, and the obligation follows (O-1, O-2)", async () => {
    const { quotas, policies, keys, members, buyer } = await load(aQuota);
    const content = quotaOf(buyer);
    const set = await emits(quotas, "QuotaSet", quotas.connect(keys.government).setQuota, content, paper("list"));
    const policy = await policies.requireInForce(ORDOS, Kind.Carbon);
    const quotaId = await quotas.quotaIdOf(ORDOS, buyer, YEAR);
    const types = ["uint24", "uint64", "uint16"];
    assert.equal(quotaId, ethers.keccak256(ethers.AbiCoder.defaultAbiCoder().encode(types, [ORDOS, buyer, YEAR])));
    assertFields(set, {
      quotaId, policy, ticketsFirst: true, member: members.government, documentHash: paper("list"),
    });
    assert.deepEqual(plain(set.content), plain(Object.values(content)));
    assertFields(await quotas.quotaOf(quotaId), {
      emitter: buyer, power: false, ticketsFirst: true, obligationGrams: EXCESS, ticketGrams: TICKETS,
      ticketsGrams: 0n, othersGrams: 0n,
    });
  });

  it("knows no obligation at or under the baseline", async () => {
    const register = await load(aQuota);
    for (const emissionGrams of [BASELINE, BASELINE - 1n, 0n]) {
      const id = await setQuota(register, quotaOf(register.partner, { emissionGrams, ticketGrams: 0n }));
      assertFields(await register.quotas.quotaOf(id), { obligationGrams: 0n });
    }
  });

  it("frees emitters of power from the order of means (O-40)", async () => {
    const { quotas, quotaId } = await load(aPowerQuota);
    assertFields(await quotas.quotaOf(quotaId), { power: true, ticketsFirst: false });
  });

  it("reverts with QuotaInvalid and the field's name, on an unknown emitter and a used document", async () => {
    const { quotas, keys, emitter } = await load(aQuota);
    const call = quotas.connect(keys.government).setQuota;
    const fields = [
      ["year", { year: 1999 }], ["year", { year: 2201 }], ["class", { class: 0 }], ["grade", { grade: 0 }],
      ["baselineGrams", { baselineGrams: AMOUNT_MAX + 1n }], ["emissionGrams", { emissionGrams: AMOUNT_MAX + 1n }],
      ["ticketGrams", { ticketGrams: EXCESS + 1n }],
    ];
    for (const [field, changes] of fields) {
      await refuses(call, [quotaOf(emitter, changes), freshPaper()], "QuotaInvalid", [field]);
    }
    await refuses(call, [quotaOf(emitter), ethers.ZeroHash], "QuotaInvalid", ["documentHash"]);
    await refuses(call, [quotaOf(999n), freshPaper()], "PersonUnknown", [999n]);
    await send(call, quotaOf(emitter), paper("list"));
    await refuses(call, [quotaOf(emitter, { grade: 3 }), paper("list")], "QuotaDocumentUsed", [paper("list")]);
  });

  it("reverts without the office, and where the policy knows no quotas (P20)", async () => {
    const { quotas, keys, members, emitter } = await load(aQuota);
    await refuses(
      quotas.connect(keys.ecology).setQuota, [quotaOf(emitter), freshPaper()],
      "OfficeMissing", [members.ecology, ORDOS, Office.SetQuota],
    );
    await refuses(
      quotas.connect(keys.government).setQuota, [quotaOf(emitter, { division: YINING }), freshPaper()],
      "QuotaInvalid", ["policy"],
    );
  });

  it("sets anew, down to what was fulfilled and never under it", async () => {
    const register = await load(aPowerQuota);
    const { quotas, keys, emitter, quotaId } = register;
    await answer(register, 30n * TONNE);
    await send(quotas.connect(keys.government).meetOtherwise, quotaId, 20n * TONNE, freshPaper());
    const call = quotas.connect(keys.government).setQuota;
    const anew = (emission, ticketGrams) =>
      [quotaOf(emitter, { power: true, emissionGrams: BASELINE + emission, ticketGrams }), freshPaper()];
    await refuses(call, anew(50n * TONNE - 1n, 30n * TONNE), "QuotaInvalid", ["emissionGrams"]);
    await refuses(call, anew(50n * TONNE, 30n * TONNE - 1n), "QuotaInvalid", ["ticketGrams"]);
    await send(call, ...anew(50n * TONNE, 30n * TONNE));
    assertFields(await quotas.quotaOf(quotaId), {
      obligationGrams: 50n * TONNE, ticketGrams: 30n * TONNE, ticketsGrams: 30n * TONNE, othersGrams: 20n * TONNE,
    });
  });
});

describe("answer", () => {
  it("books exactly what the voucher took for the emitter (B17)", async () => {
    const register = await load(aQuota);
    const { quotas, offsets, quotaId } = register;
    const receipt = await answer(register, 30n * TONNE);
    const [{ args: granted }] = eventsOf(offsets, receipt);
    const [{ args: answered }] = eventsOf(quotas, receipt);
    assertFields(answered, {
      quotaId, voucher: granted.voucher, amount: granted.amount, ticketsGrams: 30n * TONNE,
    });
    await answer(register, 10n * TONNE);
    assertFields(await quotas.quotaOf(quotaId), { ticketsGrams: TICKETS, othersGrams: 0n });
  });

  it("reverts with AmountOverQuota over what tickets may answer, at the request and at the grant", async () => {
    const register = await load(aQuota);
    const { quotas, offsets, keys, owner, quotaId } = register;
    const ticket = await mint(register, owner, TICKETS + 1n, { division: ORDOS });
    await refuses(
      offsets.connect(keys.agent).requestOffset, [contentFor(register, ticket, TICKETS + 1n), freshPaper()],
      "AmountOverQuota", [quotaId, TICKETS + 1n, TICKETS],
    );
    const { requestId, content } = await ask(register, TICKETS);
    await answer(register, 1n);
    await refuses(
      offsets.connect(keys.ecology).grantOffset, [requestId, content, freshPaper()],
      "AmountOverQuota", [quotaId, TICKETS, TICKETS - 1n],
    );
    await refuses(quotas.requireAnswerable, [quotaId, register.emitter, YEAR, TICKETS], "AmountOverQuota");
  });

  it("answers no more than other means have left", async () => {
    const register = await load(aPowerQuota);
    const { quotas, offsets, keys, owner, quotaId } = register;
    await send(quotas.connect(keys.government).meetOtherwise, quotaId, 70n * TONNE, freshPaper());
    const ticket = await mint(register, owner, TICKETS, { division: ORDOS });
    await refuses(
      offsets.connect(keys.agent).requestOffset, [contentFor(register, ticket, TICKETS), freshPaper()],
      "AmountOverQuota", [quotaId, TICKETS, 30n * TONNE],
    );
  });

  it("reverts for another emitter's quota, another year, an unknown quota and another purpose", async () => {
    const register = await load(aQuota);
    const { offsets, keys, owner, buyer, emitter, quotaId } = register;
    const ticket = await mint(register, owner, TONNE, { division: ORDOS });
    const call = offsets.connect(keys.agent).requestOffset;
    const args = (changes) => [contentFor(register, ticket, TONNE, changes), freshPaper()];
    await refuses(call, args({ beneficiary: buyer }), "QuotaUnfit", [quotaId, buyer, YEAR]);
    await refuses(call, args({ year: 2024 }), "QuotaUnfit", [quotaId, emitter, 2024]);
    await refuses(call, args({ quotaId: paper("x") }), "QuotaUnknown", [paper("x")]);
    await refuses(call, args({ purpose: Purpose.DamageCase }), "OffsetInvalid", ["caseId"]);
    await refuses(
      call, args({ purpose: Purpose.DamageCase, quotaId: ethers.ZeroHash }), "OffsetInvalid", ["caseId"],
    );
  });

  it("counts carbon alone: a stand answers no emission", async () => {
    const register = await load(aQuota);
    const { policies, offsets, keys, owner } = register;
    await enact(register, policies, "publishPolicy", [ordosPolicy({ kind: Kind.StateStand })]);
    const stand = await mint(register, owner, TONNE, { division: ORDOS, kind: Kind.StateStand });
    await refuses(
      offsets.connect(keys.agent).requestOffset, [contentFor(register, stand, TONNE), freshPaper()],
      "OffsetInvalid", ["quotaId"],
    );
  });

  it("is for the desk of offsets alone", async () => {
    const { quotas, keys, emitter, quotaId } = await load(aQuota);
    for (const key of [keys.government, keys.ecology]) {
      await refuses(quotas.connect(key).answer, [quotaId, emitter, YEAR, 1n, 1n], "DeskOnly", [key.address]);
    }
  });
});

describe("meetOtherwise", () => {
  it("O-40 waits until tickets have answered their part, outside power", async () => {
    const register = await load(aQuota);
    const { quotas, keys, members, quotaId } = register;
    const call = quotas.connect(keys.government).meetOtherwise;
    await answer(register, TICKETS - 1n);
    await refuses(call, [quotaId, 1n, freshPaper()], "TicketsFirst", [quotaId, TICKETS - 1n, TICKETS]);
    await answer(register, 1n);
    assertFields(await emits(quotas, "QuotaMetOtherwise", call, quotaId, EXCESS - TICKETS, paper("allowances")), {
      quotaId, amount: EXCESS - TICKETS, othersGrams: EXCESS - TICKETS, member: members.government,
      documentHash: paper("allowances"),
    });
    await refuses(call, [quotaId, 1n, freshPaper()], "AmountOverQuota", [quotaId, 1n, 0n]);
  });

  it("may come first for an emitter of power, up to the obligation", async () => {
    const { quotas, keys, quotaId } = await load(aPowerQuota);
    const call = quotas.connect(keys.government).meetOtherwise;
    await refuses(call, [quotaId, EXCESS + 1n, freshPaper()], "AmountOverQuota", [quotaId, EXCESS + 1n, EXCESS]);
    await send(call, quotaId, EXCESS, freshPaper());
    assertFields(await quotas.quotaOf(quotaId), { othersGrams: EXCESS, ticketsGrams: 0n });
  });

  it("reverts on nothing, a missing or used document, an unknown quota and a missing office", async () => {
    const { quotas, keys, members, quotaId } = await load(aPowerQuota);
    const call = quotas.connect(keys.government).meetOtherwise;
    await refuses(call, [quotaId, 0n, freshPaper()], "QuotaInvalid", ["amount"]);
    await refuses(call, [quotaId, 1n, ethers.ZeroHash], "QuotaInvalid", ["documentHash"]);
    await send(call, quotaId, 1n, paper("allowance"));
    await refuses(call, [quotaId, 1n, paper("allowance")], "QuotaDocumentUsed", [paper("allowance")]);
    await refuses(call, [paper("x"), 1n, freshPaper()], "QuotaUnknown", [paper("x")]);
    await refuses(quotas.quotaOf, [paper("x")], "QuotaUnknown", [paper("x")]);
    await refuses(
      quotas.connect(keys.bank).meetOtherwise, [quotaId, 1n, freshPaper()],
      "OfficeMissing", [members.bank, ORDOS, Office.SetQuota],
    );
  });
});
