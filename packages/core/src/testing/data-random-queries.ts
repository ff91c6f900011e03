import {
  COLUMNS,
  DIMENSIONS,
  type Collection,
  type DistinctQuery,
  type StoredDimension,
  type SumsQuery,
  type Where,
} from '../data/adapter.ts';
import type { Segment } from '../kernel/interval.ts';
import { RANDOM_WORDS, randomTime, type Choices } from './data-random.ts';

const OFFSETS_MS = [0, 7_200_000, 20_700_000, -12_600_000, 37_800_000];

/** Ascending segments, some of them touching, some apart, some empty, each with an offset of its own. */
export function randomSegments(choices: Choices): Segment[] {
  const borders = Array.from({ length: 2 * choices.below(4) }, () => randomTime(choices)).sort((a, b) => a - b);
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
export function randomSumsQuery(choices: Choices): SumsQuery {
  const collection = choices.oneOf(['event', 'ledger', 'spend'] as const);
  const sums = Array.from({ length: 1 + choices.below(4) }, (_, index) => {
    const where = randomWhere(choices, collection);
    return [`sum_${index}`, { column: choices.oneOf(COLUMNS[collection]), ...(where && { where }) }] as const;
  });
  const where = randomWhere(choices, collection);
  return {
    collection,
    segments: randomSegments(choices),
    grain: choices.oneOf(['quarter', 'hour', 'day', 'whole'] as const),
    by: choices.someOf(DIMENSIONS[collection]),
    ...(where && { where }),
    sums: Object.fromEntries(sums),
  };
}

/** Any question about how many different people there were. */
export function randomDistinctQuery(choices: Choices): Omit<DistinctQuery, 'business'> {
  const where = randomWhere(choices, choices.oneOf(['event', 'ledger']));
  return {
    field: choices.oneOf(['visitor', 'customer', 'session'] as const),
    collections: choices.someOf(['event', 'ledger'] as const),
    segments: randomSegments(choices),
    by: choices.someOf(['channel', 'campaign', 'product'] as const),
    ...(where && { where }),
  };
}

function randomWhere(choices: Choices, collection: Collection): Where | undefined {
  if (choices.chance(40)) return undefined;
  return Object.fromEntries(
    choices.someOf(DIMENSIONS[collection]).map((dimension) => [dimension, randomValues(choices, dimension)]),
  );
}

function randomValues(choices: Choices, dimension: StoredDimension): (string | null)[] {
  return choices.someOf([...RANDOM_WORDS[dimension], null, 'never seen']);
}
