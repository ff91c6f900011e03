import type { ErasureResult, Person } from '../data/adapter.ts';
import type { SummingAdapter } from '../data/complete-adapter.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { BusinessId } from '../kernel/ids.ts';
import { isId } from '../records/schema/field-checks.ts';
import { shortened } from '../records/schema/expecting.ts';
import type { Erasure, PersonToErase } from './analytics.ts';
import { fromStore } from './tenant-reader.ts';
import type { Tenants } from './tenants.ts';

/** What changes kept records in other ways than by new ones: in turn with the writes of its business, and told to everyone. */
export class Upkeep {
  readonly #adapter: SummingAdapter;
  readonly #tenants: Tenants;
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor({ adapter, tenants }: { readonly adapter: SummingAdapter; readonly tenants: Tenants }) {
    this.#adapter = adapter;
    this.#tenants = tenants;
  }

  erase(business: BusinessId, person: PersonToErase): Promise<Erasure> {
    return this.#run(async () => {
      const { erase, name } = this.#adapter;
      if (erase === undefined) throw cannot(name, 'forgets people', 'erase the person in its own source');
      const checked = checkedPerson(person);
      const work = (): Promise<ErasureResult> => fromStore(() => erase(business, checked));
      const { events, sales } = await this.#tenants.of(business).rewrite(work, tagsOfErasure);
      return { records: events + sales, events, sales };
    });
  }

  /** Begins nothing more; resolves when what was begun has ended. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
  }

  async #run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new BizBoostError('unavailable', 'This engine has been closed.', { retryable: false });
    const running = work();
    this.#underWay.add(running);
    try {
      return await running;
    } finally {
      this.#underWay.delete(running);
    }
  }
}

function checkedPerson(person: PersonToErase): Person {
  const given = Object.entries({ visitor: person?.visitor, customer: person?.customer }).filter(([, id]) => id != null);
  if (given.length === 0) {
    const expected = 'a `visitor`, a `customer`, or both';
    throw new BizBoostError('invalid_input', `Expected ${expected}, got neither: say whom to erase.`, { expected });
  }
  for (const [field, id] of given) {
    if (isId(id)) continue;
    const expected = 'an id: a string of 1 to 128 characters, or an integer';
    const facts = { path: `/${field}`, expected, received: shortened(id) };
    throw new BizBoostError('invalid_input', `Expected \`${field}\` to be ${expected}, got ${facts.received}.`, facts);
  }
  return Object.fromEntries(given.map(([field, id]) => [field, String(id)]));
}

function tagsOfErasure({ events, sales }: ErasureResult): readonly string[] {
  return [...(events > 0 ? ['events'] : []), ...(sales > 0 ? ['sales'] : [])];
}

function cannot(name: string, what: string, todo: string): BizBoostError {
  const expected = `a store that ${what}`;
  return new BizBoostError('unsupported', `Expected ${expected}, got the adapter "${name}": ${todo}.`, {
    expected,
    received: name,
  });
}
