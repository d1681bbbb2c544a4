// Reserve and Plantings: from the application to the ticket, and what takes either back.
import { emits, send } from "../../tests/contracts/expect.js";
import { ORDOS, YINCHUAN } from "../../tests/contracts/fixture.js";
import {
  AREA, CLAIMED, TONNE, contentOf, freshPaper, issue, makeLot, makeTicket, review, submit,
} from "../../tests/contracts/story.js";
import { AnnulmentCause, EligibilityLimit, Office, ReversalCause, bits } from "../../tests/contracts/words.js";

const by = ({ reserve, keys }, member) => reserve.connect(keys[member]);
const SHORT = { division: ORDOS, areaMuThousandths: 299_999n, survivalPercent: 84 };

/** What a reviewer says of an application, in the first review. */
const verdict = (name) => async (register) => {
  const { application, contentHash } = await submit(register);
  return [by(register, "verifier")[name], application, Office.Certify, contentHash, freshPaper()];
};

async function annulment(register, name) {
  const ticket = await makeTicket(register);
  const { proposeAnnulment } = by(register, "forestry");
  const args = [ticket, AnnulmentCause.Error, freshPaper()];
  const { annulmentId } = await emits(register.reserve, "AnnulmentProposed", proposeAnnulment, ...args);
  return [by(register, "ecology")[name], annulmentId, freshPaper()];
}

const agreement = (register) => [YINCHUAN, register.owner, AREA, freshPaper()];

async function agreed(register) {
  const { agreePlanting } = register.plantings.connect(register.keys.government);
  return (await emits(register.plantings, "PlantingAgreed", agreePlanting, ...agreement(register))).plantingId;
}

const judged = (name) => async (register) => {
  const { plantings, keys } = register;
  const plantingId = await agreed(register);
  await send(plantings.connect(keys.agent).reportPlanting, plantingId, freshPaper());
  return [plantings.connect(keys.government)[name], plantingId, freshPaper()];
};

export const reserve = {
  "Reserve.submitApplication": (register) => [
    by(register, "agent").submitApplication, contentOf(register), freshPaper(),
  ],
  "Reserve.approveApplication": verdict("approveApplication"),
  "Reserve.askCorrection": verdict("askCorrection"),
  "Reserve.rejectApplication": verdict("rejectApplication"),
  "Reserve.disqualifyApplication": async (register, turn) => {
    const applicants = [{ person: turn === 0 ? register.owner : register.buyer, parts: 1 }];
    const { application, contentHash } = await submit(register, contentOf(register, { applicants }));
    return [
      by(register, "verifier").disqualifyApplication, application, Office.Certify, contentHash, freshPaper(),
    ];
  },
  "Reserve.correctApplication": async (register) => {
    const { application, contentHash, content } = await submit(register);
    const { askCorrection } = by(register, "verifier");
    await send(askCorrection, application, Office.Certify, contentHash, freshPaper());
    return [by(register, "agent").correctApplication, application, { ...content, claimedAmount: TONNE }, freshPaper()];
  },
  "Reserve.grantException": async (register) => {
    const { application, contentHash } = await submit(register, contentOf(register, SHORT));
    const shortfalls = bits(EligibilityLimit.Area, EligibilityLimit.Survival);
    return [
      by(register, "county").grantException, application, Office.Review, shortfalls, contentHash, freshPaper(),
    ];
  },
  "Reserve.withdrawApplication": async (register) => [
    by(register, "agent").withdrawApplication, (await submit(register)).application, freshPaper(),
  ],
  "Reserve.fileReduction": async (register) => {
    const lot = await submit(register);
    await review(register, lot);
    return [by(register, "ecology").fileReduction, lot.application, lot.content, freshPaper(), CLAIMED];
  },
  "Reserve.issueTicket": async (register) => [
    by(register, "forestry").issueTicket, (await makeLot(register)).application, 1, TONNE, freshPaper(),
  ],
  "Reserve.removeLot": async (register) => [
    by(register, "forestry").removeLot, (await makeLot(register, { division: ORDOS })).application, freshPaper(),
  ],
  "Reserve.recordReversal": async (register) => {
    const lot = await makeLot(register);
    await issue(register, lot, TONNE);
    return [
      by(register, "forestry").recordReversal, lot.application, ReversalCause.Fire, TONNE, freshPaper(),
    ];
  },
  "Reserve.proposeAnnulment": async (register) => [
    by(register, "forestry").proposeAnnulment, await makeTicket(register), AnnulmentCause.Error, freshPaper(),
  ],
  "Reserve.confirmAnnulment": (register) => annulment(register, "confirmAnnulment"),
  "Reserve.declineAnnulment": (register) => annulment(register, "declineAnnulment"),
  "Plantings.agreePlanting": (register) => [
    register.plantings.connect(register.keys.government).agreePlanting, ...agreement(register),
  ],
  "Plantings.reportPlanting": async (register) => [
    register.plantings.connect(register.keys.agent).reportPlanting, await agreed(register), freshPaper(),
  ],
  "Plantings.acceptPlanting": judged("acceptPlanting"),
  "Plantings.refusePlanting": judged("refusePlanting"),
};
