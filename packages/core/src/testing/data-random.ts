import type { Fact, LedgerLine, RefundFact } from '../data/fact.ts';

/** A source of pseudo-random choices: the same seed makes the same ones, so that a law that fails can be tried again. */
export class Choices {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** An integer from 0 to `below - 1`. (Weyl sequence with the mixing of Mulberry32.) */
  below(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  oneOf<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** Some of them, perhaps none, each once, in any order. */
  someOf<T>(items: readonly T[]): T[] {
    return this.shuffled(items).slice(0, this.below(items.length + 1));
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, place: this.below(2 ** 31) }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  }
}

/** The words random facts are made of: few, so that groups meet, and some that are hard on quoting and comparing. */
export const RANDOM_WORDS = {
  channel: ['website', 'facebook', 'unknown'],
  type: ['impression', 'click', 'reaction', 'comment'],
  campaign: ['c1', 'c2', "d'or; --"],
  product: ['p1', 'P1', 'p2', 'naïve “tea” 🫖'],
  post: ['post-1', 'null'],
  currency: ['ZMW', 'JPY'],
  person: ['ann', 'Ann', 'bob', '0', 'ß'],
} as const;

const FROM = Date.UTC(2026, 2, 27);
const MINUTES = 5 * 1_440;

/** A time within five days around the end of March 2026, often on a full hour: a good place to be put on the wrong side of a border. */
export function randomTime(choices: Choices): number {
  const minute = choices.chance(30) ? choices.below(MINUTES / 60) * 60 : choices.below(MINUTES);
  return FROM + minute * 60_000 + (choices.chance(30) ? choices.below(60_000) : 0);
}

/** So many facts of every kind, in any order of time, each id once per kind. */
export function randomFacts(choices: Choices, count: number): Fact[] {
  return Array.from({ length: count }, (_, index) => randomFact(choices, index));
}

function randomFact(choices: Choices, index: number): Fact {
  const base = { id: `${choices.oneOf(['a', 'Z', 'é'])}-${index}`, at: randomTime(choices) };
  const campaign = maybe(choices, RANDOM_WORDS.campaign);
  const channel = choices.oneOf(RANDOM_WORDS.channel);
  const visitor = maybe(choices, RANDOM_WORDS.person);
  const currency = choices.oneOf(RANDOM_WORDS.currency);
  const lines = Array.from({ length: 1 + choices.below(3) }, (__, line) => randomLine(choices, line === 0));
  switch (choices.oneOf(['event', 'event', 'sale', 'sale', 'refund', 'spend'] as const)) {
    case 'event':
      return { kind: 'event', ...base, ...randomEvent(choices), channel, campaign, visitor };
    case 'sale':
      return {
        kind: 'sale',
        ...base,
        channel,
        campaign,
        visitor,
        customer: maybe(choices, RANDOM_WORDS.person),
        currency,
        lines,
      };
    case 'refund':
      return {
        kind: 'refund',
        ...base,
        channel,
        campaign,
        sale: undefined,
        currency,
        lines: lines.map(asReturn),
        orphan: false,
      };
    case 'spend':
      return { kind: 'spend', ...base, campaign: campaign ?? 'c1', amount: choices.below(10_000) };
  }
}

function randomEvent(choices: Choices): {
  type: string;
  product?: string;
  post?: string;
  session?: string;
  count: number;
  value: number;
} {
  const product = maybe(choices, RANDOM_WORDS.product);
  const post = maybe(choices, RANDOM_WORDS.post);
  const session = maybe(choices, RANDOM_WORDS.person);
  return {
    type: choices.oneOf(RANDOM_WORDS.type),
    ...(product !== undefined && { product }),
    ...(post !== undefined && { post }),
    ...(session !== undefined && { session }),
    count: 1 + choices.below(5),
    value: choices.chance(50) ? choices.below(2_000_000) - 1_000_000 : 0,
  };
}

function randomLine(choices: Choices, isFirst: boolean): LedgerLine {
  return {
    product: maybe(choices, RANDOM_WORDS.product),
    name: maybe(choices, ['Tea', 'Täschchen']),
    gross: choices.below(100_000),
    discount: choices.chance(30) ? choices.below(1_000) : 0,
    refund: 0,
    quantity: choices.below(5_000),
    returned: 0,
    orders: isFirst ? 1 : 0,
    productOrders: choices.oneOf([0, 1]),
  };
}

/** A line of a refund: what was sold is what came back. */
function asReturn(line: LedgerLine): RefundFact['lines'][number] {
  return {
    ...line,
    gross: 0,
    discount: 0,
    refund: line.gross,
    quantity: 0,
    returned: line.quantity,
    orders: 0,
    productOrders: 0,
  };
}

function maybe<T>(choices: Choices, items: readonly T[]): T | undefined {
  return choices.chance(70) ? choices.oneOf(items) : undefined;
}
