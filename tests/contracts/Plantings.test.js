import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers } from "./chain.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import {
  ORDOS, SHUOZHOU, YINCHUAN, YINING, collectivePolicy, enact, foundedRegister, load, registerPerson, statePolicy,
} from "./fixture.js";
import { MandateAct, Office, PersonStanding, PlantingStatus } from "./words.js";

const NOBODY = 999n;
const NO_ID = ethers.ZeroHash;
const AREA = 50_000n;
const { Agreed, Planted, Accepted, Refused } = PlantingStatus;

async function withPlanter() {
  const register = await load(foundedRegister);
  return { ...register, planter: await registerPerson(register, "planter", { division: YINCHUAN }) };
}

async function agree(register, order = "agreement") {
  const { plantings, keys, planter } = register;
  const { agreePlanting } = plantings.connect(keys.government);
  return await emits(plantings, "PlantingAgreed", agreePlanting, YINCHUAN, planter, AREA, paper(order));
}

async function withAgreement() {
  const register = await withPlanter();
  const { plantingId } = await agree(register);
  const { plantings, keys } = register;
  const report = async () => await send(plantings.connect(keys.agent).reportPlanting, plantingId, paper("report"));
  const statusOf = async () => (await plantings.plantingOf(plantingId)).status;
  return { ...register, plantingId, report, statusOf };
}

describe("Plantings", () => {
  describe("agreePlanting", () => {
    it("C-12 records what the government and a planter agreed", async () => {
      const register = await withPlanter();
      const { plantings, members, planter } = register;
      const event = await agree(register);
      assertFields(event, {
        division: YINCHUAN, planter, areaMuThousandths: AREA, member: members.government,
        documentHash: paper("agreement"),
      });
      assert.deepEqual(
        [...await plantings.plantingOf(event.plantingId)], [YINCHUAN, planter, AREA, Agreed, members.government],
      );
    });

    it("refuses the same agreement twice, no area, no document, nobody, and a caller without the office", async () => {
      const register = await withPlanter();
      const { plantings, keys, members, planter } = register;
      const { agreePlanting } = plantings.connect(keys.government);
      const { plantingId } = await agree(register);
      await refuses(agreePlanting, [YINCHUAN, planter, AREA, paper("agreement")], "PlantingExists", [plantingId]);
      for (const area of [0n, 10n ** 16n + 1n]) {
        await refuses(agreePlanting, [YINCHUAN, planter, area, paper("x")], "PlantingInvalid", [YINCHUAN]);
      }
      await refuses(agreePlanting, [YINCHUAN, planter, AREA, ethers.ZeroHash], "DocumentMissing", []);
      await refuses(agreePlanting, [YINCHUAN, NOBODY, AREA, paper("x")], "PersonUnknown", [NOBODY]);
      await refuses(
        plantings.connect(keys.forestry).agreePlanting, [YINCHUAN, planter, AREA, paper("x")],
        "OfficeMissing", [members.forestry, YINCHUAN, Office.Approve],
      );
    });

    it("refuses a division whose policies know no such agreements", async () => {
      const register = await withPlanter();
      const { plantings, consortium, keys, members, planter } = register;
      const { agreePlanting } = plantings.connect(keys.government);
      await enact(register, consortium, "setOffices", [members.government, SHUOZHOU, 1n << Office.Approve, paper("o")]);
      for (const division of [YINING, ORDOS, SHUOZHOU]) {
        await refuses(agreePlanting, [division, planter, AREA, paper("x")], "PlantingInvalid", [division]);
      }
    });

    it("takes the state stands' policy where the collective one knows none", async () => {
      const register = await withPlanter();
      const { policies, plantings, keys, planter } = register;
      const validFromSeconds = 1_750_000_000n;
      const { agreePlanting } = plantings.connect(keys.government);
      await enact(
        register, policies, "publishPolicy", [collectivePolicy({ validFromSeconds, plantingAgreement: false })],
      );
      await refuses(agreePlanting, [YINCHUAN, planter, AREA, paper("x")], "PlantingInvalid", [YINCHUAN]);
      await enact(register, policies, "publishPolicy", [statePolicy({ validFromSeconds, plantingAgreement: true })]);
      await agree(register);
    });

    it("refuses a suspended planter", async () => {
      const { persons, plantings, keys, planter } = await withPlanter();
      await send(persons.connect(keys.forestry).setStanding, planter, PersonStanding.Suspended, paper("inquiry"));
      await refuses(
        plantings.connect(keys.government).agreePlanting, [YINCHUAN, planter, AREA, paper("x")],
        "PersonNotActive", [planter, PersonStanding.Suspended],
      );
    });
  });

  describe("reportPlanting, acceptPlanting and refusePlanting", () => {
    it("C-12 go from agreed to planted to accepted, and the acceptance is final", async () => {
      const { plantings, keys, members, planter, plantingId, statusOf } = await withAgreement();
      const { reportPlanting } = plantings.connect(keys.agent);
      const { acceptPlanting, refusePlanting } = plantings.connect(keys.government);
      await refuses(acceptPlanting, [plantingId, paper("x")], "PlantingNotOpen", [plantingId, Agreed]);
      await refuses(refusePlanting, [plantingId, paper("x")], "PlantingNotOpen", [plantingId, Agreed]);
      assertFields(await emits(plantings, "PlantingReported", reportPlanting, plantingId, paper("report")), {
        plantingId, member: members.agent, documentHash: paper("report"),
      });
      assert.equal(await statusOf(), Planted);
      await refuses(reportPlanting, [plantingId, paper("x")], "PlantingNotOpen", [plantingId, Planted]);
      await refuses(
        plantings.requireAccepted, [plantingId, YINCHUAN, planter], "PlantingUnfit", [plantingId, Planted],
      );
      assertFields(await emits(plantings, "PlantingAccepted", acceptPlanting, plantingId, paper("passed")), {
        plantingId, member: members.government, documentHash: paper("passed"),
      });
      assert.equal(await statusOf(), Accepted);
      for (const again of [reportPlanting, acceptPlanting, refusePlanting]) {
        await refuses(again, [plantingId, paper("x")], "PlantingNotOpen", [plantingId, Accepted]);
      }
    });

    it("let a refused work be reported again", async () => {
      const { plantings, keys, members, plantingId, report, statusOf } = await withAgreement();
      const { acceptPlanting, refusePlanting } = plantings.connect(keys.government);
      await report();
      assertFields(await emits(plantings, "PlantingRefused", refusePlanting, plantingId, paper("failed")), {
        plantingId, member: members.government, documentHash: paper("failed"),
      });
      assert.equal(await statusOf(), Refused);
      await refuses(acceptPlanting, [plantingId, paper("x")], "PlantingNotOpen", [plantingId, Refused]);
      await report();
      await send(acceptPlanting, plantingId, paper("passed"));
      assert.equal(await statusOf(), Accepted);
    });

    it("refuse an unknown agreement, no document, a missing mandate, and a caller without the office", async () => {
      const { plantings, keys, members, planter, plantingId, report } = await withAgreement();
      const { reportPlanting } = plantings.connect(keys.agent);
      const { acceptPlanting, refusePlanting } = plantings.connect(keys.government);
      await refuses(
        plantings.connect(keys.bank).reportPlanting, [plantingId, paper("x")],
        "MandateMissing", [planter, members.bank, MandateAct.Apply],
      );
      await refuses(reportPlanting, [plantingId, ethers.ZeroHash], "DocumentMissing", []);
      await report();
      for (const judge of [acceptPlanting, refusePlanting]) {
        await refuses(judge, [plantingId, ethers.ZeroHash], "DocumentMissing", []);
      }
      for (const judge of ["acceptPlanting", "refusePlanting"]) {
        await refuses(
          plantings.connect(keys.agent)[judge], [plantingId, paper("x")],
          "OfficeMissing", [members.agent, YINCHUAN, Office.Approve],
        );
      }
      for (const command of [reportPlanting, acceptPlanting, refusePlanting]) {
        await refuses(command, [NO_ID, paper("x")], "PlantingUnknown", [NO_ID]);
      }
      await refuses(plantings.plantingOf, [NO_ID], "PlantingUnknown", [NO_ID]);
    });
  });

  it("carries an application of the same division and planter only", async () => {
    const { plantings, keys, owner, planter, plantingId, report } = await withAgreement();
    await report();
    await send(plantings.connect(keys.government).acceptPlanting, plantingId, paper("passed"));
    await plantings.requireAccepted(plantingId, YINCHUAN, planter);
    await refuses(plantings.requireAccepted, [plantingId, YINING, planter], "PlantingUnfit", [plantingId, Accepted]);
    await refuses(plantings.requireAccepted, [plantingId, YINCHUAN, owner], "PlantingUnfit", [plantingId, Accepted]);
    await refuses(plantings.requireAccepted, [NO_ID, YINCHUAN, planter], "PlantingUnfit", [NO_ID, 0n]);
  });
});
