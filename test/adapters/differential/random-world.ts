import type { BusinessId } from '@bizboost/core';
import type { Choices } from '../../../packages/core/src/testing/data-random.ts';
import { randomPosts, randomRecords } from '../../../packages/core/src/testing/random-records.ts';

/** The day on which random worlds begin: clocks change in most of their zones in the weeks after it. */
export const WORLD_FROM = Date.UTC(2026, 2, 1);
export const DAY_MS = 86_400_000;
/** Of half an hour, of three quarters, forwards in March, backwards in April, for Ramadan, never. */
export const ZONES = [
  'Africa/Lusaka',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'Asia/Kathmandu',
] as const;
const CURRENCIES = ['ZMW', 'JPY', 'KWD', 'CLF'] as const;
const LARGEST = 999_999_999_999_999;
const MINUTE_MS = 60_000;

type Entry = Readonly<Record<string, unknown>>;

/** A business, and who writes its records: one engine, or now this one and now that (`undefined`). */
export interface WorldBusiness {
  readonly id: BusinessId;
  readonly timezone: string;
  readonly currency: (typeof CURRENCIES)[number];
  readonly writer: number | undefined;
  /** Whether counts of its events are so large that few sums of them can be told. */
  readonly isHuge: boolean;
}

/** Records that one engine takes at once; of several businesses where each says whose it is. */
export interface Delivery {
  readonly engine: number;
  readonly business: BusinessId | undefined;
  readonly records: readonly Entry[];
}

/** A zone of its own for each business, a currency, a way in which its records come. */
export function randomBusinesses(choices: Choices, seed: number): WorldBusiness[] {
  const zones = choices.shuffled(ZONES);
  return [0, 1, undefined].map((writer, index) => ({
    id: `world-${seed}-${index}` as BusinessId,
    timezone: zones[index] as string,
    currency: choices.oneOf(CURRENCIES),
    writer,
    isHuge: choices.chance(10),
  }));
}

/** Any time from a day on: often on a full hour, where it is soon put on the wrong side of a border. */
export function timeBetween(choices: Choices, from: number, to: number): number {
  const minutes = Math.floor((to - from) / MINUTE_MS);
  const minute = choices.chance(30) ? choices.below(Math.floor(minutes / 60)) * 60 : choices.below(minutes);
  return from + minute * MINUTE_MS + (choices.chance(30) ? choices.below(MINUTE_MS) : 0);
}

/** Deliveries to several engines, one after the other for each business: in any order of time, some of it said before, some refused. */
export class RandomDeliveries {
  readonly #businesses: readonly WorldBusiness[];
  readonly #engines: number;
  readonly #said = new Map<BusinessId, Entry[]>();

  constructor(businesses: readonly WorldBusiness[], engines: number) {
    this.#businesses = businesses;
    this.#engines = engines;
  }

  /** Deliveries that may all happen at once: no two are for one business. */
  next(choices: Choices, now: number): Delivery[] {
    const engine = choices.below(this.#engines);
    const engineOf = ({ writer }: WorldBusiness): number => (writer ?? engine) % this.#engines;
    if (choices.chance(70))
      return this.#businesses.map((business) => ({
        engine: engineOf(business),
        business: business.id,
        records: this.#recordsOf(choices, business, now),
      }));
    const records = this.#businesses
      .filter((business) => engineOf(business) === engine)
      .flatMap((business) =>
        this.#recordsOf(choices, business, now).map((record) => ({ ...record, business_id: business.id })),
      );
    return [{ engine, business: undefined, records: choices.shuffled(records) }];
  }

  #recordsOf(choices: Choices, business: WorldBusiness, now: number): Entry[] {
    const said = this.#said.get(business.id) ?? [];
    const timeOf = (): number => timeBetween(choices, WORLD_FROM, now + DAY_MS);
    const fresh = randomRecords(choices, choices.below(40), { currency: business.currency, timeOf });
    const records = business.isHuge ? fresh.map(asHuge) : fresh;
    const again = choices.chance(40) ? choices.someOf(said).slice(0, 15) : [];
    const profile = said.length === 0 || choices.chance(10) ? [profileOf(choices, business, now)] : [];
    const posts = choices.chance(10) ? randomPosts(choices, 60, timeOf) : [];
    this.#said.set(business.id, [...said, ...profile, ...records, ...posts]);
    return choices.shuffled([...profile, ...records, ...posts, ...again]);
  }
}

function asHuge(record: Entry): Entry {
  return record['kind'] === 'event' ? { ...record, count: LARGEST } : record;
}

function profileOf(choices: Choices, { id, timezone, currency }: WorldBusiness, now: number): Entry {
  return {
    kind: 'business',
    id,
    name: choices.oneOf(['Chitenge House', 'Täschchen']),
    timezone,
    currency,
    week_start: 1 + choices.below(7),
    revenue_basis: choices.oneOf(['net', 'gross']),
    ...(choices.chance(50) && { updated_at: new Date(timeBetween(choices, WORLD_FROM, now)).toISOString() }),
  };
}
