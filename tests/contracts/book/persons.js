// Persons, their mandates and freezes as their own events tell them.
import assert from "node:assert/strict";
import { FreezeStatus, MandateAct, PersonStanding } from "../words.js";
import { entryOf, same } from "./same.js";

const ACTS = Object.values(MandateAct).filter((act) => act !== MandateAct.None);

export class PersonsBook {
  persons = new Map();
  freezes = new Map();
  mandates = new Map();
  #contract;
  #now;

  constructor({ persons }, now) {
    this.#contract = persons;
    this.#now = now;
  }

  async equalsViews() {
    const view = this.#contract;
    for (const [id, { commitment, ...person }] of this.persons) {
      same(await view.personOf(id), person, `person ${id}, committed to by ${commitment}`);
      if (person.standing !== PersonStanding.Suspended) {
        const { division, kind } = await view.requireReceiver(id);
        assert.deepEqual([division, kind], [person.division, person.kind]);
      }
    }
    for (const [id, freeze] of this.freezes) same(await view.personFreezeOf(id), freeze, `freeze ${id}`);
    await this.#equalsConsents();
    await this.#equalsPassages();
  }

  /** Each mandate by each act, where the person may act at all. */
  async #equalsConsents() {
    const now = await this.#now();
    for (const [person, members] of this.mandates) {
      const { freezes, standing } = this.persons.get(person);
      if (freezes !== 0n || standing === PersonStanding.Suspended) continue;
      for (const [member, { acts, untilSeconds }] of members) {
        for (const act of ACTS) {
          if (act === MandateAct.Apply && standing !== PersonStanding.Active) continue;
          const given = (acts & (1n << act)) !== 0n && untilSeconds > now;
          const [consenting] = await this.#contract.consentOf([{ person, parts: 1 }], member, act);
          assert.equal(consenting, given ? 1n : 0n);
          if (given) await this.#contract.requireMandate(person, member, act);
        }
      }
    }
  }

  /** A court that froze a person alone passes by all its freezes. */
  async #equalsPassages() {
    for (const person of this.persons.keys()) {
      const inForce = [...this.freezes]
        .filter(([, freeze]) => freeze.person === person && freeze.status === FreezeStatus.InForce);
      const courts = new Set(inForce.map(([, freeze]) => freeze.court));
      if (courts.size !== 1) continue;
      const ids = inForce.map(([id]) => id).toSorted();
      await this.#contract.requireOwnFreezes([{ person, parts: 1 }], [...courts][0], ids);
    }
  }

  PersonRegistered({ person, division, kind, commitment, key }) {
    this.persons.set(person, { division, kind, standing: PersonStanding.Active, freezes: 0n, key, commitment });
  }

  PersonKeySet({ person, key }) {
    this.persons.get(person).key = key;
  }

  PersonIdentityChanged({ person, commitment }) {
    this.persons.get(person).commitment = commitment;
  }

  PersonStandingSet({ person, standing }) {
    this.persons.get(person).standing = standing;
  }

  MandateGiven({ person, member, acts, untilSeconds }) {
    entryOf(this.mandates, person, () => new Map()).set(member, { acts, untilSeconds });
  }

  MandateWithdrawn({ person, member }) {
    this.mandates.get(person).set(member, { acts: 0n, untilSeconds: 0n });
  }

  PersonFrozen({ freezeId, person, court, untilSeconds }) {
    this.freezes.set(freezeId, { person, court, untilSeconds, status: FreezeStatus.InForce });
    this.persons.get(person).freezes += 1n;
  }

  PersonFreezeRenewed({ freezeId, untilSeconds }) {
    this.freezes.get(freezeId).untilSeconds = untilSeconds;
  }

  PersonFreezeReleased({ freezeId }) {
    this.#thaw(freezeId, FreezeStatus.Released);
  }

  PersonFreezeLapsed({ freezeId }) {
    this.#thaw(freezeId, FreezeStatus.Lapsed);
  }

  #thaw(freezeId, status) {
    const freeze = this.freezes.get(freezeId);
    freeze.status = status;
    this.persons.get(freeze.person).freezes -= 1n;
  }
}
