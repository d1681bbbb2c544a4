// The register as its events tell it, and nothing else. What the views answer must be the same.
import assert from "node:assert/strict";
import { ComplaintsBook, OffsetsBook, PledgesBook, RulingsBook } from "./book/claims.js";
import { ConsortiumBook, PoliciesBook } from "./book/council.js";
import { LedgerBook } from "./book/ledger.js";
import { PersonsBook } from "./book/persons.js";
import { PlantingsBook, ReserveBook } from "./book/reserve.js";
import { CasesBook, DividendsBook, QuotasBook } from "./book/uses.js";
import { ethers, networkHelpers } from "./chain.js";

const now = async () => BigInt(await networkHelpers.time.latest());

export class Book {
  #books;
  #contracts;
  #times = new Map();

  constructor(register) {
    const timeOf = (block) => this.#timeOf(block);
    const reserve = new ReserveBook(register, timeOf);
    this.#books = {
      consortium: new ConsortiumBook(register),
      persons: new PersonsBook(register, now),
      policies: new PoliciesBook(register, now),
      reserve,
      tickets: new LedgerBook(register, reserve),
      plantings: new PlantingsBook(register),
      pledges: new PledgesBook(register),
      rulings: new RulingsBook(),
      offsets: new OffsetsBook(register),
      cases: new CasesBook(register),
      quotas: new QuotasBook(register),
      complaints: new ComplaintsBook(register, timeOf),
      dividends: new DividendsBook(register),
    };
    this.#contracts = new Map(Object.keys(this.#books).map((name) => [register[name].target, [name, register[name]]]));
  }

  get ledger() {
    return this.#books.tickets;
  }

  get tickets() {
    return this.#books.tickets.tickets;
  }

  get liens() {
    return this.#books.tickets.liens;
  }

  get applications() {
    return this.#books.reserve.applications;
  }

  /** The book of one contract, by the name of the contract. */
  of(name) {
    return this.#books[name];
  }

  /** Folds the logs of a receipt, or of the whole chain, in their order. An event without a reader is a fault. */
  fold(logs) {
    for (const log of logs) {
      const [name, contract] = this.#contracts.get(log.address) ?? [];
      if (name === undefined) continue;
      const event = contract.interface.parseLog(log);
      assert.equal(typeof this.#books[name][event.name], "function", `${name} told ${event.name}, which nobody reads`);
      this.#books[name][event.name](event.args, log);
    }
  }

  /** Asserts that every view of every object of every contract answers as the events tell. */
  async equalsViews() {
    for (const book of Object.values(this.#books)) await book.equalsViews();
  }

  /** Reads the whole chain from its first block. */
  async foldAll() {
    this.fold(await ethers.provider.getLogs({ fromBlock: 0, toBlock: "latest" }));
  }

  async #timeOf(number) {
    if (!this.#times.has(number)) {
      const { timestamp } = await ethers.provider.getBlock(number);
      this.#times.set(number, BigInt(timestamp));
    }
    return this.#times.get(number);
  }
}
