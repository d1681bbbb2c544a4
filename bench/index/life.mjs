// The calls that fill a chain: lots with their papers, then lives of tickets, each stage of a life in a later block
// than the stage before. Numbers and ids are foretold by the contracts' own rules, so that nothing is asked back;
// whatever is foretold wrongly is refused by the contracts, and a refused call ends the bench.
import { readFileSync } from "node:fs";
import { AbiCoder, Interface, ZeroAddress, ZeroHash, keccak256, toUtf8Bytes } from "ethers";

export const DIVISION = 654002n;
const TONNE = 1_000_000n;
const CARBON = 1;
const SERIES_C = 1n;
const SERIES_A = 5n;
const ENTERPRISE = 2;
const SALE = 1;
const PLEDGE = 1;
const YEARLY_EMISSION = 2;
const OFFICES = { Certify: 3, ExpertReview: 4, Determine: 5 };
const ALL_ACTS = 0b111110;
const ALL_DECLARATIONS = 0b1111111110;
const FAR_SECONDS = 4_000_000_000n;
const PAPERS = 7;

const TICKET_AMOUNT = 100n * TONNE;
const SOLD_AMOUNT = 40n * TONNE;
const PLEDGED_AMOUNT = 30n * TONNE;
const OFFSET_AMOUNT = 10n * TONNE;
// Under the 65,535 that the contracts number within one lot.
export const TICKETS_PER_LOT = 20_000;
// Calls and events of one life over many: see the stages below.
export const CALLS_PER_LIFE = 9.5;
export const EVENTS_PER_LIFE = 12.875;

const coder = AbiCoder.defaultAbiCoder();
export const abiOf = (name) => JSON.parse(readFileSync(`contracts/abi/${name}.json`, "utf8")).abi;
const faceOf = (name) => new Interface(abiOf(name));

/** The present year in China at a block's time, which the next number bears. */
const yearAt = (seconds) => new Date((seconds + 8 * 3600) * 1000).getUTCFullYear();

export class Lives {
  #faces = Object.fromEntries(["Persons", "Reserve", "Tickets", "Pledges", "Offsets"].map((n) => [n, faceOf(n)]));
  #contracts;
  #members;
  #year;
  #papers = 0;
  #persons = 0;
  #tickets = 0;
  #lives = 0;
  #lots = [];
  #waves = [];

  /** Contracts by name and members' ids by key, as the founding gave them; the time of the newest block in seconds. */
  constructor(contracts, members, seconds) {
    this.#contracts = contracts;
    this.#members = members;
    this.#year = yearAt(seconds);
  }

  get tickets() {
    return this.#tickets;
  }

  get firstTicket() {
    return this.#number(SERIES_C, 1);
  }

  /** Blocks of calls that make lots enough for so many lives. */
  *lots(lives) {
    const count = Math.ceil(lives / TICKETS_PER_LOT);
    const drafts = Array.from({ length: count }, (_, i) => ({ number: this.#number(SERIES_A, i + 1), issued: 0 }));
    yield drafts.flatMap((lot) => {
      const [person, calls] = this.#person();
      lot.content = this.#content(person);
      lot.contentHash = keccak256(coder.encode([this.#typeOf("Reserve", "submitApplication")], [lot.content]));
      return calls;
    });
    yield drafts.map((lot) => this.#call("agent", "Reserve", "submitApplication", [lot.content, this.#paper()]));
    yield drafts.flatMap((lot) => Object.values(OFFICES).map((office) => this.#call(
      "forestry", "Reserve", "approveApplication", [lot.number, office, lot.contentHash, this.#paper()])));
    yield drafts.map((lot) => this.#call(
      "ecology", "Reserve", "fileReduction", [lot.number, lot.content, this.#paper(), lot.content.claimedAmount]));
    this.#lots = drafts;
  }

  /** The next block: `starts` new lives, and the next stage of each life that is under way. */
  block(starts) {
    if (starts > 0) this.#waves.push({ stage: 0, lives: Array.from({ length: starts }, () => this.#life()) });
    const calls = this.#waves.flatMap((wave) => wave.lives.flatMap((life) => STAGES[wave.stage].call(this, life)));
    for (const wave of this.#waves) wave.stage++;
    this.#waves = this.#waves.filter((wave) => wave.stage < STAGES.length);
    return calls;
  }

  get isOver() {
    return this.#waves.length === 0;
  }

  #life() {
    const ordinal = this.#lives++;
    return { ordinal, pledgesBoth: ordinal % 4 === 0, releases: ordinal % 2 === 0 };
  }

  /** A new person, and agent and forestry with its mandate. */
  #person() {
    const id = ++this.#persons;
    const mandate = (member) => this.#call(
      "county", "Persons", "recordMandate",
      [id, this.#members[member], ALL_ACTS, FAR_SECONDS, this.#paper()]);
    const register = this.#call(
      "county", "Persons", "registerPerson", [DIVISION, ENTERPRISE, this.#paper(), ZeroAddress, this.#paper()]);
    return [id, [register, mandate("agent"), mandate("forestry")]];
  }

  register(life) {
    const [person, calls] = this.#person();
    life.person = person;
    return calls;
  }

  issue(life) {
    const lot = this.#lots[Math.floor(life.ordinal / TICKETS_PER_LOT)];
    life.ticket = this.#number(SERIES_C, ++this.#tickets);
    return [this.#call(
      "forestry", "Reserve", "issueTicket", [lot.number, ++lot.issued, TICKET_AMOUNT, this.#paper()])];
  }

  transfer(life) {
    life.part = this.#number(SERIES_C, ++this.#tickets);
    return [this.#call(
      "forestry", "Tickets", "transferPart", [life.ticket, life.person, SOLD_AMOUNT, SALE, this.#paper()])];
  }

  propose(life) {
    const pledged = life.pledgesBoth ? [life.ticket, life.part] : [life.part];
    life.pledge = {
      kind: PLEDGE,
      lender: this.#members.bank,
      items: pledged.map((ticket) => ({ ticket, amount: PLEDGED_AMOUNT })),
      untilSeconds: 0,
      documentHash: this.#paper(),
    };
    return [this.#call("agent", "Pledges", "proposePledge", [life.pledge])];
  }

  accept(life) {
    return [this.#call("bank", "Pledges", "acceptPledge", [life.pledge])];
  }

  request(life) {
    const documentHash = this.#paper();
    life.request = keccak256(coder.encode(["uint24", "bytes32"], [DIVISION, documentHash]));
    life.offset = {
      items: [{ ticket: life.ticket, amount: OFFSET_AMOUNT }],
      purpose: YEARLY_EMISSION,
      beneficiary: life.person,
      year: this.#year - 1,
      useDivision: DIVISION,
      caseId: ZeroHash,
      quotaId: ZeroHash,
      activity: "",
    };
    return [this.#call("agent", "Offsets", "requestOffset", [life.offset, documentHash])];
  }

  grant(life) {
    return [this.#call("ecology", "Offsets", "grantOffset", [life.request, life.offset, this.#paper()])];
  }

  release(life) {
    if (!life.releases) return [];
    const { kind, lender, items, documentHash } = life.pledge;
    const liens = items.map(({ ticket }) => keccak256(coder.encode(
      ["uint8", "uint32", "uint64", "bytes32"], [kind, lender, ticket, documentHash])));
    return [this.#call("bank", "Tickets", "releaseLiens", [liens, this.#paper()])];
  }

  #call(sender, contract, name, args) {
    const data = this.#faces[contract].encodeFunctionData(name, args);
    return { sender, to: this.#contracts[contract.toLowerCase()], data, name };
  }

  /** The error by name in what a call was refused with. */
  nameOf(data) {
    for (const face of Object.values(this.#faces)) {
      const error = face.parseError(data);
      if (error !== null) return `${error.name}(${error.args.join(", ")})`;
    }
    return data;
  }

  #typeOf(contract, name) {
    return this.#faces[contract].getFunction(name).inputs.find((input) => input.name === "content");
  }

  #number(series, sequence) {
    return (DIVISION << 44n) | (series << 40n) | (BigInt(this.#year) << 28n) | BigInt(sequence);
  }

  #paper() {
    return keccak256(toUtf8Bytes(`bench document ${++this.#papers}`));
  }

  #content(person) {
    return {
      division: DIVISION,
      kind: CARBON,
      route: 1,
      applicants: [{ person, parts: 1 }],
      joint: false,
      parcels: [this.#paper(), this.#paper()],
      periodStartDay: 18_262,
      periodEndDay: 20_088,
      claimedAmount: TICKET_AMOUNT * BigInt(TICKETS_PER_LOT),
      areaMuThousandths: 3_000_000n,
      plantedDay: 16_071,
      survivalPercent: 90,
      declarations: ALL_DECLARATIONS,
      deductionBasisPoints: 0,
      plantingId: ZeroHash,
      place: "伊宁市潘津镇",
      bounds: "东至公路，南至水渠，西至农田，北至山脊",
      species: "新疆杨 12000 株",
      method: "YN-LYTH-2025/1",
      papers: Array.from({ length: PAPERS }, () => this.#paper()),
    };
  }
}

const { register, issue, transfer, propose, accept, request, grant, release } = Lives.prototype;
const STAGES = [register, issue, transfer, propose, accept, request, grant, release];
