import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, refuses, send } from "./expect.js";
import { ORDOS, WEIHAI, YINCHUAN, YINING, load } from "./fixture.js";
import { TONNE, freshPaper, offsetContentOf, requestOffset } from "./story.js";
import { mint, openCase, usesRegister } from "./uses.js";
import { CaseMode, CaseOutcome, Kind, Purpose } from "./words.js";

const HELD = 100n * TONNE;

async function aCase() {
  const register = await usesRegister();
  const caseId = await openCase(register);
  return { ...register, caseId, ticket: await mint(register, register.owner, HELD) };
}

const ORDERED = { division: YINCHUAN, kind: Kind.StateStand, mode: CaseMode.Ordered };

/** Asks and grants; gives the receipt of the grant. */
async function answer(register, caseId, ticket, amount, changes = {}) {
  const { offsets, keys } = register;
  const { requestId, content } = await requestOffset(register, ticket, amount, {
    purpose: Purpose.DamageCase, caseId, ...changes,
  });
  return await send(offsets.connect(keys.ecology).grantOffset, requestId, content, freshPaper());
}

async function subscribe({ cases, keys, buyer }, caseId, opener = "court") {
  await send(cases.connect(keys[opener]).subscribeCase, caseId, buyer, 0n, TONNE, 0n, freshPaper());
}

describe("answer", () => {
  it("books exactly what the voucher took, over the loss too (N-44, B17)", async () => {
    const register = await load(aCase);
    const { cases, offsets, caseId, ticket } = register;
    const receipt = await answer(register, caseId, ticket, 60n * TONNE);
    const [{ args: granted }] = eventsOf(offsets, receipt);
    const [{ args: answered }] = eventsOf(cases, receipt);
    assertFields(answered, {
      caseId, voucher: granted.voucher, amount: granted.amount, fulfilledAmount: 60n * TONNE,
    });
    await answer(register, caseId, ticket, 30n * TONNE);
    assertFields(await cases.caseOf(caseId), { fulfilledAmount: 90n * TONNE, outcome: CaseOutcome.None });
  });

  it("takes vouchers of every division, of the case's kind alone", async () => {
    const register = await load(aCase);
    const { cases, offsets, keys, owner } = register;
    const caseId = await openCase(register, { division: ORDOS }, "police");
    await answer(register, caseId, register.ticket, TONNE);
    const whole = await mint(register, owner, 5n * TONNE, { division: WEIHAI });
    await answer(register, caseId, whole, 5n * TONNE, { purpose: Purpose.JudicialProtection });
    assertFields(await cases.caseOf(caseId), { fulfilledAmount: 6n * TONNE });
    const stand = await mint(register, owner, HELD, { division: YINCHUAN, kind: Kind.StateStand });
    const content = offsetContentOf(register, stand, TONNE, {
      purpose: Purpose.DamageCase, caseId, useDivision: YINCHUAN,
    });
    await refuses(
      offsets.connect(keys.agent).requestOffset, [content, freshPaper()], "CaseKindDiffers", [caseId, Kind.Carbon],
    );
  });

  it("is for the desk of offsets alone", async () => {
    const { cases, keys, caseId } = await load(aCase);
    for (const key of [keys.court, keys.ecology]) {
      await refuses(cases.connect(key).answer, [caseId, Kind.Carbon, 1n, TONNE], "DeskOnly", [key.address]);
    }
  });

  it("lets judicial protection stand without a case (W-18)", async () => {
    const register = await load(aCase);
    const whole = await mint(register, register.owner, TONNE, { division: WEIHAI });
    await answer(register, ethers.ZeroHash, whole, TONNE, { purpose: Purpose.JudicialProtection });
  });

  it("is refused at the request and at the grant once the case is closed, or where there is none", async () => {
    const register = await load(aCase);
    const { cases, offsets, keys, caseId, ticket } = register;
    const ask = offsets.connect(keys.agent).requestOffset;
    const contentFor = (id) => offsetContentOf(register, ticket, TONNE, { purpose: Purpose.DamageCase, caseId: id });
    await refuses(ask, [contentFor(paper("x")), freshPaper()], "CaseUnknown", [paper("x")]);
    const { requestId, content } = await requestOffset(register, ticket, TONNE, contentFor(caseId));
    await send(cases.connect(keys.court).closeCase, caseId, CaseOutcome.Dropped, freshPaper());
    const ended = [caseId, CaseOutcome.Dropped];
    await refuses(ask, [contentFor(caseId), freshPaper()], "CaseEnded", ended);
    await refuses(offsets.connect(keys.ecology).grantOffset, [requestId, content, freshPaper()], "CaseEnded", ended);
    await refuses(cases.requireOpen, [caseId, Kind.Carbon], "CaseEnded", ended);
  });
});

describe("recordLeniency", () => {
  it("records the voluntary act once, with its time (O-44)", async () => {
    const register = await load(aCase);
    const { cases, keys, members, caseId } = register;
    await subscribe(register, caseId);
    const { subscribedAtSeconds } = await cases.subscriptionOf(caseId, 1);
    assert.equal(await cases.isLenient(caseId, 1), false);
    const call = cases.connect(keys.court).recordLeniency;
    assertFields(await emits(cases, "LeniencyRecorded", call, caseId, 1, paper("leniency")), {
      caseId, ordinal: 1n, subscribedAtSeconds, member: members.court, documentHash: paper("leniency"),
    });
    assert.equal(await cases.isLenient(caseId, 1), true);
    await refuses(call, [caseId, 1, freshPaper()], "LeniencyExists", [caseId, 1n]);
  });

  it("reverts on an ordered case, an unknown subscription, no document and another member", async () => {
    const register = await load(aCase);
    const { cases, keys, members, caseId } = register;
    const call = cases.connect(keys.court).recordLeniency;
    await refuses(call, [caseId, 1, freshPaper()], "SubscriptionUnknown", [caseId, 1n]);
    await refuses(call, [caseId, 1, ethers.ZeroHash], "CaseInvalid", ["documentHash"]);
    await refuses(call, [paper("x"), 1, freshPaper()], "CaseUnknown", [paper("x")]);
    await refuses(
      cases.connect(keys.agent).recordLeniency, [caseId, 1, freshPaper()],
      "CaseNotOwned", [caseId, members.court, members.agent],
    );
    const ordered = await openCase(register, ORDERED, "procuratorate");
    await subscribe(register, ordered, "procuratorate");
    await refuses(
      cases.connect(keys.procuratorate).recordLeniency, [ordered, 1, freshPaper()], "CaseOrdered", [ordered],
    );
  });
});

describe("publishCase", () => {
  it("publishes, and ends the publication, each as a change (O-46)", async () => {
    const { cases, keys, members, caseId } = await load(aCase);
    const call = cases.connect(keys.court).publishCase;
    for (const published of [true, false]) {
      assertFields(await emits(cases, "CasePublicationSet", call, caseId, published, paper("publication")), {
        caseId, published, member: members.court, documentHash: paper("publication"),
      });
      assertFields(await cases.caseOf(caseId), { published });
      await refuses(call, [caseId, published, freshPaper()], "CaseInvalid", ["published"]);
    }
    await refuses(call, [caseId, true, ethers.ZeroHash], "CaseInvalid", ["documentHash"]);
    await refuses(call, [paper("x"), true, freshPaper()], "CaseUnknown", [paper("x")]);
    await refuses(
      cases.connect(keys.ecology).publishCase, [caseId, true, freshPaper()],
      "CaseNotOwned", [caseId, members.court, members.ecology],
    );
  });
});

describe("closeCase", () => {
  it("ends as fulfilled only once something was offset for it", async () => {
    const register = await load(aCase);
    const { cases, keys, members, caseId, ticket } = register;
    const call = cases.connect(keys.court).closeCase;
    await refuses(call, [caseId, CaseOutcome.Fulfilled, freshPaper()], "CaseUnanswered", [caseId]);
    await answer(register, caseId, ticket, 1n);
    assertFields(await emits(cases, "CaseClosed", call, caseId, CaseOutcome.Fulfilled, paper("end")), {
      caseId, outcome: CaseOutcome.Fulfilled, member: members.court, documentHash: paper("end"),
    });
    assertFields(await cases.caseOf(caseId), { outcome: CaseOutcome.Fulfilled, fulfilledAmount: 1n });
  });

  it("reverts on no outcome, no document, another member and an unknown case", async () => {
    const { cases, keys, members, caseId } = await load(aCase);
    const call = cases.connect(keys.court).closeCase;
    await refuses(call, [caseId, CaseOutcome.None, freshPaper()], "CaseInvalid", ["outcome"]);
    await refuses(call, [caseId, CaseOutcome.Sued, ethers.ZeroHash], "CaseInvalid", ["documentHash"]);
    await refuses(call, [paper("x"), CaseOutcome.Sued, freshPaper()], "CaseUnknown", [paper("x")]);
    await refuses(
      cases.connect(keys.otherCourt).closeCase, [caseId, CaseOutcome.Sued, freshPaper()],
      "CaseNotOwned", [caseId, members.court, members.otherCourt],
    );
    await refuses(cases.caseOf, [paper("x")], "CaseUnknown", [paper("x")]);
  });

  it("lets nothing follow, and the case stays readable (O-45)", async () => {
    const register = await load(aCase);
    const { cases, keys, caseId, buyer } = register;
    await subscribe(register, caseId);
    await send(cases.connect(keys.court).closeCase, caseId, CaseOutcome.Sued, freshPaper());
    const later = [
      ["assessCase", [caseId, 0n, 1n, 1n, freshPaper()]],
      ["subscribeCase", [caseId, buyer, 0n, TONNE, 0n, freshPaper()]],
      ["recordLeniency", [caseId, 1, freshPaper()]],
      ["closeCase", [caseId, CaseOutcome.Fulfilled, freshPaper()]],
    ];
    for (const [command, args] of later) {
      await refuses(cases.connect(keys.court)[command], args, "CaseEnded", [caseId, CaseOutcome.Sued]);
    }
    assertFields(await cases.caseOf(caseId), { division: YINING, outcome: CaseOutcome.Sued, subscriptions: 1n });
  });

  it("is published after its end, when there is something to publish (O-46)", async () => {
    const { cases, keys, caseId } = await load(aCase);
    const call = cases.connect(keys.court);
    await send(call.closeCase, caseId, CaseOutcome.Sued, freshPaper());
    await send(call.publishCase, caseId, true, freshPaper());
    assertFields(await cases.caseOf(caseId), { published: true, outcome: CaseOutcome.Sued });
  });
});
