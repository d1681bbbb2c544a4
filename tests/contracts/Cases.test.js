import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, paper, plain, refuses, send } from "./expect.js";
import { ORDOS, SHUOZHOU, YINCHUAN, YINING, foundedRegister, load } from "./fixture.js";
import { TONNE, freshPaper } from "./story.js";
import { caseContentOf, openCase } from "./uses.js";
import { CaseMode, CaseOutcome, Kind, MandateAct, Office, PersonStanding } from "./words.js";

const VALUE_FEN_MAX = 10n ** 15n;
const AMOUNT_MAX = 10n ** 16n;
const SUBSCRIPTIONS_MAX = 1024;
const GAS_LIMIT = 500_000n;
const NOBODY = 0n;

async function aCase() {
  const register = await foundedRegister();
  return { ...register, caseId: await openCase(register) };
}

const coder = ethers.AbiCoder.defaultAbiCoder();
const subscriptionOf = (register, changes = {}) => Object.values({
  caseId: register.caseId, buyer: register.buyer, valueFen: 0n, amount: TONNE, dueSeconds: 0n,
  documentHash: freshPaper(), ...changes,
});

describe("openCase", () => {
  describe("given an office and a policy that names this kind of member", () => {
    it("opens a case under the policy in force, assessed in fen and in ten-thousandths of a tonne", async () => {
      const register = await load(foundedRegister);
      const { cases, policies, keys, members, buyer } = register;
      const content = caseContentOf({ liable: buyer, assessedValueFen: 31_863_90n, assessedAmount: 100n });
      const opened = await emits(cases, "CaseOpened", cases.connect(keys.court).openCase, content, paper("opening"));
      const policy = await policies.requireInForce(YINING, Kind.Carbon);
      const caseId = ethers.keccak256(coder.encode(["uint24", "bytes32"], [YINING, content.caseHash]));
      assertFields(opened, { caseId, policy, member: members.court, documentHash: paper("opening") });
      assert.deepEqual(plain(opened.content), plain(Object.values(content)));
      assertFields(await cases.caseOf(caseId), {
        division: YINING, policy, kind: Kind.Carbon, mode: CaseMode.Voluntary, outcome: CaseOutcome.None,
        published: false, opener: members.court, liable: buyer, assessedValueFen: 3_186_390n, assessedAmount: 100n,
        fulfilledAmount: 0n, subscriptions: 0n,
      });
    });

    it("takes a value alone, an amount alone, and a liable person who is not known yet", async () => {
      const register = await load(foundedRegister);
      for (const changes of [{ assessedAmount: 0n }, { assessedValueFen: 0n }, { liable: NOBODY }]) {
        await openCase(register, { caseHash: freshPaper(), ...changes });
      }
    });

    it("lets every member that a policy names open one, by order too where it says so (C-22, P25)", async () => {
      const register = await load(foundedRegister);
      for (const opener of ["court", "procuratorate", "police", "ecology"]) {
        await openCase(register, { division: ORDOS, caseHash: freshPaper() }, opener);
      }
      const ordered = { division: YINCHUAN, kind: Kind.StateStand, mode: CaseMode.Ordered };
      const caseId = await openCase(register, ordered, "procuratorate");
      assertFields(await register.cases.caseOf(caseId), { kind: Kind.StateStand, mode: CaseMode.Ordered });
    });
  });

  describe("given anything else", () => {
    it("reverts on a member without the office, of a kind that the policy does not name, or unknown", async () => {
      const { cases, policies, keys, members, stranger } = await load(foundedRegister);
      const policy = await policies.requireInForce(YINING, Kind.Carbon);
      const args = [caseContentOf(), freshPaper()];
      await refuses(
        cases.connect(keys.bank).openCase, args, "OfficeMissing", [members.bank, YINING, Office.Refer],
      );
      await refuses(cases.connect(keys.police).openCase, args, "CaseOpenerInvalid", [policy, members.police]);
      await refuses(cases.connect(stranger).openCase, args, "KeyUnknown", [stranger.address]);
    });

    it("reverts on a mode that the policy does not know (D-1, D-10)", async () => {
      const { cases, policies, keys } = await load(foundedRegister);
      const policy = await policies.requireInForce(YINING, Kind.Carbon);
      for (const mode of [CaseMode.Ordered, CaseMode.None]) {
        await refuses(
          cases.connect(keys.court).openCase, [caseContentOf({ mode }), freshPaper()],
          "CaseModeInvalid", [policy, mode],
        );
      }
    });

    it("reverts on a division or kind without a policy in force", async () => {
      const { cases, keys } = await load(foundedRegister);
      const call = cases.connect(keys.court).openCase;
      for (const kind of [Kind.StateStand, Kind.None]) {
        await refuses(call, [caseContentOf({ kind }), freshPaper()], "PolicyNotInForce");
      }
      await refuses(call, [caseContentOf({ division: SHUOZHOU }), freshPaper()], "OfficeMissing");
    });

    it("reverts with CaseInvalid and the field's name, on an unknown person, and on a number used before", async () => {
      const { cases, keys } = await load(foundedRegister);
      const call = cases.connect(keys.court).openCase;
      const fields = [
        ["caseHash", { caseHash: ethers.ZeroHash }],
        ["assessedValueFen", { assessedValueFen: VALUE_FEN_MAX + 1n }],
        ["assessedAmount", { assessedAmount: AMOUNT_MAX + 1n }],
        ["assessed", { assessedValueFen: 0n, assessedAmount: 0n }],
      ];
      for (const [field, changes] of fields) {
        await refuses(call, [caseContentOf(changes), freshPaper()], "CaseInvalid", [field]);
      }
      await refuses(call, [caseContentOf(), ethers.ZeroHash], "CaseInvalid", ["documentHash"]);
      await refuses(call, [caseContentOf({ liable: 999n }), freshPaper()], "PersonUnknown", [999n]);
      const { caseId } = await emits(cases, "CaseOpened", call, caseContentOf(), freshPaper());
      await refuses(call, [caseContentOf({ assessedAmount: 5n }), freshPaper()], "CaseExists", [caseId]);
    });
  });
});

describe("assessCase", () => {
  it("assesses anew and names the liable person", async () => {
    const { cases, keys, members, caseId, buyer } = await load(aCase);
    const call = cases.connect(keys.court).assessCase;
    const args = [caseId, buyer, VALUE_FEN_MAX, AMOUNT_MAX, paper("appraisal")];
    assertFields(await emits(cases, "CaseAssessed", call, ...args), {
      caseId, liable: buyer, assessedValueFen: VALUE_FEN_MAX, assessedAmount: AMOUNT_MAX, member: members.court,
      documentHash: paper("appraisal"),
    });
    assertFields(await cases.caseOf(caseId), {
      liable: buyer, assessedValueFen: VALUE_FEN_MAX, assessedAmount: AMOUNT_MAX,
    });
  });

  it("reverts by name on each bad field, another member and an unknown case", async () => {
    const { cases, keys, members, caseId } = await load(aCase);
    const call = cases.connect(keys.court).assessCase;
    const bad = [
      ["assessedValueFen", [caseId, NOBODY, VALUE_FEN_MAX + 1n, 1n, freshPaper()]],
      ["assessedAmount", [caseId, NOBODY, 1n, AMOUNT_MAX + 1n, freshPaper()]],
      ["assessed", [caseId, NOBODY, 0n, 0n, freshPaper()]],
      ["documentHash", [caseId, NOBODY, 1n, 1n, ethers.ZeroHash]],
    ];
    for (const [field, args] of bad) await refuses(call, args, "CaseInvalid", [field]);
    await refuses(call, [caseId, 999n, 1n, 1n, freshPaper()], "PersonUnknown", [999n]);
    await refuses(
      cases.connect(keys.justice).assessCase, [caseId, NOBODY, 1n, 1n, freshPaper()],
      "CaseNotOwned", [caseId, members.court, members.justice],
    );
    await refuses(call, [paper("x"), NOBODY, 1n, 1n, freshPaper()], "CaseUnknown", [paper("x")]);
  });
});

describe("subscribeCase", () => {
  it("records the time of the voluntary act, for the opener and for the buyer's side (O-43, O-44)", async () => {
    const { cases, keys, members, caseId, buyer, partner } = await load(aCase);
    const dueSeconds = 3_000_000_000n;
    const args = [caseId, buyer, 0n, 96n * TONNE, dueSeconds, paper("undertaking")];
    const first = await emits(cases, "CaseSubscribed", cases.connect(keys.court).subscribeCase, ...args);
    const now = BigInt(await networkHelpers.time.latest());
    assertFields(first, { caseId, ordinal: 1n, member: members.court, documentHash: paper("undertaking") });
    assert.deepEqual(plain(first.subscription), [buyer, 0n, 96n * TONNE, dueSeconds, now]);
    await send(cases.connect(keys.agent).subscribeCase, caseId, partner, 41_810_000n, 0n, 0n, paper("undertaking"));
    assertFields(await cases.subscriptionOf(caseId, 1), {
      buyer, valueFen: 0n, amount: 96n * TONNE, dueSeconds, subscribedAtSeconds: now,
    });
    assertFields(await cases.subscriptionOf(caseId, 2), {
      buyer: partner, valueFen: 41_810_000n, amount: 0n, dueSeconds: 0n,
    });
    assertFields(await cases.caseOf(caseId), { subscriptions: 2n });
  });

  it("reverts with CaseInvalid and the field's name", async () => {
    const register = await load(aCase);
    const call = register.cases.connect(register.keys.court).subscribeCase;
    const now = BigInt(await networkHelpers.time.latest());
    const fields = [
      ["valueFen", { valueFen: VALUE_FEN_MAX + 1n, amount: 0n }], ["amount", { amount: AMOUNT_MAX + 1n }],
      ["undertaking", { amount: 0n }], ["undertaking", { valueFen: 1n }], ["dueSeconds", { dueSeconds: now - 1n }],
      ["documentHash", { documentHash: ethers.ZeroHash }],
    ];
    for (const [field, changes] of fields) {
      await refuses(call, subscriptionOf(register, changes), "CaseInvalid", [field]);
    }
  });

  it("reverts on a repeated undertaking, but takes instalments of one agreement (B16)", async () => {
    const register = await load(aCase);
    const { cases, keys, caseId } = register;
    const call = cases.connect(keys.court).subscribeCase;
    const args = subscriptionOf(register, { documentHash: paper("agreement") });
    await send(call, ...args);
    await refuses(call, args, "SubscriptionExists", [caseId, 1n]);
    await send(call, ...subscriptionOf(register, { documentHash: paper("agreement"), dueSeconds: 3_000_000_000n }));
    assertFields(await cases.caseOf(caseId), { subscriptions: 2n });
  });

  it("reverts on a buyer who is unknown, suspended or gave no mandate, and on an unknown case or ordinal", async () => {
    const register = await load(aCase);
    const { cases, persons, keys, members, caseId, buyer } = register;
    const call = cases.connect(keys.court).subscribeCase;
    await refuses(call, subscriptionOf(register, { buyer: 999n }), "PersonUnknown", [999n]);
    await refuses(
      cases.connect(keys.bank).subscribeCase, subscriptionOf(register),
      "MandateMissing", [buyer, members.bank, MandateAct.Offset],
    );
    await refuses(call, subscriptionOf(register, { caseId: paper("x") }), "CaseUnknown", [paper("x")]);
    await refuses(cases.subscriptionOf, [caseId, 1], "SubscriptionUnknown", [caseId, 1]);
    await refuses(cases.isLenient, [caseId, 0], "SubscriptionUnknown", [caseId, 0]);
    await send(persons.connect(keys.forestry).setStanding, buyer, PersonStanding.Suspended, freshPaper());
    for (const side of ["court", "agent"]) {
      await refuses(
        cases.connect(keys[side]).subscribeCase, subscriptionOf(register),
        "PersonNotActive", [buyer, PersonStanding.Suspended],
      );
    }
  });

  it("reverts with SubscriptionsFull after 1,024 of them (B23)", async () => {
    const register = await load(aCase);
    const { cases, keys, caseId } = register;
    const call = cases.connect(keys.court).subscribeCase;
    for (let count = 0; count < SUBSCRIPTIONS_MAX; ++count) {
      await call(...subscriptionOf(register), { gasLimit: GAS_LIMIT });
    }
    assertFields(await cases.caseOf(caseId), { subscriptions: SUBSCRIPTIONS_MAX });
    await refuses(call, subscriptionOf(register), "SubscriptionsFull", [caseId, SUBSCRIPTIONS_MAX]);
  });
});
