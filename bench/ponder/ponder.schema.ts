// The same kind of tables as Carbon.Index keeps for tickets, their holders, claims, uses and history.
import { index, onchainTable, primaryKey } from "ponder";

export const person = onchainTable("person", (t) => ({
  id: t.bigint().primaryKey(),
  division: t.integer().notNull(),
  kind: t.integer().notNull(),
  commitment: t.hex().notNull(),
  key: t.hex().notNull(),
  member: t.integer().notNull(),
  document: t.hex().notNull(),
  registeredAt: t.bigint().notNull(),
}));

export const mandate = onchainTable("mandate", (t) => ({
  person: t.bigint().notNull(),
  member: t.integer().notNull(),
  acts: t.integer().notNull(),
  until: t.bigint().notNull(),
  document: t.hex().notNull(),
}), (table) => ({ pk: primaryKey({ columns: [table.person, table.member] }) }));

export const ticket = onchainTable("ticket", (t) => ({
  number: t.bigint().primaryKey(),
  lot: t.bigint().notNull(),
  root: t.bigint().notNull(),
  parent: t.bigint(),
  policy: t.integer().notNull(),
  issued: t.bigint().notNull(),
  amount: t.bigint().notNull(),
  pledged: t.bigint().notNull(),
  frozen: t.bigint().notNull(),
  offset: t.bigint().notNull(),
  ownership: t.integer().notNull(),
  member: t.integer().notNull(),
  issuedAt: t.bigint().notNull(),
}), (table) => ({ ofLot: index().on(table.lot) }));

export const share = onchainTable("share", (t) => ({
  ticket: t.bigint().notNull(),
  person: t.bigint().notNull(),
  parts: t.bigint().notNull(),
}), (table) => ({
  pk: primaryKey({ columns: [table.ticket, table.person] }), ofPerson: index().on(table.person),
}));

export const lien = onchainTable("lien", (t) => ({
  id: t.hex().primaryKey(),
  ticket: t.bigint().notNull(),
  kind: t.integer().notNull(),
  owner: t.integer().notNull(),
  amount: t.bigint().notNull(),
  until: t.bigint().notNull(),
  rank: t.integer().notNull(),
  inForce: t.boolean().notNull(),
  document: t.hex().notNull(),
  placedAt: t.bigint().notNull(),
}), (table) => ({ ofTicket: index().on(table.ticket) }));

export const pledge = onchainTable("pledge", (t) => ({
  id: t.hex().primaryKey(),
  kind: t.integer().notNull(),
  lender: t.integer().notNull(),
  member: t.integer().notNull(),
  until: t.bigint().notNull(),
  accepted: t.boolean().notNull(),
  document: t.hex().notNull(),
  proposedAt: t.bigint().notNull(),
}), (table) => ({ ofLender: index().on(table.lender) }));

export const pledgeItem = onchainTable("pledge_item", (t) => ({
  pledge: t.hex().notNull(),
  ticket: t.bigint().notNull(),
  amount: t.bigint().notNull(),
}), (table) => ({ pk: primaryKey({ columns: [table.pledge, table.ticket] }) }));

export const offsetRequest = onchainTable("offset_request", (t) => ({
  id: t.hex().primaryKey(),
  division: t.integer().notNull(),
  purpose: t.integer().notNull(),
  beneficiary: t.bigint().notNull(),
  year: t.integer().notNull(),
  member: t.integer().notNull(),
  document: t.hex().notNull(),
  granted: t.boolean().notNull(),
}));

export const voucher = onchainTable("voucher", (t) => ({
  number: t.bigint().primaryKey(),
  request: t.hex().notNull(),
  beneficiary: t.bigint().notNull(),
  amount: t.bigint().notNull(),
  member: t.integer().notNull(),
  document: t.hex().notNull(),
  grantedAt: t.bigint().notNull(),
}), (table) => ({ ofBeneficiary: index().on(table.beneficiary) }));

export const history = onchainTable("history", (t) => ({
  id: t.text().primaryKey(),
  name: t.text().notNull(),
  ticket: t.bigint(),
  height: t.bigint().notNull(),
  time: t.bigint().notNull(),
  transaction: t.hex().notNull(),
  facts: t.text().notNull(),
}), (table) => ({ ofTicket: index().on(table.ticket) }));
