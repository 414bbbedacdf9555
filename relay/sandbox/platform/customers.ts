import type { KeptCustomer } from '../scenario/sandbox-state.ts';
import type { Customer, NewCustomer } from './customer.ts';

/** The users of WhatsApp that this sandbox knows. */
export class Customers {
  readonly #byKey = new Map<string, Customer>();

  /** Adds a customer. @returns undefined when the key, the phone or the user id is taken. */
  add(wanted: NewCustomer): Customer | undefined {
    const key = wanted.key ?? this.#freeKey(wanted.name);
    const taken = [...this.#byKey.values()].some(
      (other) =>
        other.key === key ||
        (wanted.phone !== undefined && other.phone === wanted.phone) ||
        (wanted.userId !== undefined && other.userId === wanted.userId),
    );
    if (taken) return undefined;
    const customer: Customer = {
      key,
      name: wanted.name,
      phone: wanted.phone,
      userId: wanted.userId,
      username: wanted.username,
      behaviour: wanted.behaviour ?? {},
      lastSpokeAt: undefined,
      lastSpokenId: undefined,
      lastReceivedId: undefined,
    };
    this.#byKey.set(key, customer);
    return customer;
  }

  /** Puts a customer of a former start back, as they were; what a scenario says of their name wins over what was kept. */
  restore(kept: KeptCustomer): void {
    const known = this.#byKey.get(kept.key) ?? this.add({ key: kept.key, name: kept.name, phone: kept.phone, userId: kept.userId, username: kept.username });
    if (known === undefined) return;
    known.phone = kept.phone;
    known.userId = kept.userId;
    known.behaviour = kept.behaviour;
    known.lastSpokeAt = kept.lastSpokeAt;
    known.lastSpokenId = kept.lastSpokenId;
    known.lastReceivedId = kept.lastReceivedId;
  }

  withKey(key: string): Customer | undefined {
    return this.#byKey.get(key);
  }

  /** @param digits a number without plus sign or spaces. */
  withPhone(digits: string): Customer | undefined {
    return this.all().find((customer) => customer.phone === digits);
  }

  withUserId(id: string): Customer | undefined {
    return this.all().find((customer) => customer.userId === id);
  }

  all(): readonly Customer[] {
    return [...this.#byKey.values()];
  }

  #freeKey(name: string): string {
    const base = name.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 30) || 'customer';
    for (let n = 1; ; n += 1) {
      const key = n === 1 ? base : `${base}-${n}`;
      if (!this.#byKey.has(key)) return key;
    }
  }
}
