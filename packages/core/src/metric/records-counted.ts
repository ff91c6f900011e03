import type { RecordCondition, Where } from '../data/adapter.ts';
import type { Fact } from '../data/fact.ts';
import { compareText } from '../kernel/compare-text.ts';
import type { MetricContext } from './context.ts';
import type { DistinctMeasure, Measure, MetricDefinition } from './definition.ts';

/** So many types of events are listed; the rest are added up. */
export const MOST_TYPES = 20;

/** Records of one kind, and of events of one type. */
export interface CountedRecords {
  readonly kind: Fact['kind'];
  readonly type?: string;
  readonly count: number;
}

/** The records that a number was made of. */
export interface RecordsCounted {
  readonly total: number;
  /** Sales, refunds, events (most first), spends; what there was none of is left out. */
  readonly kinds: readonly CountedRecords[];
  /** Types of events that are not listed, and their records. */
  readonly more?: { readonly types: number; readonly count: number };
}

/**
 * How many records the metric looked at in its period: those of the kinds that can carry what its measures sum, and that pass their filters,
 * each once, whatever its lines and in however many measures. Of a quotient that is both what is divided and what it is divided by. A sale
 * without discount is one of the records of `discounts`: it was looked at, and adds nothing.
 */
export async function recordsCounted(metric: MetricDefinition, context: MetricContext): Promise<RecordsCounted> {
  const { reader, period } = context;
  const { from, to } = period.interval;
  const counts = await Promise.all(
    [...conditionsOf(metric, context)].map(async ([kind, conditions]) => {
      const rows = from < to ? await reader.records({ kind, segments: [{ from, to }], conditions }) : [];
      return rows.map(({ type, count }): CountedRecords => ({ kind, ...(type !== null && { type }), count }));
    }),
  );
  const all = counts
    .flat()
    .filter(({ count }) => count > 0)
    .sort(
      (a, b) =>
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || b.count - a.count || compareText(a.type ?? '', b.type ?? ''),
    );
  const types = all.filter(({ kind }) => kind === 'event');
  const rest = new Set(types.slice(MOST_TYPES));
  const sum = (some: Iterable<CountedRecords>): number => [...some].reduce((total, { count }) => total + count, 0);
  return {
    total: sum(all),
    kinds: all.filter((one) => !rest.has(one)),
    ...(rest.size > 0 && { more: { types: rest.size, count: sum(rest) } }),
  };
}

const KINDS: readonly Fact['kind'][] = ['sale', 'refund', 'event', 'spend'];

/** Which records of each kind can matter to a metric's measures. */
export function conditionsOf(
  metric: MetricDefinition,
  { profile }: Pick<MetricContext, 'profile'>,
): ReadonlyMap<Fact['kind'], readonly RecordCondition[]> {
  const byKind = new Map<Fact['kind'], Map<string, RecordCondition>>();
  for (const measure of Object.values(metric.measures)) {
    const where = whereOf(measure, profile);
    const condition = { ...(where && { where }), ...('distinct' in measure && { names: measure.distinct }) };
    for (const kind of kindsOf(measure, profile)) {
      const known = byKind.get(kind) ?? new Map<string, RecordCondition>();
      byKind.set(kind, known.set(JSON.stringify(condition), condition));
    }
  }
  return new Map([...byKind].map(([kind, conditions]) => [kind, [...conditions.values()]]));
}

/** A measure's filter, with what is filtered without being asked: money counts in the business's own currency alone. */
export function whereOf(measure: Measure | DistinctMeasure, { currency }: MetricContext['profile']): Where | undefined {
  const { where } = measure;
  if ('distinct' in measure || measure.collection !== 'ledger') return where;
  return { ...where, currency: where?.currency?.filter((one) => one === currency) ?? [currency] };
}

function kindsOf(measure: Measure | DistinctMeasure, profile: MetricContext['profile']): readonly Fact['kind'][] {
  if ('distinct' in measure) return KINDS_NAMING[measure.distinct];
  if (measure.collection !== 'ledger') return [measure.collection];
  switch (measure.column) {
    case 'refund':
    case 'returned':
      return ['refund'];
    case 'net':
      return ['sale', 'refund'];
    case 'revenue':
      return profile.revenue_basis === 'net' ? ['sale', 'refund'] : ['sale'];
    default:
      return ['sale'];
  }
}

const KINDS_NAMING = { visitor: ['event', 'sale'], customer: ['sale'], session: ['event'] } as const;
