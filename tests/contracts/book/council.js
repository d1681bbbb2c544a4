// The consortium, its acts, and the policies and calendars that it published, as their own events tell them.
import assert from "node:assert/strict";
import { plain } from "../expect.js";
import { LienKind } from "../words.js";
import { entryOf } from "./same.js";

export class ConsortiumBook {
  members = new Map();
  keys = new Map();
  offices = new Map();
  desks = new Map();
  acts = new Map();
  paused = false;
  council = null;
  founding = true;
  #contract;

  constructor({ consortium }) {
    this.#contract = consortium;
  }

  async equalsViews() {
    const view = this.#contract;
    assert.equal(await view.isPaused(), this.paused);
    for (const [id, { kind, active }] of this.members) {
      assert.equal(await view.kindOf(id), kind);
      assert.equal(await view.isActive(id), active);
      for (const [division, offices] of this.offices.get(id) ?? []) {
        assert.equal(await view.officesOf(id, division), offices);
      }
    }
    for (const [desk, module] of this.desks) assert.equal(await view.deskOf(desk), module);
    if (this.paused) return;
    for (const [key, { member, revoked }] of this.keys) {
      if (!revoked && this.members.get(member).active) assert.equal(await view.memberOf(key), member);
    }
  }

  MemberAdmitted({ member, kind, name }) {
    this.members.set(member, { kind, name, active: true });
  }

  MemberStandingSet({ member, active }) {
    this.members.get(member).active = active;
  }

  KeyAdded({ member, key }) {
    assert.ok(!this.keys.has(key), "INV-14: the key was bound before");
    this.keys.set(key, { member, revoked: false });
  }

  KeyRevoked({ key }) {
    this.keys.get(key).revoked = true;
  }

  OfficesSet({ member, division, offices }) {
    entryOf(this.offices, member, () => new Map()).set(division, offices);
  }

  DeskSet({ desk, module }) {
    this.desks.set(desk, module);
  }

  CouncilSet({ members, threshold, delaySeconds }) {
    this.council = { members: plain(members), threshold, delaySeconds };
  }

  ActProposed({ actId }) {
    this.acts.set(actId, { approvals: [], enacted: false });
  }

  ActApproved({ actId, member, readyAt }) {
    const act = this.acts.get(actId);
    act.approvals.push(member);
    act.readyAt = readyAt;
  }

  ActEnacted({ actId }) {
    const act = this.acts.get(actId);
    assert.ok(act.approvals.length >= this.council.threshold && !act.enacted);
    act.enacted = true;
  }

  FoundingClosed() {
    this.founding = false;
  }

  Paused() {
    this.paused = true;
  }

  Resumed() {
    this.paused = false;
  }
}

const CAUSES = 0x1ffn;
const FLAGS = ["holderInside", "changeToo", "consentOfAll"];

/** A policy's rules on moves and liens, as the ledger keeps them in sixteen bits. */
function packed({ move }) {
  const bit = (set, at) => (set ? 1n << at : 0n);
  const allows = (kind) => (move.lienKinds & (1n << kind)) !== 0n;
  const flags = FLAGS.reduce((sum, name, i) => sum | bit(move[name], 9n + BigInt(i)), (move.causes >> 1n) & CAUSES);
  return flags | bit(allows(LienKind.Pledge), 12n) | bit(allows(LienKind.Mortgage), 13n)
    | bit(move.severalPledges, 14n) | bit(move.tendingDuty, 15n);
}

export class PoliciesBook {
  policies = new Map();
  calendars = new Map();
  #contract;
  #now;

  constructor({ policies }, now) {
    this.#contract = policies;
    this.#now = now;
  }

  async equalsViews() {
    const view = this.#contract;
    for (const [id, terms] of this.policies) {
      assert.deepEqual((await view.policyOf(id)).toObject(true), terms);
      assert.deepEqual((await view.applicationTermsOf(id)).toObject(true), terms.application);
      assert.deepEqual((await view.moveTermsOf(id)).toObject(true), terms.move);
      assert.deepEqual((await view.useTermsOf(id)).toObject(true), terms.use);
      await this.#equalsInForce(terms);
    }
    for (const [year, days] of this.calendars) assert.deepEqual(plain(await view.calendarOf(year)), days);
  }

  /** The newest version that has begun, if it has not ended. */
  async #equalsInForce({ division, kind }) {
    const now = await this.#now();
    const begun = [...this.policies].filter(([, terms]) =>
      terms.division === division && terms.kind === kind && terms.validFromSeconds <= now);
    const [id, terms] = begun.at(-1) ?? [];
    if (terms === undefined || terms.validUntilSeconds <= now) return;
    assert.equal(await this.#contract.requireInForce(division, kind), id);
    if (!terms.issuance) return;
    assert.deepEqual(plain(await this.#contract.requireIssuing(division, kind)), [id, packed(terms)]);
  }

  PolicyPublished({ policy, terms }) {
    this.policies.set(policy, terms.toObject(true));
  }

  CalendarPublished({ year, workingDays }) {
    this.calendars.set(year, plain(workingDays));
  }
}
