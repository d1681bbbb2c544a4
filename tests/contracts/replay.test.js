import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Book } from "./book.js";
import { ethers } from "./chain.js";
import { send } from "./expect.js";
import { foundedRegister, load } from "./fixture.js";
import * as story from "./story.js";
import { Cause, LienKind } from "./words.js";

const { TONNE } = story;

/** One of everything: each kind of end, lien, transfer and request. */
async function busyRegister() {
  const register = await foundedRegister();
  const { tickets, pledges, rulings, offsets, reserve, keys, owner, partner } = register;
  const applicants = [{ person: owner, parts: 7 }, { person: partner, parts: 5 }];
  const shared = await story.makeTicket(register, { applicants });
  const ticket = await story.makeTicket(register);
  const child = await story.split(register, ticket, 40n * TONNE);
  await story.split(register, shared, 10n * TONNE);
  await send(tickets.connect(keys.forestry).transferTicket, child, partner, Cause.Gift, story.freshPaper());

  const pledgeId = await story.pledge(register, ticket, 20n * TONNE);
  await story.pledge(register, shared, 5n * TONNE, { kind: LienKind.Mortgage, bank: "otherBank" });
  await send(pledges.connect(keys.bank).releasePledge, pledgeId, story.freshPaper());
  const declined = await story.propose(register, ticket, TONNE);
  await send(pledges.connect(keys.bank).declinePledge, declined.pledgeId, story.freshPaper());
  const withdrawn = await story.propose(register, ticket, TONNE);
  await send(pledges.connect(keys.agent).withdrawPledge, withdrawn.pledgeId, story.freshPaper());

  await story.freeze(register, shared, 30n * TONNE);
  const freezeId = await story.freezeRoot(register, ticket);
  await send(rulings.connect(keys.court).releaseFreeze, freezeId, story.freshPaper());
  await story.freezeRoot(register, shared, "otherCourt");

  await story.offset(register, child, 40n * TONNE);
  await send(tickets.connect(keys.forestry).cancelTicket, child, story.freshPaper());
  const refused = await story.requestOffset(register, ticket, TONNE);
  await send(offsets.connect(keys.ecology).refuseOffset, refused.requestId, refused.contentHash, story.freshPaper());
  const taken = await story.requestOffset(register, ticket, TONNE);
  await send(offsets.connect(keys.agent).withdrawOffset, taken.requestId, story.freshPaper());

  const rejected = await story.submit(register);
  const [member, office] = story.REVIEWS[0];
  await send(
    reserve.connect(keys[member]).rejectApplication, rejected.application, office, rejected.contentHash,
    story.freshPaper(),
  );
  const corrected = await story.submit(register);
  await send(
    reserve.connect(keys.agent).correctApplication, corrected.application, story.contentOf(register, { applicants }),
    story.freshPaper(),
  );
  const gone = await story.submit(register);
  await send(reserve.connect(keys.agent).withdrawApplication, gone.application, story.freshPaper());
  return register;
}

describe("replay", () => {
  it("INV-1 rebuilds the whole register from its events alone", async () => {
    const register = await load(busyRegister);
    const book = new Book(register);
    book.fold(await ethers.provider.getLogs({ fromBlock: 0, toBlock: "latest" }));
    assert.equal(book.tickets.size, 4);
    assert.equal(book.liens.size, 5);
    assert.equal(book.applications.size, 5);
    await book.equalsViews();
  });

  it("tells every event of the ledger's and the desks' faces", async () => {
    const register = await load(busyRegister);
    const seen = new Set();
    const desks = [register.tickets, register.reserve, register.pledges, register.rulings, register.offsets];
    for (const log of await ethers.provider.getLogs({ fromBlock: 0, toBlock: "latest" })) {
      const desk = desks.find((contract) => contract.target === log.address);
      if (desk) seen.add(desk.interface.parseLog(log).name);
    }
    const told = desks.flatMap((desk) => desk.interface.fragments.filter((f) => f.type === "event").map((f) => f.name));
    assert.deepEqual(told.filter((name) => !seen.has(name)), []);
  });
});
