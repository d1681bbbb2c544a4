// Every published ticket whose life was told in more than one report, from its issue to where the reports end.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Book } from "./book.js";
import { assertFields, emits, refuses, send } from "./expect.js";
import {
  CASES, boughtAndOffset, caseFor, company, grams, fen, issued, lotFor, placed, sold, subscribe, valueFen,
} from "./places.js";
import * as story from "./story.js";
import { CaseOutcome, Cause, Purpose, TicketStatus } from "./words.js";

const { TONNE, freshPaper } = story;
const byId = Object.fromEntries(CASES.map((facts) => [facts.id, facts]));
const tonnesOf = (id) => grams(byId[id].tonnes);

/** The chain answers as its events told: no gram is lost on the way. */
async function agrees(register) {
  const book = new Book(register);
  await book.foldAll();
  await book.equalsViews();
  return book;
}

async function loan(register, items) {
  const { pledges, tickets, keys } = register;
  const content = story.pledgeContentOf(register, items.toSorted(([a], [b]) => (a < b ? -1 : 1)));
  await send(pledges.connect(keys.agent).proposePledge, content);
  const receipt = await send(pledges.connect(keys.bank).acceptPledge, content);
  return receipt.logs.filter((log) => log.address === tickets.target)
    .map((log) => tickets.interface.parseLog(log).args.lienId);
}

/** Life by life: the reports that it replays, and how. */
const LIVES = {
  changkou: [["FJ-01", "FJ-02", "FJ-03", "FJ-05", "FJ-06"], async () => {
    const register = await placed("350400");
    const { tickets, keys, owner: village } = register;
    const [reserveCompany, nickel] = [await company(register, "reserve"), await company(register, "nickel")];
    const ticket = await issued(register, byId["FJ-01"], village);

    // The first batch: five tickets, of which the press itemises this one.
    const rest = await lotFor(register, byId["FJ-05"], [register.partner], tonnesOf("FJ-05") - tonnesOf("FJ-01"));
    const others = [];
    for (let i = 0; i < 4; ++i) others.push(await story.issue(register, rest, rest.content.claimedAmount / 4n));
    let batch = 0n;
    for (const number of [ticket, ...others]) batch += (await tickets.ticketOf(number)).amount;
    assert.equal(batch, tonnesOf("FJ-05"));

    const part = await story.split(register, ticket, tonnesOf("FJ-02"), nickel);
    assert.equal(valueFen(byId["FJ-02"].unitPriceYuan, tonnesOf("FJ-02")), fen(byId["FJ-02"].priceYuan));
    await sold(register, ticket, reserveCompany, Cause.BuyIn);
    assertFields(await tickets.ticketOf(part), { amount: 2_723n * TONNE, holder: nickel, parent: ticket });
    assertFields(await tickets.ticketOf(ticket), { amount: 10_000n * TONNE, holder: reserveCompany });

    await sold(register, others[0], reserveCompany, Cause.BuyIn);
    const missing = tonnesOf("FJ-06") - tonnesOf("FJ-03") - 4_248n * TONNE;
    const bought = await story.split(register, others[1], missing, reserveCompany, Cause.BuyIn);
    const items = [[ticket, tonnesOf("FJ-03")], [others[0], 4_248n * TONNE], [bought, missing]];
    const lienIds = await loan(register, items);
    assert.equal(lienIds.length, 3);
    let pledged = 0n;
    for (const [number] of items) pledged += (await tickets.ticketOf(number)).pledgedAmount;
    assert.equal(pledged, 18_294n * TONNE);
    await refuses(
      tickets.connect(keys.forestry).transferPart, [ticket, nickel, 1n, Cause.Sale, freshPaper()], "AmountOverFree",
    );
    await send(tickets.connect(keys.bank).releaseLiens, lienIds, freshPaper());
    return register;
  }],

  dahongshan: [["AH-01", "AH-02"], () => pledgedWhole("AH-01", "AH-02")],

  huangfushan: [["AH-03", "AH-04"], () => pledgedWhole("AH-03", "AH-04")],

  yuexi: [["AH-11"], () => pledgedWhole("AH-11", "AH-11")],

  wanling: [["AH-06", "AH-07", "AH-08"], async () => {
    const register = await placed("340000");
    const { tickets, owner: farm } = register;
    const [group, cement] = [await company(register, "environment group"), await company(register, "cement")];
    const ticket = await issued(register, byId["AH-06"], farm);
    const first = await story.split(register, ticket, tonnesOf("AH-07"), group);
    const { part } = await boughtAndOffset(register, ticket, cement, tonnesOf("AH-08"), {
      purpose: Purpose.LandOccupation, activity: "矿山生态影响补偿",
    });
    assertFields(await tickets.ticketOf(first), { amount: 2_222_200_000n, holder: group });
    assertFields(await tickets.ticketOf(part), { offsetAmount: 3_494_900_000n, status: TicketStatus.UsedUp });
    assertFields(await tickets.ticketOf(ticket), { amount: grams("1340.9"), holder: farm });
    assert.equal(valueFen(byId["AH-08"].unitPriceYuan, tonnesOf("AH-08")), fen("332015.50"));
    return register;
  }],

  jingxian: [["AH-09"], async () => {
    const register = await placed("341823");
    const { tickets, cases, keys, owner } = register;
    const amount = tonnesOf("AH-09");
    const roads = await company(register, "road and bridge");
    const ticket = await issued(register, byId["AH-09"], owner);
    const value = fen(byId["AH-09"].priceYuan);
    const caseId = await caseFor(register, { assessedValueFen: value, assessedAmount: amount });
    const ordinal = await subscribe(register, caseId, roads, { amount });
    const { part } = await boughtAndOffset(register, ticket, roads, amount, { purpose: Purpose.DamageCase, caseId });
    assert.equal(part, ticket);
    await emits(
      tickets, "TicketCancelled", tickets.connect(keys.forestry).cancelTicket, ticket, freshPaper(),
    );
    await send(cases.connect(keys.court).recordLeniency, caseId, ordinal, freshPaper());
    await send(cases.connect(keys.court).closeCase, caseId, CaseOutcome.Fulfilled, freshPaper());
    assertFields(await tickets.ticketOf(ticket), { status: TicketStatus.Cancelled, offsetAmount: 3_547_270_000n });
    assertFields(await cases.caseOf(caseId), { fulfilledAmount: amount, outcome: CaseOutcome.Fulfilled });
    return register;
  }],

  enshi: [["HB-07", "HB-08"], async () => {
    const register = await placed("422800");
    const { tickets, owner: farm } = register;
    const ticket = await issued(register, byId["HB-07"], farm);
    // One total is printed for two buyers; how it is shared out between them is made up.
    const each = tonnesOf("HB-08") / 2n;
    for (const name of ["canyon", "cave"]) {
      const area = await company(register, name);
      const { part } = await boughtAndOffset(register, ticket, area, each, {
        purpose: Purpose.Travel, activity: "景区一个月游客排放",
      });
      assertFields(await tickets.ticketOf(part), { status: TicketStatus.UsedUp, offsetAmount: 1_500n * TONNE });
    }
    assertFields(await tickets.ticketOf(ticket), { amount: 235_000n * TONNE, holder: farm });
    return register;
  }],

  lanzhou: [["GS-01", "GS-02"], async () => {
    const register = await placed("620100");
    const { tickets, owner: farm, buyer } = register;
    const ticket = await issued(register, byId["GS-01"], farm);
    const part = await story.split(register, ticket, tonnesOf("GS-02"), buyer);
    assert.equal(valueFen(byId["GS-02"].unitPriceYuan, tonnesOf("GS-02")), fen(byId["GS-02"].priceYuan));
    assertFields(await tickets.ticketOf(part), { amount: 296n * TONNE, holder: buyer, root: ticket });
    assertFields(await tickets.ticketOf(ticket), { amount: 19_704n * TONNE, holder: farm });
    return register;
  }],
};

/** The whole ticket is pledged to one bank, comes free again, and only then may move. */
async function pledgedWhole(issueId, pledgeId) {
  const register = await placed(byId[issueId].division);
  const { tickets, keys, owner, buyer } = register;
  const ticket = await issued(register, byId[issueId], owner);
  const amount = tonnesOf(pledgeId);
  const [lienId] = await loan(register, [[ticket, amount]]);
  assertFields(await tickets.ticketOf(ticket), { amount, pledgedAmount: amount, liens: 1n });
  const args = [ticket, [{ person: buyer, parts: 1 }], false, Cause.Sale, freshPaper()];
  await refuses(tickets.connect(keys.forestry).transferTicket, args, "TicketEncumbered", [ticket, 1n]);
  await send(tickets.connect(keys.bank).releaseLiens, [lienId], freshPaper());
  await sold(register, ticket, buyer);
  assertFields(await tickets.ticketOf(ticket), { holder: buyer, amount, pledgedAmount: 0n });
  return register;
}

describe("published lives, to the gram", () => {
  for (const [life, [ids, replay]] of Object.entries(LIVES)) {
    it(`${life}: ${ids.join(", ")}`, async () => {
      const register = await replay();
      const book = await agrees(register);
      const parts = [...book.tickets.values()];
      const total = parts.reduce((sum, ticket) => sum + ticket.amount + ticket.offsetAmount, 0n);
      const lots = [...book.applications.values()];
      assert.equal(total, lots.reduce((sum, lot) => sum + lot.issuedAmount, 0n), "INV-2");
    });
  }

  it("are all there: every report that names a life is replayed in it, or says why not", () => {
    for (const [life, [ids]] of Object.entries(LIVES)) {
      const told = CASES.filter((facts) => facts.life === life && facts.reason === undefined);
      assert.deepEqual(told.filter(({ id }) => !ids.includes(id)).map(({ id }) => id), []);
    }
    const replayed = Object.values(LIVES).flatMap(([ids]) => ids);
    const asked = CASES.filter(({ replay }) => replay === "life").map(({ id }) => id);
    assert.deepEqual(asked.toSorted(), replayed.toSorted());
  });
});
