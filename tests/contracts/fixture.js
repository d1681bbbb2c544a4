// A register in daily work: members with their offices, desks, policies of two divisions, persons with mandates.
import { ethers, networkHelpers } from "./chain.js";
import { emits, paper, send } from "./expect.js";
import { Desk, Kind, MandateAct, MemberKind, Office, OffsetRule, PersonKind, Purpose, bits, chainOf } from "./words.js";

export const YINING = 654002n;
export const WEIHAI = 371000n;
export const SHUOZHOU = 140600n;
export const COUNCIL_DELAY_SECONDS = 3600;
export const ALL_ACTS = bits(MandateAct.Apply, MandateAct.Transfer, MandateAct.Pledge, MandateAct.Offset);
export const FAR_SECONDS = 4_000_000_000n;

const MEMBERS = {
  forestry: [MemberKind.ForestryBureau, [Office.Determine, Office.Issue, Office.Register, Office.Cancel]],
  ecology: [MemberKind.EcologyBureau, [Office.File, Office.Offset]],
  court: [MemberKind.Court, [Office.Judge]],
  otherCourt: [MemberKind.Court, [Office.Judge]],
  bank: [MemberKind.Bank, [Office.Lend]],
  otherBank: [MemberKind.Bank, [Office.Lend]],
  verifier: [MemberKind.Verifier, [Office.Certify]],
  experts: [MemberKind.Verifier, [Office.ExpertReview]],
  agent: [MemberKind.TradingPlatform, [Office.Trade]],
  county: [MemberKind.ForestryBureau, [Office.Register]],
};

/** Deploys and founds the register. Load it by `load(foundedRegister)`: each test then starts from the same block. */
export async function foundedRegister() {
  const signers = await ethers.getSigners();
  const [founder, stranger] = signers;
  const contracts = await deployContracts(founder);
  const { consortium } = contracts;
  const found = (target, name, args) =>
    send(consortium.found, target, target.interface.encodeFunctionData(name, args));

  const keys = {};
  const members = {};
  for (const [index, [name, [kind, offices]]] of Object.entries(MEMBERS).entries()) {
    keys[name] = signers[index + 2];
    members[name] = BigInt(index + 1);
    await found(consortium, "admitMember", [kind, name, paper(`admit ${name}`)]);
    await found(consortium, "addKey", [members[name], keys[name].address, paper(`key ${name}`)]);
    for (const division of [YINING, WEIHAI]) {
      await found(consortium, "setOffices", [members[name], division, bits(...offices), paper(`offices ${name}`)]);
    }
  }
  for (const [desk, code] of Object.entries(Desk)) {
    if (desk !== "None") await found(consortium, "setDesk", [code, contracts[desk.toLowerCase()].target]);
  }
  for (const terms of [yiningPolicy(), weihaiPolicy(), shuozhouPolicy()]) {
    await found(contracts.policies, "publishPolicy", [terms]);
  }
  await found(consortium, "setCouncil", [[members.forestry, members.ecology, members.court], 2, COUNCIL_DELAY_SECONDS]);
  await send(consortium.closeFounding);

  const register = { ...contracts, keys, members, founder, stranger, wallets: signers.slice(13, 17) };
  register.owner = await registerPerson(register, "owner", { key: register.wallets[0].address });
  register.buyer = await registerPerson(register, "buyer");
  register.partner = await registerPerson(register, "partner");
  return register;
}

export const load = (fixture) => networkHelpers.loadFixture(fixture);

/** A person who lets the agent do everything and forestry register transfers. */
export async function registerPerson(register, name, { division = YINING, key = ethers.ZeroAddress } = {}) {
  const { persons, keys, members } = register;
  const { person } = await emits(
    persons, "PersonRegistered", persons.connect(keys.county).registerPerson,
    division, PersonKind.Legal, paper(`commitment ${name}`), key, paper(`register ${name}`),
  );
  for (const member of [members.agent, members.forestry]) {
    await send(
      persons.connect(keys.county).recordMandate, person, member, ALL_ACTS, FAR_SECONDS, paper(`mandate ${name}`),
    );
  }
  return person;
}

/** Yining: verifier, experts, forestry, then ecology files; any part of a ticket may be offset. */
export const yiningPolicy = (changes = {}) => policyOf({ division: YINING, ...changes });

/** Weihai: the same reviews; an offset takes a whole ticket. */
export const weihaiPolicy = (changes = {}) =>
  policyOf({ division: WEIHAI, offsetRule: OffsetRule.Whole, disclaimer: false, ...changes });

/** Shuozhou: no tickets yet. */
export const shuozhouPolicy = (changes = {}) =>
  policyOf({ division: SHUOZHOU, issuance: false, reviewChain: chainOf(), ...changes });

/** The act of the council: proposed by forestry, approved by ecology, enacted after the delay. */
export async function enact(register, target, name, args) {
  const { consortium, keys } = register;
  const callData = target.interface.encodeFunctionData(name, args);
  const documentHash = paper(`act ${name} ${callData}`);
  const { actId } = await emits(
    consortium, "ActProposed", consortium.connect(keys.forestry).proposeAct, target, callData, documentHash,
  );
  await send(consortium.connect(keys.ecology).approveAct, actId);
  await networkHelpers.time.increase(COUNCIL_DELAY_SECONDS);
  return await send(consortium.connect(keys.forestry).enactAct, target, callData, documentHash);
}

async function deployContracts(founder) {
  const consortium = await ethers.deployContract("Consortium", [], founder);
  const contracts = { consortium };
  const chainId = (await ethers.provider.getNetwork()).chainId;
  contracts.persons = await ethers.deployContract("Persons", [consortium, chainId], founder);
  for (const name of ["Policies", "Tickets", "Reserve", "Pledges", "Rulings", "Offsets"]) {
    contracts[name.toLowerCase()] = await ethers.deployContract(name, [consortium], founder);
  }
  return contracts;
}

function policyOf(changes) {
  const terms = {
    kind: Kind.Carbon,
    validFromSeconds: 1_700_000_000n,
    validUntilSeconds: 3_900_000_000n,
    issuance: true,
    offsetRule: OffsetRule.Partial,
    purposes: bits(Purpose.YearlyEmission, Purpose.Event, Purpose.DamageCase),
    reviewChain: chainOf(Office.Certify, Office.ExpertReview, Office.Determine),
    reviewWorkingDays: 15,
    disclaimer: true,
    ...changes,
  };
  return { documentHash: paper(`policy ${terms.division} ${terms.validFromSeconds}`), ...terms };
}
