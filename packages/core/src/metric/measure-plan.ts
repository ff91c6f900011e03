import type { Collection, Column, SumsQuery } from '../data/adapter.ts';
import type { Dimension, DistinctMeasure, Measure, MetricDefinition } from './definition.ts';
import type { MetricContext } from './context.ts';

/** A part of a measure: one sum of one query, added or taken off. */
export interface Term {
  readonly measure: string;
  /** Its name in the query's `sums`. */
  readonly sum: string;
  readonly sign: 1 | -1;
}

/** What to ask one collection for; when and by what is added later. */
export interface CollectionPlan {
  readonly query: Pick<SumsQuery, 'collection' | 'where' | 'sums'>;
  readonly terms: readonly Term[];
}

/** How a metric's measures are had: one query per collection, one per distinct count. */
export interface MeasurePlan {
  readonly collections: readonly CollectionPlan[];
  readonly people: readonly (readonly [measure: string, DistinctMeasure])[];
}

/**
 * Plans a metric's measures. Sums are named after what they sum, so that metrics which ask for the same ask the same query.
 * Of the ledger only the business's own currency counts. Split by product, `orders` counts the sales that hold it.
 */
export function planMeasures({ measures }: MetricDefinition, { profile }: MetricContext, by?: Dimension): MeasurePlan {
  const sums = new Map<
    Collection,
    { readonly sums: Record<string, { column: Column; where?: Measure['where'] }>; readonly terms: Term[] }
  >();
  const people: [string, DistinctMeasure][] = [];
  for (const [name, measure] of Object.entries(measures)) {
    if ('distinct' in measure) {
      people.push([name, measure]);
      continue;
    }
    const { collection, where } = measure;
    const plan = sums.get(collection) ?? { sums: {}, terms: [] };
    sums.set(collection, plan);
    for (const [column, sign] of columnsOf(measure.column, profile.revenue_basis)) {
      const summed = column === 'orders' && by === 'product' ? 'product_orders' : column;
      const sum = where === undefined ? summed : `${summed} ${JSON.stringify(where)}`;
      plan.sums[sum] = { column: summed, ...(where && { where }) };
      plan.terms.push({ measure: name, sum, sign });
    }
  }
  const collections = [...sums].map(([collection, plan]) => ({
    query: { collection, ...currencyOf(collection, profile), sums: plan.sums },
    terms: plan.terms,
  }));
  return { collections, people };
}

function columnsOf(column: Measure['column'], basis: 'net' | 'gross'): readonly (readonly [Column, 1 | -1])[] {
  if (column === 'net' || (column === 'revenue' && basis === 'net'))
    return [
      ['gross', 1],
      ['discount', -1],
      ['refund', -1],
    ];
  return [[column === 'revenue' ? 'gross' : column, 1]];
}

function currencyOf(collection: Collection, { currency }: MetricContext['profile']): Pick<SumsQuery, 'where'> {
  return collection === 'ledger' ? { where: { currency: [currency] } } : {};
}
