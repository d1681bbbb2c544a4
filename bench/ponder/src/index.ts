// One handler for each event of the register. Every event is written into the history; those of tickets, persons,
// pledges and offsets change the rows that they are about.
import { ponder } from "ponder:registry";
import {
  history, lien, mandate, offsetRequest, person, pledge, pledgeItem, share, ticket, voucher,
} from "ponder:schema";
import { contracts } from "../contracts";

type Told = { event: any; context: any };

const INSIDE: Record<string, (told: Told) => Promise<unknown>> = {
  async PersonRegistered({ event: { args, block }, context: { db } }) {
    const { person: id, division, kind, commitment, key, member, documentHash: document } = args;
    await db.insert(person).values(
      { id, division, kind, commitment, key, member, document, registeredAt: block.timestamp });
  },

  async MandateGiven({ event: { args }, context: { db } }) {
    const { acts, untilSeconds, documentHash: document } = args;
    const row = { acts, until: BigInt(untilSeconds), document };
    await db.insert(mandate).values({ person: args.person, member: args.member, ...row }).onConflictDoUpdate(row);
  },

  async TicketIssued({ event: { args, block }, context: { db } }) {
    const { ticket: number, lot, policy, amount, ownership, owners, member } = args;
    await db.insert(ticket).values({
      number, lot, root: number, parent: null, policy, issued: amount, amount, pledged: 0n, frozen: 0n, offset: 0n,
      ownership, member, issuedAt: block.timestamp,
    });
    await db.insert(share).values(owners.map((one: any) => ({
      ticket: number, person: one.person, parts: BigInt(one.parts),
    })));
  },

  async PartTransferred({ event: { args, block }, context: { db } }) {
    const { ticket: number, child, to, amount, member } = args;
    const parent = await db.find(ticket, { number });
    await db.update(ticket, { number }).set({ amount: parent.amount - amount });
    await db.insert(ticket).values({
      ...parent, number: child, parent: number, issued: amount, amount, pledged: 0n, frozen: 0n, offset: 0n,
      ownership: 1, member, issuedAt: block.timestamp,
    });
    await db.insert(share).values({ ticket: child, person: to, parts: 1n });
  },

  async LienPlaced({ event: { args, block }, context: { db } }) {
    const { lienId: id, ticket: number, kind, owner, amount, untilSeconds, rank, documentHash: document } = args;
    await db.insert(lien).values({
      id, ticket: number, kind, owner, amount, until: BigInt(untilSeconds), rank, inForce: true, document,
      placedAt: block.timestamp,
    });
    await claim(db, number, kind, amount);
  },

  async LienReleased({ event: { args }, context: { db } }) {
    const { kind, amount } = await db.update(lien, { id: args.lienId }).set({ inForce: false });
    await claim(db, args.ticket, kind, -amount);
  },

  async AmountOffset({ event: { args }, context: { db } }) {
    await db.update(ticket, { number: args.ticket }).set((row: any) => ({
      amount: row.amount - args.amount, offset: row.offset + args.amount,
    }));
  },

  async PledgeProposed({ event: { args, block }, context: { db } }) {
    const { pledgeId: id, lender, content, member } = args;
    const { kind, items, untilSeconds, documentHash: document } = content;
    await db.insert(pledge).values({
      id, kind, lender, member, until: BigInt(untilSeconds), accepted: false, document, proposedAt: block.timestamp,
    });
    await db.insert(pledgeItem).values(items.map((item: any) => ({ pledge: id, ...item })));
  },

  async PledgeAccepted({ event: { args }, context: { db } }) {
    await db.update(pledge, { id: args.pledgeId }).set({ accepted: true });
  },

  async OffsetRequested({ event: { args }, context: { db } }) {
    const { requestId: id, division, content, member, documentHash: document } = args;
    const { purpose, beneficiary, year } = content;
    await db.insert(offsetRequest).values(
      { id, division, purpose, beneficiary, year, member, document, granted: false });
  },

  async OffsetGranted({ event: { args, block }, context: { db } }) {
    const { requestId: id, voucher: number, amount, member, documentHash: document } = args;
    const { beneficiary } = await db.update(offsetRequest, { id }).set({ granted: true });
    await db.insert(voucher).values(
      { number, request: id, beneficiary, amount, member, document, grantedAt: block.timestamp });
  },
};

const FREEZE = 3;

/** Adds to what is claimed of a ticket: frozen by a court, or pledged. */
const claim = (db: any, number: bigint, kind: number, amount: bigint) =>
  db.update(ticket, { number }).set((row: any) =>
    (kind >= FREEZE ? { frozen: row.frozen + amount } : { pledged: row.pledged + amount }));

const factsOf = (args: unknown) =>
  JSON.stringify(args, (_, value) => (typeof value === "bigint" ? value.toString() : value));

for (const { name: contract, abi } of contracts) {
  for (const { name } of abi as { name: string }[]) {
    ponder.on(`${contract}:${name}` as any, async (told: Told) => {
      const { args, id, block, transaction } = told.event;
      await told.context.db.insert(history).values({
        id, name, ticket: typeof args?.ticket === "bigint" ? args.ticket : null, height: block.number,
        time: block.timestamp, transaction: transaction.hash, facts: factsOf(args ?? {}),
      });
      await INSIDE[name]?.(told);
    });
  }
}
