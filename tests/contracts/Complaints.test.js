import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { WEIHAI, YINING, foundedRegister, load } from "./fixture.js";
import { ComplaintStatus, Office, Series, packNumber } from "./words.js";

const NO_ID = ethers.ZeroHash;
const NO_SUBJECT = 0n;
const SUBJECT = packNumber(YINING, Series.C, 2026n, 1n);
const { Open, Upheld, Dismissed } = ComplaintStatus;

async function file(register, { subject = SUBJECT, by = "village", name = "report" } = {}) {
  const { complaints, keys } = register;
  const { fileComplaint } = complaints.connect(keys[by]);
  return await emits(complaints, "ComplaintFiled", fileComplaint, YINING, subject, paper(name));
}

describe("Complaints", () => {
  describe("fileComplaint", () => {
    it("N-51 records anyone's report by any member that received it, with the time", async () => {
      const register = await load(foundedRegister);
      const { complaints, members } = register;
      const event = await file(register);
      assertFields(event, {
        division: YINING, subject: SUBJECT, member: members.village, documentHash: paper("report"),
      });
      const filedAt = BigInt(await networkHelpers.time.latest());
      assert.deepEqual([...await complaints.complaintOf(event.complaintId)], [YINING, SUBJECT, Open, filedAt]);
      const { complaintId } = await file(register, { subject: NO_SUBJECT, by: "bank", name: "about nobody" });
      assert.equal((await complaints.complaintOf(complaintId)).subject, NO_SUBJECT);
    });

    it("refuses a foreign subject, a division out of range, no document, a repeat, and a stranger", async () => {
      const register = await load(foundedRegister);
      const { complaints, keys, stranger } = register;
      const { fileComplaint } = complaints.connect(keys.village);
      const { complaintId } = await file(register);
      await refuses(fileComplaint, [YINING, SUBJECT, paper("report")], "ComplaintExists", [complaintId]);
      await refuses(fileComplaint, [WEIHAI, SUBJECT, paper("x")], "ComplaintInvalid", ["subject"]);
      for (const subject of [1n, packNumber(YINING, 0n, 2026n, 1n), packNumber(YINING, 6n, 2026n, 1n)]) {
        await refuses(fileComplaint, [YINING, subject, paper("x")], "ComplaintInvalid", ["subject"]);
      }
      for (const division of [0n, 109_999n, 1_000_000n]) {
        await refuses(fileComplaint, [division, NO_SUBJECT, paper("x")], "ComplaintInvalid", ["division"]);
      }
      await refuses(fileComplaint, [YINING, SUBJECT, ethers.ZeroHash], "ComplaintInvalid", ["documentHash"]);
      await refuses(
        complaints.connect(stranger).fileComplaint, [YINING, SUBJECT, paper("x")], "KeyUnknown", [stranger.address],
      );
      await send(fileComplaint, WEIHAI, NO_SUBJECT, paper("report"));
    });
  });

  describe("answerComplaint", () => {
    it("upholds or dismisses once, by the bureau that supervises", async () => {
      const register = await load(foundedRegister);
      const { complaints, keys, members } = register;
      const { answerComplaint } = complaints.connect(keys.forestry);
      for (const status of [Upheld, Dismissed]) {
        const { complaintId } = await file(register, { name: `report ${status}` });
        assertFields(
          await emits(complaints, "ComplaintAnswered", answerComplaint, complaintId, status, paper("answer")),
          { complaintId, status, member: members.forestry, documentHash: paper("answer") },
        );
        assert.equal((await complaints.complaintOf(complaintId)).status, status);
        await refuses(answerComplaint, [complaintId, Upheld, paper("x")], "ComplaintClosed", [complaintId, status]);
      }
    });

    it("refuses no answer, no document, an unknown complaint, and a caller without the office", async () => {
      const register = await load(foundedRegister);
      const { complaints, keys, members } = register;
      const { answerComplaint } = complaints.connect(keys.forestry);
      const { complaintId } = await file(register);
      for (const status of [ComplaintStatus.None, Open]) {
        await refuses(answerComplaint, [complaintId, status, paper("x")], "ComplaintInvalid", ["status"]);
      }
      await refuses(answerComplaint, [complaintId, Upheld, ethers.ZeroHash], "ComplaintInvalid", ["documentHash"]);
      await refuses(answerComplaint, [NO_ID, Upheld, paper("x")], "ComplaintUnknown", [NO_ID]);
      await refuses(complaints.complaintOf, [NO_ID], "ComplaintUnknown", [NO_ID]);
      await refuses(
        complaints.connect(keys.village).answerComplaint, [complaintId, Upheld, paper("x")],
        "OfficeMissing", [members.village, YINING, Office.Supervise],
      );
    });
  });
});
