import {
  COLUMNS,
  DIMENSIONS,
  type Collection,
  type DistinctQuery,
  type RecordsQuery,
  type StoredDimension,
  type SumsQuery,
  type Where,
} from '../data/adapter.ts';
import type { Segment } from '../kernel/interval.ts';
import { RANDOM_WORDS, randomTime, type Choices } from './data-random.ts';

const OFFSETS_MS = [0, 7_200_000, 20_700_000, -12_600_000, 37_800_000];

/** What there is to ask about. */
export interface QueryWorld {
  readonly words: Readonly<Record<StoredDimension, readonly string[]>>;
  segmentsOf(choices: Choices): readonly Segment[];
}

/** That of `randomFacts`. */
const FACTS: QueryWorld = { words: RANDOM_WORDS, segmentsOf: (choices) => randomSegments(choices, randomTime) };

/** Ascending segments, some of them touching, some apart, some empty, each with an offset of its own. */
export function randomSegments(choices: Choices, timeOf: (choices: Choices) => number): Segment[] {
  const borders = Array.from({ length: 2 * choices.below(4) }, () => timeOf(choices)).sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (let index = 0; index + 1 < borders.length; index += choices.oneOf([1, 2])) {
    segments.push({
      from: borders[index] as number,
      to: borders[index + 1] as number,
      offsetMs: choices.oneOf(OFFSETS_MS),
    });
  }
  return segments;
}

/** Any question a collection can be asked. */
export function randomSumsQuery(choices: Choices, world: QueryWorld = FACTS): SumsQuery {
  const collection = choices.oneOf(['event', 'ledger', 'spend'] as const);
  const sums = Array.from({ length: 1 + choices.below(4) }, (_, index) => {
    const where = randomWhere(choices, collection, world);
    return [`sum_${index}`, { column: choices.oneOf(COLUMNS[collection]), ...(where && { where }) }] as const;
  });
  const where = randomWhere(choices, collection, world);
  return {
    collection,
    segments: world.segmentsOf(choices),
    grain: choices.oneOf(['quarter', 'hour', 'day', 'whole'] as const),
    by: choices.someOf(DIMENSIONS[collection]),
    ...(where && { where }),
    sums: Object.fromEntries(sums),
  };
}

/** Any question about how many different people there were. */
export function randomDistinctQuery(choices: Choices, world: QueryWorld = FACTS): Omit<DistinctQuery, 'business'> {
  const where = randomWhere(choices, choices.oneOf(['event', 'ledger']), world);
  return {
    field: choices.oneOf(['visitor', 'customer', 'session'] as const),
    collections: choices.someOf(['event', 'ledger'] as const),
    segments: world.segmentsOf(choices),
    by: choices.someOf(['channel', 'campaign', 'product'] as const),
    ...(where && { where }),
  };
}

/** Any question about how many records there were. */
export function randomRecordsQuery(choices: Choices, world: QueryWorld = FACTS): Omit<RecordsQuery, 'business'> {
  const conditions = Array.from({ length: choices.below(4) }, () => {
    const where = randomWhere(choices, choices.oneOf(['event', 'ledger', 'spend']), world);
    const names = choices.oneOf([undefined, undefined, 'visitor', 'customer', 'session'] as const);
    return { ...(where && { where }), ...(names && { names }) };
  });
  const kind = choices.oneOf(['event', 'sale', 'refund', 'spend'] as const);
  return { kind, segments: world.segmentsOf(choices), conditions };
}

function randomWhere(choices: Choices, collection: Collection, { words }: QueryWorld): Where | undefined {
  if (choices.chance(40)) return undefined;
  return Object.fromEntries(
    choices
      .someOf(DIMENSIONS[collection])
      .map((dimension) => [dimension, choices.someOf([...words[dimension], null, 'never seen'])]),
  );
}
