import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { WEIHAI, foundedRegister, load } from "./fixture.js";
import * as story from "./story.js";
import { ApplicationStatus, Cause, Series, TicketStatus, seriesOf } from "./words.js";

const { TONNE } = story;

describe("a ticket's whole life", () => {
  it("runs from application to cancellation where parts may be offset", async () => {
    const register = await load(foundedRegister);
    const { reserve, tickets, offsets, keys } = register;

    const lot = await story.submit(register);
    await story.review(register, lot);
    assertFields(await reserve.applicationOf(lot.application), { status: ApplicationStatus.Reviewed, approvals: 3n });
    await story.file(register, lot);
    const ticket = await story.issue(register, lot);
    assert.equal(seriesOf(ticket), Series.C);

    const { lienId } = await story.pledge(register, ticket, 60n * TONNE);
    await refuses(
      tickets.connect(keys.forestry).transferPart,
      [ticket, register.buyer, 50n * TONNE, Cause.Sale, paper("sale")],
      "AmountOverFree", [ticket, 50n * TONNE, 40n * TONNE, 60n * TONNE, 0n],
    );
    await send(tickets.connect(keys.bank).releaseLiens, [lienId], paper("repaid"));

    const voucher = await story.offset(register, ticket, 30n * TONNE);
    assert.equal(seriesOf(voucher), Series.V);
    assertFields(await tickets.ticketOf(ticket), { amount: 70n * TONNE, offsetAmount: 30n * TONNE });

    const freezeId = await story.freeze(register, ticket, 70n * TONNE);
    const content = story.offsetContentOf(register, ticket, 70n * TONNE);
    await refuses(
      offsets.connect(keys.agent).requestOffset, [content, paper("too early")],
      "AmountOverFree", [ticket, 70n * TONNE, 0n, 0n, 70n * TONNE],
    );
    await send(tickets.connect(keys.court).releaseLiens, [freezeId], paper("lifted"));

    await story.offset(register, ticket, 70n * TONNE);
    await emits(tickets, "TicketCancelled", tickets.connect(keys.forestry).cancelTicket, ticket, paper("end"));
    assertFields(await tickets.ticketOf(ticket), {
      status: TicketStatus.Cancelled, amount: 0n, offsetAmount: 100n * TONNE, lot: lot.application, root: ticket,
    });
  });

  it("runs under the rule that offsets whole tickets, by splitting first", async () => {
    const register = await load(foundedRegister);
    const { tickets, offsets, keys, buyer } = register;
    const ticket = await story.makeTicket(register, { division: WEIHAI });
    const part = story.offsetContentOf(register, ticket, 10n * TONNE);
    await refuses(
      offsets.connect(keys.agent).requestOffset, [part, paper("a part")],
      "WholeTicketOnly", [ticket, 10n * TONNE, 100n * TONNE],
    );

    const child = await story.split(register, ticket, 10n * TONNE);
    await story.offset(register, child, 10n * TONNE, { beneficiary: buyer });
    await send(tickets.connect(keys.forestry).cancelTicket, child, paper("child's end"));
    await story.offset(register, ticket, 90n * TONNE);
    await send(tickets.connect(keys.forestry).cancelTicket, ticket, paper("end"));
    assertFields(await tickets.ticketOf(ticket), { status: TicketStatus.Cancelled, offsetAmount: 90n * TONNE });
    assertFields(await tickets.ticketOf(child), { status: TicketStatus.Cancelled, offsetAmount: 10n * TONNE });
  });
});
