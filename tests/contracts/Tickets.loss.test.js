import { describe, it } from "node:test";
import { UNKNOWN, issueTo } from "./claims.js";
import { ethers, networkHelpers } from "./chain.js";
import { assertFields, emits, paper, refuses, send } from "./expect.js";
import { YINING, load } from "./fixture.js";
import {
  freezeLien, ledgerRegister, partArgs, pledgeLien, release, rootLien, splitInto, uses, wholeArgs,
} from "./ledger.js";
import { CLAIMED, TONNE, freshPaper } from "./story.js";
import { ChangeKind, LienKind, LossCause, MandateAct, Office, TicketStatus } from "./words.js";

const NOTICE_SECONDS = 30n * 86_400n;
const now = async () => BigInt(await networkHelpers.time.latest());

async function lostTicket() {
  const register = await ledgerRegister();
  await send(register.bureau.reportLoss, register.ticket, LossCause.Lost, freshPaper());
  return register;
}

/** What every command of this file asks of its caller. */
async function needsRegistrar(register, name, args) {
  const { tickets, bureau, keys, members, owner } = register;
  await refuses(tickets.connect(keys.court)[name], args(), "OfficeMissing", [members.court, YINING, Office.Register]);
  await refuses(
    tickets.connect(keys.county)[name], args(), "MandateMissing", [owner, members.county, MandateAct.Register],
  );
  await refuses(bureau[name], args({ documentHash: ethers.ZeroHash }), "DocumentMissing", []);
  await refuses(bureau[name], args({ ticket: UNKNOWN }), "TicketUnknown", [UNKNOWN]);
}

describe("Tickets: reportLoss (N-22, W-12)", () => {
  const args = (register) => (changes = {}) => {
    const { ticket, cause, documentHash } = {
      ticket: register.ticket, cause: LossCause.Lost, documentHash: freshPaper(), ...changes,
    };
    return [ticket, cause, documentHash];
  };

  it("tells from when on the ticket may be printed again", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket, members } = register;
    const event = await emits(bureau, "LossReported", bureau.reportLoss, ticket, LossCause.Damaged, paper("notice"));
    assertFields(event, {
      ticket, cause: LossCause.Damaged, untilSeconds: (await now()) + NOTICE_SECONDS, member: members.forestry,
      documentHash: paper("notice"),
    });
    assertFields(await bureau.ticketOf(ticket), { lost: true, status: TicketStatus.Live, printVersion: 1n });
  });

  it("is for frozen and pledged tickets too", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket } = register;
    await pledgeLien(register, ticket, TONNE);
    await freezeLien(register, ticket, CLAIMED);
    await rootLien(register, ticket);
    await send(bureau.reportLoss, ...args(register)());
    await send(bureau.withdrawLoss, ticket, freshPaper());
  });

  it("reverts by name on a second notice, an unknown cause, an ended ticket, and its caller", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket, owner } = register;
    await needsRegistrar(register, "reportLoss", args(register));
    await refuses(bureau.reportLoss, args(register)({ cause: LossCause.None }), "LossCauseInvalid", [1n, 0n]);
    const inWeihai = await issueTo(register, [[owner, 1]], { policy: 2n });
    await refuses(
      bureau.reportLoss, args(register)({ ticket: inWeihai, cause: LossCause.Damaged }),
      "LossCauseInvalid", [2n, LossCause.Damaged],
    );
    await send(bureau.reportLoss, ...args(register)());
    await refuses(bureau.reportLoss, args(register)(), "TicketLost", [ticket]);
    await uses(register, inWeihai);
    await refuses(
      bureau.reportLoss, args(register)({ ticket: inWeihai }), "TicketEnded", [inWeihai, TicketStatus.UsedUp],
    );
  });

  it("stops every act of the holder, pledges and offsets, but no court and no lender", async () => {
    const register = await load(ledgerRegister);
    const { bureau, desk, tickets, keys, ticket, members } = register;
    const lienId = await pledgeLien(register, ticket, TONNE, { until: 3_500_000_000n });
    await send(bureau.reportLoss, ...args(register)());
    for (const [call, callArgs] of [
      [bureau.transferPart, partArgs(register)], [bureau.transferTicket, wholeArgs(register)],
      [bureau.splitTicket, [ticket, [1n, CLAIMED - 1n], freshPaper()]],
      [bureau.registerChange, [ticket, ChangeKind.Identity, freshPaper()]],
      [desk.placePledge, [ticket, LienKind.Pledge, members.bank, 1n, 0n, freshPaper()]],
      [desk.offset, [ticket, 1n, 1n, members.ecology]],
      [tickets.requireDisposal, [ticket, 1n, members.forestry, MandateAct.Offset]],
    ]) await refuses(call, callArgs, "TicketLost", [ticket]);
    await freezeLien(register, ticket, CLAIMED);
    await send(tickets.connect(keys.bank).renewLien, lienId, 3_600_000_000n, freshPaper());
    await release(register, "bank", lienId);
  });
});

describe("Tickets: withdrawLoss", () => {
  const args = (register) => (changes = {}) => {
    const { ticket, documentHash } = { ticket: register.ticket, documentHash: freshPaper(), ...changes };
    return [ticket, documentHash];
  };

  it("lets everything go on under the paper that was found", async () => {
    const register = await load(lostTicket);
    const { bureau, ticket, members } = register;
    const event = await emits(bureau, "LossWithdrawn", bureau.withdrawLoss, ticket, paper("found"));
    assertFields(event, { ticket, member: members.forestry, documentHash: paper("found") });
    assertFields(await bureau.ticketOf(ticket), { lost: false, printVersion: 1n });
    await send(bureau.transferPart, ...partArgs(register));
    await refuses(bureau.withdrawLoss, args(register)(), "TicketNotLost", [ticket]);
  });

  it("asks its caller what every registration asks", async () => {
    const register = await load(lostTicket);
    await needsRegistrar(register, "withdrawLoss", args(register));
  });
});

describe("Tickets: reissueTicket", () => {
  const args = (register) => (changes = {}) => {
    const { ticket, documentHash } = { ticket: register.ticket, documentHash: freshPaper(), ...changes };
    return [ticket, documentHash];
  };

  it("waits for the announcement to be over, to the second", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket } = register;
    const { untilSeconds } = await emits(
      bureau, "LossReported", bureau.reportLoss, ticket, LossCause.Lost, freshPaper(),
    );
    await networkHelpers.time.setNextBlockTimestamp(untilSeconds - 1n);
    await networkHelpers.mine();
    await refuses(
      bureau.reissueTicket, args(register)(), "LossNoticeRunning", [ticket, untilSeconds, await now()],
    );
    await networkHelpers.time.setNextBlockTimestamp(untilSeconds);
    await send(bureau.reissueTicket, ...args(register)());
  });

  it("keeps number, amount and liens, and counts the print up (I-10)", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket, owner, members } = register;
    await pledgeLien(register, ticket, TONNE);
    await send(bureau.reportLoss, ticket, LossCause.Lost, freshPaper());
    await networkHelpers.time.increase(NOTICE_SECONDS);
    const event = await emits(bureau, "TicketReissued", bureau.reissueTicket, ticket, paper("new paper"));
    assertFields(event, { ticket, printVersion: 2n, member: members.forestry, documentHash: paper("new paper") });
    assertFields(await bureau.ticketOf(ticket), {
      lost: false, printVersion: 2n, amount: CLAIMED, pledgedAmount: TONNE, liens: 1n, holder: owner,
    });
    await refuses(bureau.reissueTicket, args(register)(), "TicketNotLost", [ticket]);
  });

  it("asks its caller what every registration asks, and starts a new notice after each", async () => {
    const register = await load(lostTicket);
    const { bureau, ticket } = register;
    await networkHelpers.time.increase(NOTICE_SECONDS);
    await needsRegistrar(register, "reissueTicket", args(register));
    await send(bureau.reissueTicket, ...args(register)());
    await send(bureau.reportLoss, ticket, LossCause.Lost, freshPaper());
    await refuses(bureau.reissueTicket, args(register)(), "LossNoticeRunning");
  });

  it("reverts with PrintVersionsFull when the prints cannot be counted any further", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket } = register;
    for (let version = 2n; version <= 255n; version++) {
      await send(bureau.reportLoss, ticket, LossCause.Lost, freshPaper());
      await networkHelpers.time.increase(NOTICE_SECONDS);
      await send(bureau.reissueTicket, ...args(register)());
    }
    assertFields(await bureau.ticketOf(ticket), { printVersion: 255n });
    await send(bureau.reportLoss, ticket, LossCause.Lost, freshPaper());
    await networkHelpers.time.increase(NOTICE_SECONDS);
    await refuses(bureau.reissueTicket, args(register)(), "PrintVersionsFull", [ticket]);
    await send(bureau.withdrawLoss, ticket, freshPaper());
  });
});

describe("Tickets: registerChange (N-23, W-13)", () => {
  const args = (register) => (changes = {}) => {
    const { ticket, kind, documentHash } = {
      ticket: register.ticket, kind: ChangeKind.Identity, documentHash: freshPaper(), ...changes,
    };
    return [ticket, kind, documentHash];
  };

  it("tells what changed and by which document, and changes nothing else", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket, members } = register;
    const before = await bureau.ticketOf(ticket);
    for (const kind of [ChangeKind.Identity, ChangeKind.Other]) {
      const event = await emits(bureau, "ChangeRegistered", bureau.registerChange, ticket, kind, paper("change"));
      assertFields(event, { ticket, kind, member: members.forestry, documentHash: paper("change") });
    }
    assertFields(await bureau.ticketOf(ticket), before.toObject());
  });

  it("reverts by name on what is not named, what goes by another command, and its caller", async () => {
    const register = await load(ledgerRegister);
    const { bureau, ticket } = register;
    for (const kind of [ChangeKind.None, ChangeKind.Ownership]) {
      await refuses(bureau.registerChange, args(register)({ kind }), "ChangeInvalid", [kind]);
    }
    await needsRegistrar(register, "registerChange", args(register));
    const [child] = await splitInto(register, ticket, [TONNE, 99n * TONNE]);
    await refuses(bureau.registerChange, args(register)(), "TicketEnded", [ticket, TicketStatus.Split]);
    await rootLien(register, ticket);
    await refuses(bureau.registerChange, args(register)({ ticket: child }), "RootFrozen", [child, ticket]);
  });
});
