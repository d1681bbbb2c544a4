import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import { assertFields, emits, paper, plain, refuses, send } from "./expect.js";
import { WEIHAI, YINING, load, registerPerson } from "./fixture.js";
import { TONNE, freshPaper, offset } from "./story.js";
import { GAS_MAX, mint, sell, usesRegister } from "./uses.js";
import { Office, Ownership, Series, TicketStatus, packNumber } from "./words.js";

const HELD = 100n * TONNE;
const VALUE_FEN_MAX = 10n ** 15n;
const PARTS_MAX = 2n ** 32n - 1n;
const OWNERS_MAX = 64;
const UNKNOWN = packNumber(YINING, Series.C, 2020, 7);

const sharesOf = (people, parts) => people.map((person, index) => ({ person, parts: parts[index] }));

async function aSharedTicket() {
  const register = await usesRegister();
  const { owner, buyer, partner } = register;
  const ticket = await mint(register, sharesOf([owner, buyer, partner], [1n, 1n, 1n]), HELD);
  return { ...register, people: [owner, buyer, partner], ticket };
}

async function declare({ dividends, keys }, ticket, incomeFen, documentHash = freshPaper()) {
  return await emits(
    dividends, "DividendDeclared", dividends.connect(keys.forestry).declareDividend, ticket, incomeFen, documentHash,
  );
}

const valuesOf = ({ parts }) => parts.map((part) => part.valueFen);
const sumOf = (values) => values.reduce((sum, value) => sum + value, 0n);

/** A generator whose numbers follow from its seed. */
function numbersFrom(seed) {
  let state = BigInt(seed);
  return (limit) => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
    return (state >> 16n) % limit;
  };
}

describe("declareDividend", () => {
  it("I-14 shares income out by exact parts, rounded down, and books what is left (C-30)", async () => {
    const register = await load(aSharedTicket);
    const { dividends, members, people, ticket } = register;
    const declared = await declare(register, ticket, 100n, paper("minutes"));
    const dividendId = ethers.keccak256(
      ethers.AbiCoder.defaultAbiCoder().encode(["uint64", "bytes32"], [ticket, paper("minutes")]),
    );
    assertFields(declared, {
      dividendId, ticket, incomeFen: 100n, carriedFen: 0n, remainderFen: 1n, member: members.forestry,
      documentHash: paper("minutes"),
    });
    assert.deepEqual(plain(declared.parts), people.map((person) => [person, 33n]));
    assertFields(await dividends.dividendOf(dividendId), {
      ticket, receivedFen: 100n, paidFen: 0n, remainderFen: 1n, parts: 3n,
    });
  });

  it("I-14 carries the remainder to the ticket's next dividend, to the fen", async () => {
    const register = await load(aSharedTicket);
    const first = await declare(register, register.ticket, 101n);
    const second = await declare(register, register.ticket, 1n);
    const third = await declare(register, register.ticket, 2n);
    assert.deepEqual([first, second, third].map((each) => [each.carriedFen, each.remainderFen]), [
      [0n, 2n], [2n, 0n], [0n, 2n],
    ]);
    assert.deepEqual(valuesOf(second), [1n, 1n, 1n]);
    assert.deepEqual(valuesOf(third), [0n, 0n, 0n]);
  });

  it("gives all to a sole owner", async () => {
    const register = await load(aSharedTicket);
    const ticket = await mint(register, register.buyer, HELD);
    const declared = await declare(register, ticket, VALUE_FEN_MAX);
    assert.deepEqual(plain(declared.parts), [[register.buyer, VALUE_FEN_MAX]]);
    assert.equal(declared.remainderFen, 0n);
  });

  it("B18 keeps every fen with the largest parts and the largest income", async () => {
    const register = await load(aSharedTicket);
    const { people } = register;
    const parts = [PARTS_MAX, PARTS_MAX - 1n, 1n];
    const ticket = await mint(register, sharesOf(people, parts), HELD);
    const declared = await declare(register, ticket, VALUE_FEN_MAX);
    const all = sumOf(parts);
    assert.deepEqual(valuesOf(declared), parts.map((part) => (VALUE_FEN_MAX * part) / all));
    assert.equal(sumOf(valuesOf(declared)) + declared.remainderFen, VALUE_FEN_MAX);
  });

  it("I-14 pays out no more than came in, whatever the parts and incomes", async () => {
    const register = await load(aSharedTicket);
    const { people } = register;
    for (let seed = 1; seed <= 20; ++seed) {
      const draw = numbersFrom(seed);
      const parts = people.map(() => draw(PARTS_MAX) + 1n);
      const ticket = await mint(register, sharesOf(people, parts), HELD);
      let carried = 0n;
      for (let round = 0; round < 3; ++round) {
        const income = draw(VALUE_FEN_MAX) + 1n;
        const declared = await declare(register, ticket, income);
        assert.equal(declared.carriedFen, carried, `seed ${seed}`);
        assert.equal(sumOf(valuesOf(declared)) + declared.remainderFen, income + carried, `seed ${seed}`);
        assert.ok(declared.remainderFen < BigInt(people.length), `seed ${seed}`);
        carried = declared.remainderFen;
      }
    }
  });

  it("reverts on a bad income, no document, a used document and a policy without dividends (P29)", async () => {
    const register = await load(aSharedTicket);
    const { dividends, keys, owner, ticket } = register;
    const call = dividends.connect(keys.forestry).declareDividend;
    for (const income of [0n, VALUE_FEN_MAX + 1n]) {
      await refuses(call, [ticket, income, freshPaper()], "DividendInvalid", ["incomeFen"]);
    }
    await refuses(call, [ticket, 1n, ethers.ZeroHash], "DividendInvalid", ["documentHash"]);
    const { dividendId } = await declare(register, ticket, 1n, paper("minutes"));
    await refuses(call, [ticket, 2n, paper("minutes")], "DividendExists", [dividendId]);
    const other = await mint(register, owner, HELD, { division: WEIHAI });
    await refuses(call, [other, 1n, freshPaper()], "DividendInvalid", ["policy"]);
  });

  it("reverts on a joint, ended or unknown ticket, and without the office", async () => {
    const register = await load(aSharedTicket);
    const { dividends, keys, members, people, ticket } = register;
    const call = dividends.connect(keys.forestry).declareDividend;
    const joint = await mint(register, sharesOf(people, [1n, 1n, 1n]), HELD, { joint: true });
    await refuses(call, [joint, 1n, freshPaper()], "SharesMissing", [joint, Ownership.Joint]);
    await refuses(call, [UNKNOWN, 1n, freshPaper()], "TicketUnknown", [UNKNOWN]);
    await refuses(
      dividends.connect(keys.bank).declareDividend, [ticket, 1n, freshPaper()],
      "OfficeMissing", [members.bank, YINING, Office.Register],
    );
    await offset(register, ticket, HELD);
    await refuses(call, [ticket, 1n, freshPaper()], "TicketEnded", [ticket, TicketStatus.UsedUp]);
  });

  it("stays under 16 million gas with 64 owners (B23)", async () => {
    const register = await load(aSharedTicket);
    const { dividends, keys } = register;
    const people = [];
    for (let index = 0; index < OWNERS_MAX; ++index) people.push(await registerPerson(register, `villager ${index}`));
    const ticket = await mint(register, sharesOf(people, people.map((_, index) => index + 1)), HELD);
    const { gasUsed } = await send(
      dividends.connect(keys.forestry).declareDividend, ticket, VALUE_FEN_MAX, freshPaper(),
    );
    assert.ok(gasUsed < GAS_MAX, `gas used: ${gasUsed}`);
  });
});

describe("payDividend", () => {
  it("I-14 records that each owner of record was paid once, whoever owns the ticket by then", async () => {
    const register = await load(aSharedTicket);
    const { dividends, keys, members, people, ticket, partner } = register;
    const { dividendId } = await declare(register, ticket, 100n);
    await sell(register, ticket, await registerPerson(register, "newcomer"));
    const call = dividends.connect(keys.forestry).payDividend;
    for (const person of people) {
      assert.equal(await dividends.dueOf(dividendId, person), 33n);
      assertFields(await emits(dividends, "DividendPaid", call, dividendId, person, paper("transfer")), {
        dividendId, person, valueFen: 33n, member: members.forestry, documentHash: paper("transfer"),
      });
      assert.equal(await dividends.dueOf(dividendId, person), 0n);
    }
    assertFields(await dividends.dividendOf(dividendId), { receivedFen: 100n, paidFen: 99n, remainderFen: 1n });
    await refuses(call, [dividendId, partner, freshPaper()], "DividendNotDue", [dividendId, partner]);
  });

  it("reverts for a person who owns nothing, or whose part is under a fen", async () => {
    const register = await load(aSharedTicket);
    const { dividends, keys, owner, ticket } = register;
    const newcomer = await registerPerson(register, "newcomer");
    const { dividendId } = await declare(register, ticket, 2n);
    for (const person of [newcomer, owner, 999n]) {
      await refuses(
        dividends.connect(keys.forestry).payDividend, [dividendId, person, freshPaper()],
        "DividendNotDue", [dividendId, person],
      );
    }
  });

  it("reverts without document or office, and for no dividend", async () => {
    const register = await load(aSharedTicket);
    const { dividends, keys, members, owner, ticket } = register;
    const { dividendId } = await declare(register, ticket, 100n);
    const call = dividends.connect(keys.forestry).payDividend;
    await refuses(call, [dividendId, owner, ethers.ZeroHash], "DividendInvalid", ["documentHash"]);
    await refuses(
      dividends.connect(keys.agent).payDividend, [dividendId, owner, freshPaper()],
      "OfficeMissing", [members.agent, YINING, Office.Register],
    );
    const unknown = paper("x");
    await refuses(call, [unknown, owner, freshPaper()], "DividendUnknown", [unknown]);
    await refuses(dividends.dividendOf, [unknown], "DividendUnknown", [unknown]);
    await refuses(dividends.dueOf, [unknown, owner], "DividendUnknown", [unknown]);
  });
});
