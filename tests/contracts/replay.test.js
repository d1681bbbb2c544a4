import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Book } from "./book.js";
import { ethers } from "./chain.js";
import { COMMANDS, bound, quotaContentOf, readyRegister } from "./commands.js";
import { paper, plain, send } from "./expect.js";
import { ORDOS, YINCHUAN, enact, load, registerPerson } from "./fixture.js";
import * as story from "./story.js";
import { Cause, Desk, Kind, Purpose } from "./words.js";

const { TONNE, freshPaper } = story;
const CONTRACTS = [
  "consortium", "persons", "policies", "tickets", "reserve", "plantings", "pledges", "rulings", "offsets", "cases",
  "quotas", "complaints", "dividends",
];

/** Every command of the table once, and what the table has no command for. */
async function busyRegister() {
  const register = await readyRegister();
  for (const [command, [member, , argsOf]] of Object.entries(COMMANDS)) {
    await send(bound(register, command, register.keys[member]), ...argsOf(register));
  }
  await answeredDuties(register);
  await ruledWhole(register);
  await standWithTrees(register);
  await councilActs(register);
  return register;
}

/** A voucher for a case, and one for a quota. */
async function answeredDuties(register) {
  const { quotas, keys, owner } = register;
  const ticket = await story.makeTicket(register);
  await story.offset(register, ticket, TONNE, { purpose: Purpose.DamageCase, caseId: register.caseId });
  const year = 2024;
  await send(quotas.connect(keys.government).setQuota, quotaContentOf(register, { year }), freshPaper());
  const quotaId = await quotas.quotaIdOf(ORDOS, owner, year);
  const small = await story.makeTicket(register, { division: ORDOS, claimedAmount: TONNE });
  await story.offset(register, small, TONNE, {
    purpose: Purpose.ExcessEmission, quotaId, year, useDivision: ORDOS,
  });
}

/** A ruling over the court's own freeze, with another's waiting behind it. */
async function ruledWhole(register) {
  const { rulings, keys, buyer } = register;
  const ticket = await story.makeTicket(register);
  const own = await story.freeze(register, ticket, 30n * TONNE);
  const later = await story.freeze(register, ticket, 90n * TONNE, "otherCourt");
  const passage = { own: [own], later: [later], persons: [] };
  await send(rulings.connect(keys.court).transferByRuling, ticket, buyer, 30n * TONNE, passage, freshPaper());
}

async function standWithTrees(register) {
  const planter = await registerPerson(register, "planter", { division: YINCHUAN });
  const heir = await registerPerson(register, "heir", { division: YINCHUAN });
  const ticket = await story.makeTicket(register, {
    division: YINCHUAN, kind: Kind.CollectiveStand, applicants: [{ person: planter, parts: 1 }],
  });
  const owners = [{ person: heir, parts: 1 }];
  const { tickets, keys } = register;
  await send(tickets.connect(keys.forestry).transferTicket, ticket, owners, false, Cause.Inheritance, freshPaper());
}

async function councilActs(register) {
  const { consortium, policies, keys, members } = register;
  const weekdays = plain(Array.from({ length: 250 }, (_, day) => day)).reduce((set, day) => set | (1n << day), 0n);
  await enact(register, policies, "publishCalendar", [2026, [weekdays, 0n], freshPaper()]);
  await enact(register, consortium, "revokeKey", [members.otherBank, keys.otherBank.address, freshPaper()]);
  await enact(register, consortium, "setMemberStanding", [members.police, false, freshPaper()]);
  await enact(register, consortium, "setDesk", [Desk.Dividends, register.dividends.target]);
  await send(consortium.connect(keys.court).pause, freshPaper());
  await enact(register, consortium, "resume", [paper("go on")]);
}

describe("replay", () => {
  it("INV-1 rebuilds the whole register from its events alone, and every view agrees", async () => {
    const register = await load(busyRegister);
    const book = new Book(register);
    await book.foldAll();
    assert.ok(book.tickets.size >= 30 && book.liens.size >= 10 && book.applications.size >= 12);
    await book.equalsViews();
  });

  it("INV-1 rebuilds a register that is paused", async () => {
    const register = await load(busyRegister);
    await send(register.consortium.connect(register.keys.court).pause, freshPaper());
    const book = new Book(register);
    await book.foldAll();
    assert.equal(book.of("consortium").paused, true);
    await book.equalsViews();
  });

  it("tells every event of every contract's face", async () => {
    const register = await load(busyRegister);
    const seen = new Set();
    const contracts = CONTRACTS.map((name) => register[name]);
    for (const log of await ethers.provider.getLogs({ fromBlock: 0, toBlock: "latest" })) {
      const contract = contracts.find(({ target }) => target === log.address);
      if (contract) seen.add(contract.interface.parseLog(log).name);
    }
    const told = contracts.flatMap((contract) =>
      contract.interface.fragments.filter((f) => f.type === "event").map((f) => f.name));
    assert.ok(told.length >= 90);
    assert.deepEqual(told.filter((name) => !seen.has(name)), []);
  });
});
