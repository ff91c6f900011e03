import type { ErasureResult, Person, SumUpResult } from '../data/adapter.ts';
import type { SummingAdapter } from '../data/complete-adapter.ts';
import { dateAt } from '../kernel/calendar.ts';
import { formatDate } from '../kernel/calendar-date.ts';
import type { Clock } from '../kernel/clock.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { BusinessId } from '../kernel/ids.ts';
import { isId } from '../records/schema/field-checks.ts';
import { shortened } from '../records/schema/expecting.ts';
import type { Erasure, PersonToErase, Retain, Retention } from './analytics.ts';
import { daysToSumUp, untilOf } from './days-to-sum-up.ts';
import { fromStore } from './tenant-reader.ts';
import type { Tenants } from './tenants.ts';
import { EVERYTHING } from '../kernel/sequences.ts';

export interface UpkeepParts {
  readonly adapter: SummingAdapter;
  readonly tenants: Tenants;
  readonly clock: Clock;
}

/** What changes kept records in other ways than by new ones: in turn with the writes of its business, and told to everyone. */
export class Upkeep {
  readonly #adapter: SummingAdapter;
  readonly #tenants: Tenants;
  readonly #clock: Clock;
  readonly #underWay = new Set<Promise<unknown>>();
  #isClosed = false;

  constructor({ adapter, tenants, clock }: UpkeepParts) {
    this.#adapter = adapter;
    this.#tenants = tenants;
    this.#clock = clock;
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

  retain(business: BusinessId, wanted: Retain): Promise<Retention> {
    return this.#run(async () => {
      const { sumUp, name } = this.#adapter;
      if (sumUp === undefined) throw cannot(name, 'sums days up', 'drop old events in its own source');
      const { timezone } = await this.#tenants.of(business).profile();
      const until = untilOf(wanted, timezone, this.#clock.now());
      const tenant = this.#tenants.of(business);
      const done = { removed: 0, kept: 0 };
      for await (const segments of daysToSumUp(this.#adapter, business, { until, timezone })) {
        if (this.#isClosed) break;
        const work = (): Promise<SumUpResult> => fromStore(() => sumUp(business, { segments, timezone }));
        const { removed, kept } = await tenant.rewrite(work, () => [EVERYTHING]);
        done.removed += removed;
        done.kept += kept;
      }
      return { before: formatDate(dateAt(until, timezone)), ...done };
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
    throw new BizBoostError('invalid_input', `Expected ${expected}, got neither: say whom to erase.`, {
      path: '',
      expected,
    });
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
