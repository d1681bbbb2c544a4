import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import { assertFields, emits, eventsOf, paper, plain, refuses, send } from "./expect.js";
import { WEIHAI, YINCHUAN, YINING, enact, load, yiningPolicy } from "./fixture.js";
import { TONNE, contentHashOf, freshPaper, offset, offsetContentOf, requestOffset } from "./story.js";
import { mint, usesRegister } from "./uses.js";
import {
  Kind, MandateAct, OffsetRule, OffsetStatus, PersonStanding, Purpose, Series, packNumber,
} from "./words.js";

const HELD = 100n * TONNE;
const UNKNOWN = packNumber(YINING, Series.C, 2020, 7);
const ITEMS_MAX = 16;

async function aTicket() {
  const register = await usesRegister();
  return { ...register, ticket: await mint(register, register.owner, HELD) };
}

const requestArgs = (register, changes = {}, documentHash = freshPaper()) =>
  [offsetContentOf(register, register.ticket, TONNE, changes), documentHash];

describe("requestOffset", () => {
  describe("given a live ticket and the owner's mandate", () => {
    it("records exactly what is asked, for another beneficiary too, and reserves nothing", async () => {
      const register = await load(aTicket);
      const { offsets, tickets, keys, members, ticket, buyer } = register;
      const content = offsetContentOf(register, ticket, HELD, {
        purpose: Purpose.Event, beneficiary: buyer, activity: "第六届进博会",
      });
      const asked = await emits(
        offsets, "OffsetRequested", offsets.connect(keys.agent).requestOffset, content, paper("form"),
      );
      const contentHash = contentHashOf(offsets, "requestOffset", content);
      const requestId = ethers.keccak256(
        ethers.AbiCoder.defaultAbiCoder().encode(["uint24", "bytes32"], [YINING, paper("form")]),
      );
      assertFields(asked, {
        requestId, division: YINING, contentHash, member: members.agent, documentHash: paper("form"),
      });
      assert.deepEqual(plain(asked.content), plain(Object.values({ ...content, items: [[ticket, HELD]] })));
      assertFields(await offsets.requestOf(requestId), {
        division: YINING, status: OffsetStatus.Requested, member: members.agent, voucher: 0n, contentHash,
      });
      assert.equal(await tickets.freeAmountOf(ticket), HELD);
    });

    it("takes an activity of 120 bytes and every year from 2000 to the next one", async () => {
      const register = await load(aTicket);
      const year = new Date().getUTCFullYear();
      await requestOffset(register, register.ticket, TONNE, { activity: "碳".repeat(40), year: 2000 });
      await requestOffset(register, register.ticket, TONNE, { year: year + 1 });
    });

    it("goes by the rules under which the ticket was issued, whatever came later (I-13)", async () => {
      const register = await load(aTicket);
      const changed = yiningPolicy({ rule: OffsetRule.Whole, purposes: 0n, validFromSeconds: 1_750_000_000n });
      await enact(register, register.policies, "publishPolicy", [changed]);
      await offset(register, register.ticket, TONNE);
    });
  });

  describe("given a content out of bounds", () => {
    it("reverts with OffsetInvalid and the field's name", async () => {
      const register = await load(aTicket);
      const call = register.offsets.connect(register.keys.agent).requestOffset;
      const fields = [
        ["year", { year: 1999 }], ["year", { year: 2200 }],
        ["useDivision", { useDivision: 109_999n }], ["useDivision", { useDivision: 1_000_000n }],
        ["activity", { activity: "x".repeat(121) }],
        ["caseId", { purpose: Purpose.DamageCase }], ["caseId", { caseId: paper("case") }],
        ["quotaId", { quotaId: paper("quota") }],
      ];
      for (const [field, changes] of fields) {
        await refuses(call, requestArgs(register, changes), "OffsetInvalid", [field]);
      }
      await refuses(call, requestArgs(register, {}, ethers.ZeroHash), "OffsetInvalid", ["documentHash"]);
    });

    it("reverts on no item, too many, a repeated or falling one, and mixed divisions or kinds (B19)", async () => {
      const register = await load(aTicket);
      const { offsets, keys, ticket, owner } = register;
      const call = offsets.connect(keys.agent).requestOffset;
      const items = (...numbers) => requestArgs(register, { items: numbers.map((number) => [number, TONNE]) });
      const many = Array.from({ length: ITEMS_MAX + 1 }, (_, index) => ticket + BigInt(index));
      const elsewhere = await mint(register, owner, HELD, { division: WEIHAI });
      const carbon = await mint(register, owner, HELD, { division: YINCHUAN });
      const stand = await mint(register, owner, HELD, { division: YINCHUAN, kind: Kind.CollectiveStand });
      await refuses(call, items(), "ListInvalid", [0, ITEMS_MAX]);
      await refuses(call, items(...many), "ListInvalid", [ITEMS_MAX + 1, ITEMS_MAX]);
      await refuses(call, items(ticket, ticket), "ListUnordered", [1]);
      await refuses(call, items(ticket, ticket + 2n, ticket + 1n), "ListUnordered", [2]);
      await refuses(call, items(ticket, elsewhere), "ItemsMixed", [elsewhere, ticket]);
      await refuses(call, items(carbon, stand), "ItemsMixed", [stand, carbon]);
    });

    it("reverts on an amount of nothing or over the free one, an unknown ticket and a used form", async () => {
      const register = await load(aTicket);
      const { offsets, keys, ticket } = register;
      const call = offsets.connect(keys.agent).requestOffset;
      const one = (number, amount) => requestArgs(register, { items: [[number, amount]] });
      await refuses(call, one(ticket, 0n), "AmountZero", []);
      await refuses(call, one(ticket, HELD + 1n), "AmountOverFree", [ticket, HELD + 1n, HELD, 0n, 0n]);
      await refuses(call, one(UNKNOWN, TONNE), "TicketUnknown", [UNKNOWN]);
      await refuses(call, one(0n, TONNE), "TicketUnknown", [0n]);
      const { requestId } = await emits(offsets, "OffsetRequested", call, ...requestArgs(register, {}, paper("form")));
      await refuses(call, requestArgs(register, { year: 2024 }, paper("form")), "OffsetExists", [requestId]);
    });
  });

  describe("given persons and members who may not", () => {
    it("reverts on an unknown or suspended beneficiary", async () => {
      const register = await load(aTicket);
      const { offsets, persons, keys, buyer } = register;
      const call = offsets.connect(keys.agent).requestOffset;
      await refuses(call, requestArgs(register, { beneficiary: 999n }), "PersonUnknown", [999n]);
      await send(persons.connect(keys.forestry).setStanding, buyer, PersonStanding.Suspended, freshPaper());
      await refuses(
        call, requestArgs(register, { beneficiary: buyer }), "PersonNotActive", [buyer, PersonStanding.Suspended],
      );
    });

    it("reverts without the owner's mandate and for a key of no member", async () => {
      const register = await load(aTicket);
      const { offsets, keys, members, owner, stranger } = register;
      await refuses(
        offsets.connect(keys.bank).requestOffset, requestArgs(register),
        "MandateMissing", [owner, members.bank, MandateAct.Offset],
      );
      await refuses(offsets.connect(stranger).requestOffset, requestArgs(register), "KeyUnknown", [stranger.address]);
    });
  });

  describe("given a policy that says no", () => {
    it("reverts with PurposeNotAllowed for a purpose that the ticket's own policy does not know (P22)", async () => {
      const register = await load(aTicket);
      const { offsets, keys, tickets, ticket } = register;
      const call = offsets.connect(keys.agent).requestOffset;
      const [policy] = await tickets.policyAndAmountOf(ticket);
      for (const purpose of [Purpose.None, Purpose.GreenQuota]) {
        await refuses(call, requestArgs(register, { purpose }), "PurposeNotAllowed", [policy, purpose]);
      }
    });

    it("I-8 reverts with UseOutside where the use must be inside, and takes a county (C-4, P30)", async () => {
      const register = await load(aTicket);
      const { offsets, keys, owner } = register;
      const ticket = await mint(register, owner, HELD, { division: YINCHUAN, kind: Kind.StateStand });
      const call = offsets.connect(keys.agent).requestOffset;
      const at = (useDivision) =>
        [offsetContentOf(register, ticket, TONNE, { useDivision, purpose: Purpose.GreenQuota }), freshPaper()];
      await refuses(call, at(YINING), "UseOutside", [ticket, YINING]);
      await emits(offsets, "OffsetRequested", call, ...at(YINCHUAN));
      await emits(offsets, "OffsetRequested", call, ...at(YINCHUAN + 6n));
    });

    it("asks the policy of each ticket, where tickets of one division are of two versions", async () => {
      const register = await load(aTicket);
      const { offsets, keys, owner, ticket } = register;
      const changed = yiningPolicy({ purposes: 0n, validFromSeconds: 1_750_000_000n });
      await enact(register, register.policies, "publishPolicy", [changed]);
      const later = await mint(register, owner, HELD);
      const [policy] = await register.tickets.policyAndAmountOf(later);
      await refuses(
        offsets.connect(keys.agent).requestOffset,
        requestArgs(register, { items: [[ticket, TONNE], [later, TONNE]] }),
        "PurposeNotAllowed", [policy, Purpose.YearlyEmission],
      );
    });
  });
});

describe("withdrawOffset and refuseOffset", () => {
  describe("given an open request", () => {
    it("are final, belong to one side each, and leave the amount in circulation (B15)", async () => {
      const register = await load(aTicket);
      const { offsets, tickets, keys, members, ticket } = register;
      const one = await requestOffset(register, ticket, TONNE);
      const two = await requestOffset(register, ticket, TONNE);
      const refuse = offsets.connect(keys.ecology).refuseOffset;
      const withdraw = offsets.connect(keys.agent).withdrawOffset;
      const refused = await emits(offsets, "OffsetRefused", refuse, one.requestId, one.contentHash, paper("refusal"));
      assertFields(refused, { requestId: one.requestId, member: members.ecology, documentHash: paper("refusal") });
      const withdrawn = await emits(offsets, "OffsetWithdrawn", withdraw, two.requestId, paper("withdrawal"));
      assertFields(withdrawn, { requestId: two.requestId, member: members.agent, documentHash: paper("withdrawal") });
      for (const [ended, status] of [[one, OffsetStatus.Refused], [two, OffsetStatus.Withdrawn]]) {
        const facts = [ended.requestId, status];
        await refuses(withdraw, [ended.requestId, freshPaper()], "OffsetNotOpen", facts);
        await refuses(refuse, [ended.requestId, ended.contentHash, freshPaper()], "OffsetNotOpen", facts);
        await refuses(
          offsets.connect(keys.ecology).grantOffset, [ended.requestId, ended.content, freshPaper()],
          "OffsetNotOpen", facts,
        );
        assertFields(await offsets.requestOf(ended.requestId), { status, voucher: 0n });
      }
      assert.equal(await tickets.freeAmountOf(ticket), HELD);
    });

    it("revert by name on other content, other members, no document and no request", async () => {
      const register = await load(aTicket);
      const { offsets, keys, members, ticket } = register;
      const { requestId, contentHash } = await requestOffset(register, ticket, TONNE);
      const refuse = offsets.connect(keys.ecology).refuseOffset;
      const withdraw = offsets.connect(keys.agent).withdrawOffset;
      await refuses(refuse, [requestId, paper("x"), freshPaper()], "OffsetContentStale", [paper("x"), contentHash]);
      await refuses(refuse, [requestId, contentHash, ethers.ZeroHash], "OffsetInvalid", ["documentHash"]);
      await refuses(refuse, [paper("x"), contentHash, freshPaper()], "OffsetUnknown", [paper("x")]);
      await refuses(offsets.connect(keys.agent).refuseOffset, [requestId, contentHash, freshPaper()], "OfficeMissing");
      await refuses(
        offsets.connect(keys.bank).withdrawOffset, [requestId, freshPaper()],
        "OffsetNotOwned", [requestId, members.agent, members.bank],
      );
      await refuses(withdraw, [requestId, ethers.ZeroHash], "OffsetInvalid", ["documentHash"]);
      await refuses(withdraw, [paper("x"), freshPaper()], "OffsetUnknown", [paper("x")]);
    });
  });
});

describe("creditPlanting", () => {
  const creditOf = (register, changes = {}) => Object.values({
    division: YINING, beneficiary: register.owner, purpose: Purpose.YearlyEmission, year: 2025, area: 3_135_300n,
    survival: 92, species: "樟子松", documentHash: paper("planting"), ...changes,
  });

  it("records that planting answers for an emission (S-7, W-18)", async () => {
    const register = await load(aTicket);
    const { offsets, keys, members, owner } = register;
    const credited = await emits(
      offsets, "PlantingCredited", offsets.connect(keys.ecology).creditPlanting, ...creditOf(register),
    );
    assertFields(credited, {
      division: YINING, beneficiary: owner, purpose: Purpose.YearlyEmission, year: 2025, areaMuThousandths: 3_135_300n,
      survivalPercent: 92, species: "樟子松", member: members.ecology, documentHash: paper("planting"),
    });
  });

  it("reverts by name on a used document, an unknown purpose, each bad field, and without the office", async () => {
    const register = await load(aTicket);
    const { offsets, tickets, keys, ticket } = register;
    const call = offsets.connect(keys.ecology).creditPlanting;
    const [policy] = await tickets.policyAndAmountOf(ticket);
    await send(call, ...creditOf(register));
    await refuses(call, creditOf(register, { year: 2024 }), "CreditExists", [YINING, paper("planting")]);
    const fields = [
      ["year", { year: 1999 }], ["year", { year: 2200 }], ["areaMuThousandths", { area: 0n }],
      ["areaMuThousandths", { area: 10n ** 16n + 1n }], ["survivalPercent", { survival: 0 }],
      ["survivalPercent", { survival: 101 }], ["species", { species: "" }], ["species", { species: "x".repeat(121) }],
      ["purpose", { purpose: Purpose.DamageCase }],
    ];
    for (const [field, changes] of fields) {
      const args = creditOf(register, { documentHash: freshPaper(), ...changes });
      await refuses(call, args, "OffsetInvalid", [field]);
    }
    await refuses(call, creditOf(register, { documentHash: ethers.ZeroHash }), "OffsetInvalid", ["documentHash"]);
    const fresh = (changes) => creditOf(register, { documentHash: freshPaper(), ...changes });
    await refuses(call, fresh({ purpose: Purpose.GreenQuota }), "PurposeNotAllowed", [policy, Purpose.GreenQuota]);
    await refuses(call, fresh({ purpose: Purpose.None }), "PurposeNotAllowed", [policy, Purpose.None]);
    await refuses(call, fresh({ beneficiary: 999n }), "PersonUnknown", [999n]);
    await refuses(offsets.connect(keys.agent).creditPlanting, fresh({}), "OfficeMissing");
    assert.equal(eventsOf(tickets, await send(call, ...fresh({}))).length, 0);
  });
});
