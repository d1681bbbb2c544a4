import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { foundedRegister, load } from "./fixture.js";
import * as story from "./story.js";
import { ApplicationStatus, Cause, Series, TicketStatus, seriesOf } from "./words.js";

const { TONNE } = story;

describe("a ticket's whole life", () => {
  it("runs from application to cancellation where parts may be offset", async () => {
    const register = await load(foundedRegister);
    const { reserve, tickets, pledges, rulings, offsets, keys } = register;

    const lot = await story.submit(register);
    await story.review(register, lot);
    assertFields(await reserve.applicationOf(lot.application), { status: ApplicationStatus.Reviewed, approvals: 3n });
    await story.file(register, lot);
    const ticket = await story.issue(register, lot);
    assert.equal(seriesOf(ticket), Series.C);

    const pledgeId = await story.pledge(register, ticket, 60n * TONNE);
    await refuses(
      tickets.connect(keys.forestry).transferPart,
      [ticket, register.buyer, 50n * TONNE, Cause.Sale, paper("sale")],
      "AmountOverFree", [ticket, 50n * TONNE, 40n * TONNE, 60n * TONNE, 0n],
    );
    await send(pledges.connect(keys.bank).releasePledge, pledgeId, paper("repaid"));

    const voucher = await story.offset(register, ticket, 30n * TONNE);
    assert.equal(seriesOf(voucher), Series.V);
    assertFields(await tickets.ticketOf(ticket), { amount: 70n * TONNE, offsetAmount: 30n * TONNE });

    const freezeId = await story.freeze(register, ticket, 70n * TONNE);
    const content = story.offsetContentOf(register, ticket, 70n * TONNE);
    await refuses(
      offsets.connect(keys.agent).requestOffset, [content, paper("too early")],
      "AmountOverFree", [ticket, 70n * TONNE, 0n, 0n, 70n * TONNE],
    );
    await send(rulings.connect(keys.court).releaseFreeze, freezeId, paper("lifted"));

    await story.offset(register, ticket, 70n * TONNE);
    await emits(tickets, "TicketCancelled", tickets.connect(keys.forestry).cancelTicket, ticket, paper("end"));
    assertFields(await tickets.ticketOf(ticket), {
      status: TicketStatus.Cancelled, amount: 0n, offsetAmount: 100n * TONNE, lot: lot.application, root: ticket,
    });
  });
});
