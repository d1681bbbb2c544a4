// The steps of a ticket's life, each done by the member whose step it is.
import { ethers } from "./chain.js";
import { emits, paper, send } from "./expect.js";
import { REVIEWERS, WEIHAI, YINING } from "./fixture.js";
import { ApplicationRoute, Cause, Declaration, Kind, LienKind, Office, Purpose, allOf, officesOf } from "./words.js";

export const TONNE = 1_000_000n;
export const CLAIMED = 100n * TONNE;
export const AREA = 3_000_000n;
let papers = 0;

/** A document that no other test has brought. */
export const freshPaper = () => paper(`document ${++papers}`);

/** How many papers the policies of the tests ask for (P8); the others are silent. */
const PAPER_COUNTS = new Map([[YINING, 7], [WEIHAI, 4]]);

/** What the owner says of a stand that every policy takes. */
export function contentOf(register, changes = {}) {
  const paperCount = PAPER_COUNTS.get(changes.division ?? YINING) ?? 3;
  const stand = (changes.kind ?? Kind.Carbon) !== Kind.Carbon;
  return {
    division: YINING,
    kind: Kind.Carbon,
    route: ApplicationRoute.Ordinary,
    applicants: [{ person: register.owner, parts: 1 }],
    joint: false,
    parcels: [freshPaper(), freshPaper()],
    periodStartDay: 18_262,
    periodEndDay: 20_088,
    claimedAmount: stand ? AREA : CLAIMED,
    areaMuThousandths: AREA,
    plantedDay: 16_071,
    survivalPercent: 90,
    declarations: allOf(Declaration),
    deductionBasisPoints: 0,
    plantingId: ethers.ZeroHash,
    place: "伊宁市潘津镇",
    bounds: "东至公路，南至水渠，西至农田，北至山脊",
    species: "新疆杨 12000 株",
    method: "YN-LYTH-2025/1",
    papers: Array.from({ length: paperCount }, freshPaper),
    ...changes,
  };
}

const coder = ethers.AbiCoder.defaultAbiCoder();

/** Keccak-256 over the ABI encoding of a content, as the contract takes it. */
export function contentHashOf(contract, functionName, content) {
  const type = contract.interface.getFunction(functionName).inputs.find((input) => input.name === "content");
  return ethers.keccak256(coder.encode([type], [content]));
}

export async function submit(register, content = contentOf(register)) {
  const { reserve, keys } = register;
  const { application, contentHash } = await emits(
    reserve, "ApplicationSubmitted", reserve.connect(keys.agent).submitApplication, content, freshPaper(),
  );
  return { application, content, contentHash };
}

/** Yining's reviews: who gives them, and in which office. */
export const REVIEWS = [["verifier", Office.Certify], ["experts", Office.ExpertReview], ["forestry", Office.Determine]];

/** Every review that is still missing, by the chain of the application's policy and route. */
export async function review(register, { application, contentHash }) {
  const { reserve, policies, keys } = register;
  const { policy, route, approvals } = await reserve.applicationOf(application);
  const { reviewChain, greenQuotaChain } = await policies.applicationTermsOf(policy);
  const offices = officesOf(route === ApplicationRoute.GreenQuota ? greenQuotaChain : reviewChain);
  for (const office of offices.slice(Number(approvals))) {
    const reviewer = reserve.connect(keys[REVIEWERS[office]]);
    await send(reviewer.approveApplication, application, office, contentHash, freshPaper());
  }
}

export async function file(register, { application, content }, certificateHash = freshPaper(), amount = undefined) {
  const { fileReduction } = register.reserve.connect(register.keys.ecology);
  await send(fileReduction, application, content, certificateHash, amount ?? content.claimedAmount);
}

/** A lot: applied for, reviewed and filed. */
export async function makeLot(register, changes = {}) {
  const lot = await submit(register, contentOf(register, changes));
  await review(register, lot);
  await file(register, lot);
  return lot;
}

export async function issue(register, { application, content }, amount = content?.claimedAmount ?? CLAIMED) {
  const { reserve, tickets, keys } = register;
  const { ticketsIssued } = await reserve.applicationOf(application);
  const { ticket } = await emits(
    tickets, "TicketIssued", reserve.connect(keys.forestry).issueTicket,
    application, ticketsIssued + 1n, amount, freshPaper(),
  );
  return ticket;
}

/** A ticket of the whole lot. */
export async function makeTicket(register, changes = {}) {
  const lot = await makeLot(register, changes);
  return await issue(register, lot);
}

export async function split(register, ticket, amount, to = register.buyer, cause = Cause.Sale) {
  const { tickets, keys } = register;
  const { child } = await emits(
    tickets, "PartTransferred", tickets.connect(keys.forestry).transferPart, ticket, to, amount, cause, freshPaper(),
  );
  return child;
}

/** The terms of a pledge over items [ticket, amount]. */
export const pledgeContentOf = (register, items, { kind = LienKind.Pledge, until = 0n, bank = "bank" } = {}) => ({
  kind,
  lender: register.members[bank],
  items: items.map(([ticket, amount]) => ({ ticket, amount })),
  untilSeconds: until,
  documentHash: freshPaper(),
});

export async function propose(register, ticket, amount, options = {}) {
  const { pledges, keys } = register;
  const content = pledgeContentOf(register, [[ticket, amount]], options);
  const { pledgeId } = await emits(
    pledges, "PledgeProposed", pledges.connect(keys.agent).proposePledge, content,
  );
  return { pledgeId, content };
}

/** An accepted pledge of one ticket, with the lien that it placed. */
export async function pledge(register, ticket, amount, options = {}) {
  const { pledges, tickets, keys } = register;
  const { pledgeId, content } = await propose(register, ticket, amount, options);
  const { lienId } = await emits(
    tickets, "LienPlaced", pledges.connect(keys[options.bank ?? "bank"]).acceptPledge, content,
  );
  return { pledgeId, lienId, content };
}

export const ORDER_UNTIL = 3_500_000_000n;

export async function freeze(register, ticket, amount, court = "court") {
  const { rulings, tickets, keys } = register;
  const { lienId } = await emits(
    tickets, "LienPlaced", rulings.connect(keys[court]).freezeTicket, ticket, amount, ORDER_UNTIL, freshPaper(),
  );
  return lienId;
}

export async function freezeRoot(register, ticket, court = "court") {
  const { rulings, tickets, keys } = register;
  const { lienId } = await emits(
    tickets, "LienPlaced", rulings.connect(keys[court]).freezeRootTicket, ticket, ORDER_UNTIL, freshPaper(),
  );
  return lienId;
}

/** What a request for offset says of one ticket; `changes` may name other items. */
export const offsetContentOf = (register, ticket, amount, changes = {}) => ({
  items: [{ ticket, amount }],
  purpose: Purpose.YearlyEmission,
  beneficiary: register.owner,
  year: 2025,
  useDivision: YINING,
  caseId: ethers.ZeroHash,
  quotaId: ethers.ZeroHash,
  activity: "",
  ...changes,
});

export async function requestOffset(register, ticket, amount, changes = {}) {
  const { offsets, keys } = register;
  const content = offsetContentOf(register, ticket, amount, changes);
  const { requestId, contentHash } = await emits(
    offsets, "OffsetRequested", offsets.connect(keys.agent).requestOffset, content, freshPaper(),
  );
  return { requestId, contentHash, content };
}

export async function offset(register, ticket, amount, changes = {}) {
  const { offsets, keys } = register;
  const { requestId, content } = await requestOffset(register, ticket, amount, changes);
  const { voucher } = await emits(
    offsets, "OffsetGranted", offsets.connect(keys.ecology).grantOffset, requestId, content, freshPaper(),
  );
  return voucher;
}

/** A mandate signed by the person's own key, as EIP-712. */
export async function signMandate(register, wallet, mandate, changes = {}) {
  const domain = {
    name: "Carbon Persons",
    version: "1",
    chainId: (await ethers.provider.getNetwork()).chainId,
    verifyingContract: register.persons.target,
    ...changes,
  };
  const types = {
    Mandate: [
      { name: "person", type: "uint64" },
      { name: "member", type: "uint32" },
      { name: "acts", type: "uint32" },
      { name: "untilSeconds", type: "uint40" },
      { name: "documentHash", type: "bytes32" },
    ],
  };
  return await wallet.signTypedData(domain, types, mandate);
}

