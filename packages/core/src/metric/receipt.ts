import type { StoredDimension } from '../data/adapter.ts';
import { exponentOf } from '../kernel/currency.ts';
import type { MetricContext } from './context.ts';
import type { DistinctMeasure, Measure, MetricDefinition, Sums } from './definition.ts';
import { presentReading, sumsIn, type MetricReading } from './evaluate.ts';
import { explains, expressionOf, formulaOf, isAdditive, type LinearSum } from './formula.ts';
import { recordsCounted, whereOf, type RecordsCounted } from './records-counted.ts';
import { valueOf } from './value-of.ts';

/** One measure as it was summed. */
export interface ReceiptMeasure {
  readonly name: string;
  /** What it is taken over: events, lines of sales and refunds, spends, or the people that these name. */
  readonly of: 'event' | 'sale' | 'spend' | 'people';
  /** What is summed of them, such as `count`, `net` or `visitor`; `net` or `gross` where the measure is `revenue`. */
  readonly column: string;
  /** What the formula was given: an integer; `NaN` where it cannot be told. */
  readonly sum: number;
  /** So many of it make one: minor units a major one, 1,000 thousandths a piece, 1,000,000 millionths; 1 of what is counted. */
  readonly scale: number;
}

/** What rows must have to count. */
export interface ReceiptFilter {
  readonly dimension: StoredDimension;
  /** One of them; `null` is "has none". */
  readonly values: readonly (string | null)[];
  /** The measures that it holds for. */
  readonly measures: readonly string[];
}

/** How a metric is defined. */
export interface ReceiptDefinition {
  /** One sentence for people, where the metric has one. */
  readonly description?: string;
  /** Over the names of the measures; absent where the formula is none that adds, takes off and divides once. */
  readonly expression?: string;
  readonly numerator?: readonly LinearSum['terms'][number][];
  /** Of a quotient. */
  readonly denominator?: readonly LinearSum['terms'][number][];
  /** Whether the values of parts of time add up to the value of the whole. */
  readonly is_additive: boolean;
  readonly measures: readonly ReceiptMeasure[];
}

/** How a number came about. */
export interface MetricReceipt extends MetricReading {
  readonly definition: ReceiptDefinition;
  /** The two numbers that were divided, before they were, exactly; in minor units where they are money. */
  readonly quotient?: { readonly numerator: number; readonly denominator: number };
  readonly filters: readonly ReceiptFilter[];
  readonly records: RecordsCounted;
}

/** A metric's value with all that it was made of. */
export async function metricReceipt(metric: MetricDefinition, context: MetricContext): Promise<MetricReceipt> {
  const { interval, previous } = context.period;
  const [sums, sumsBefore, records] = await Promise.all([
    sumsIn(metric, context, interval),
    sumsIn(metric, context, previous),
    recordsCounted(metric, context),
  ]);
  const now = valueOf(metric, sums);
  const formula = formulaOf(metric);
  const isTold = Object.values(sums).every((sum) => !Number.isNaN(sum));
  const isQuotient = typeof now === 'object' && now !== null;
  // A formula may do something else where the numbers really are: then nothing is said about it.
  const told =
    formula !== undefined && (!isTold || now === null || explains(formula, metric, sums)) ? formula : undefined;
  return {
    ...presentReading(metric, context, { now, before: valueOf(metric, sumsBefore) }),
    definition: {
      ...(metric.description && { description: metric.description }),
      ...(told && { expression: expressionOf(told), numerator: told.numerator.terms }),
      ...(told?.denominator && { denominator: told.denominator.terms }),
      is_additive: told !== undefined && isAdditive(metric, told),
      measures: Object.entries(metric.measures).map(([name, measure]) => measureOf(name, measure, { sums, context })),
    },
    ...(isQuotient && { quotient: { numerator: now.numerator, denominator: now.denominator } }),
    filters: filtersOf(metric, context),
    records,
  };
}

function measureOf(
  name: string,
  measure: Measure | DistinctMeasure,
  { sums, context: { profile } }: { readonly sums: Sums; readonly context: MetricContext },
): ReceiptMeasure {
  const sum = sums[name] as number;
  if ('distinct' in measure) return { name, of: 'people', column: measure.distinct, sum, scale: 1 };
  const { collection, column } = measure;
  return {
    name,
    of: collection === 'ledger' ? 'sale' : collection,
    column: column === 'revenue' ? profile.revenue_basis : column,
    sum,
    scale: SCALES[column] ?? 10 ** exponentOf(profile.currency),
  };
}

/** Everything else is money. */
const SCALES: Readonly<Partial<Record<Measure['column'], number>>> = {
  count: 1,
  orders: 1,
  product_orders: 1,
  quantity: 1_000,
  returned: 1_000,
  value: 1_000_000,
};

/** Each filter once, with the measures that have it. */
function filtersOf({ measures }: MetricDefinition, { profile }: MetricContext): readonly ReceiptFilter[] {
  const filters = new Map<
    string,
    { dimension: StoredDimension; values: ReceiptFilter['values']; measures: string[] }
  >();
  for (const [name, measure] of Object.entries(measures)) {
    for (const [word, values] of Object.entries(whereOf(measure, profile) ?? {})) {
      const dimension = word as StoredDimension;
      const key = JSON.stringify([dimension, values]);
      const known = filters.get(key) ?? { dimension, values, measures: [] };
      known.measures.push(name);
      filters.set(key, known);
    }
  }
  return [...filters.values()];
}
