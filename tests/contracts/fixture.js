// A register in daily work: members with their offices, desks, policies of two divisions, persons with mandates.
import { ethers, networkHelpers } from "./chain.js";
import { emits, paper, send } from "./expect.js";
import {
  ORDOS, WEIHAI, YINCHUAN, YINING, collectivePolicy, ordosPolicy, shuozhouPolicy, statePolicy, weihaiPolicy,
  yinchuanPolicy, yiningPolicy,
} from "./terms.js";
import { Desk, MandateAct, MemberKind, Office, PersonKind, allOf, bits } from "./words.js";

export * from "./terms.js";

export const COUNCIL_DELAY_SECONDS = 3600;
export const ALL_ACTS = allOf(MandateAct);
export const FAR_SECONDS = 4_000_000_000n;

/** Where tickets are issued, and where every member holds its offices. */
export const DIVISIONS = [YINING, WEIHAI, YINCHUAN, ORDOS];

const FORESTRY_OFFICES = [Office.Determine, Office.Issue, Office.Register, Office.Cancel, Office.Supervise];

const MEMBERS = {
  forestry: [MemberKind.ForestryBureau, FORESTRY_OFFICES],
  ecology: [MemberKind.EcologyBureau, [Office.File, Office.Offset, Office.Refer]],
  court: [MemberKind.Court, [Office.Judge, Office.Refer]],
  otherCourt: [MemberKind.Court, [Office.Judge]],
  bank: [MemberKind.Bank, [Office.Lend]],
  otherBank: [MemberKind.Bank, [Office.Lend]],
  verifier: [MemberKind.Verifier, [Office.Certify]],
  experts: [MemberKind.Verifier, [Office.ExpertReview]],
  agent: [MemberKind.TradingPlatform, [Office.Trade]],
  county: [MemberKind.ForestryBureau, [Office.Review, Office.TitleAudit, Office.Register]],
  insurer: [MemberKind.Insurer, [Office.Cover]],
  guarantor: [MemberKind.Guarantor, [Office.Cover]],
  procuratorate: [MemberKind.Procuratorate, [Office.Refer]],
  police: [MemberKind.Police, [Office.Refer]],
  justice: [MemberKind.JusticeBureau, [Office.Refer]],
  government: [MemberKind.Government, [Office.Approve, Office.SetQuota]],
  parks: [MemberKind.ParksBureau, [Office.CoApprove]],
  village: [MemberKind.VillageCommittee, []],
};

/** Who holds a reviewing office. */
export const REVIEWERS = {
  [Office.Review]: "county",
  [Office.TitleAudit]: "county",
  [Office.Certify]: "verifier",
  [Office.ExpertReview]: "experts",
  [Office.Determine]: "forestry",
  [Office.Approve]: "government",
  [Office.CoApprove]: "parks",
};

const WALLETS = 4;

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
    for (const division of offices.length === 0 ? [] : DIVISIONS) {
      await found(consortium, "setOffices", [members[name], division, bits(...offices), paper(`offices ${name}`)]);
    }
  }
  for (const [desk, code] of Object.entries(Desk)) {
    if (desk !== "None") await found(consortium, "setDesk", [code, contracts[desk.toLowerCase()].target]);
  }
  const policies = [
    yiningPolicy(), weihaiPolicy(), shuozhouPolicy(), collectivePolicy(), statePolicy(), yinchuanPolicy(),
    ordosPolicy(),
  ];
  for (const terms of policies) await found(contracts.policies, "publishPolicy", [terms]);
  await found(consortium, "setCouncil", [[members.forestry, members.ecology, members.court], 2, COUNCIL_DELAY_SECONDS]);
  await send(consortium.closeFounding);

  const firstWallet = 2 + Object.keys(MEMBERS).length;
  const wallets = signers.slice(firstWallet, firstWallet + WALLETS);
  const register = { ...contracts, keys, members, founder, stranger, wallets };
  register.owner = await registerPerson(register, "owner", { key: register.wallets[0].address });
  register.buyer = await registerPerson(register, "buyer");
  register.partner = await registerPerson(register, "partner");
  return register;
}

// Fixtures whose snapshot is still there, oldest first: going back to one forgets those that came after it.
const standing = [];

/**
 * Loads a fixture. One that must be built is built upon the founded register's own block, so that nothing is left of
 * what other tests did, their years included.
 */
export async function load(fixture) {
  if (!standing.includes(fixture) && standing.includes(foundedRegister)) await goTo(foundedRegister);
  return goTo(fixture);
}

function goTo(fixture) {
  const place = standing.indexOf(fixture);
  if (place === -1) standing.push(fixture);
  else standing.length = place + 1;
  return networkHelpers.loadFixture(fixture);
}

/** The same register with owners who live in Yinchuan, whose stands stay inside it (C-4). */
export async function cityRegister() {
  const register = await foundedRegister();
  for (const name of ["owner", "buyer", "partner"]) {
    register[name] = await registerPerson(register, `${name} in the city`, { division: YINCHUAN });
  }
  return register;
}

/** A person who lets the agent do everything and forestry register transfers. */
export async function registerPerson(register, name, options = {}) {
  const { division = YINING, kind = PersonKind.Enterprise, key = ethers.ZeroAddress } = options;
  const { persons, keys, members } = register;
  const { person } = await emits(
    persons, "PersonRegistered", persons.connect(keys.county).registerPerson,
    division, kind, paper(`commitment ${name}`), key, paper(`register ${name}`),
  );
  for (const member of [members.agent, members.forestry]) {
    await send(
      persons.connect(keys.county).recordMandate, person, member, ALL_ACTS, FAR_SECONDS, paper(`mandate ${name}`),
    );
  }
  return person;
}

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

/** What each contract is given for life. */
async function deployContracts(founder) {
  const consortium = await ethers.deployContract("Consortium", [], founder);
  const contracts = { consortium };
  const deploy = async (name, ...args) => {
    contracts[name.toLowerCase()] = await ethers.deployContract(name, args, founder);
    return contracts[name.toLowerCase()];
  };
  const persons = await deploy("Persons", consortium, (await ethers.provider.getNetwork()).chainId);
  const policies = await deploy("Policies", consortium);
  const tickets = await deploy("Tickets", consortium, persons, policies);
  await deploy("Reserve", consortium, persons, policies, tickets);
  await deploy("Plantings", consortium, persons, policies);
  await deploy("Pledges", consortium, tickets);
  await deploy("Rulings", consortium, tickets);
  await deploy("Offsets", consortium, persons, policies, tickets);
  await deploy("Cases", consortium, persons, policies);
  await deploy("Quotas", consortium, persons, policies);
  await deploy("Complaints", consortium);
  await deploy("Dividends", consortium, policies, tickets);
  return contracts;
}
