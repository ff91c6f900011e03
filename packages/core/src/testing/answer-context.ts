import type { AnswerContext, Reader } from '../capabilities/capability.ts';
import { KINDS_OF } from '../data/fact-rows.ts';
import type { FindQuery, Found } from '../data/adapter.ts';
import type { Fact, State } from '../data/fact.ts';
import { foldDistinct } from '../data/fold-distinct.ts';
import { foldAggregate } from '../data/fold.ts';
import { foldRecords } from '../data/fold-records.ts';
import { resolvePeriod } from '../kernel/calendar.ts';
import { businessIdOf } from '../kernel/ids.ts';
import type { MetricDefinition } from '../metric/definition.ts';
import type { BusinessProfile } from '../records/profile.ts';

/** What an answer is asked about. Everything has a default. */
export interface SampleWorld {
  readonly facts?: readonly Fact[];
  readonly states?: readonly State[];
  /** Default: Chitenge House in Lusaka (UTC+2), ZMW, net, channels `whatsapp` and `website`. */
  readonly profile?: Partial<BusinessProfile>;
  /** Default `today`. */
  readonly period?: string;
  /** Default 2026-03-02T12:05:11Z, a Monday, 14:05 in Lusaka. */
  readonly now?: number;
  readonly metrics?: readonly MetricDefinition[];
  /** Told of what the answer lacks. Default: nobody. */
  readonly onMissing?: AnswerContext['onMissing'];
}

const PROFILE: BusinessProfile = {
  name: 'Chitenge House',
  timezone: 'Africa/Lusaka',
  currency: 'ZMW',
  week_start: 1,
  revenue_basis: 'net',
  channels: ['whatsapp', 'website'],
};

/** The context of one answer over a few facts: what a capability's functions are tested with, without an engine. */
export function answerContext(world: SampleWorld = {}): AnswerContext {
  const profile = { ...PROFILE, ...world.profile };
  const now = world.now ?? Date.UTC(2026, 2, 2, 12, 5, 11);
  const calendar = { timezone: profile.timezone, weekStart: profile.week_start };
  return {
    business: businessIdOf('shop-1'),
    profile,
    now,
    period: resolvePeriod(world.period ?? 'today', calendar, now),
    reader: readerOf(world.facts ?? [], world.states ?? []),
    models: { get: async (_name, _basis, make) => make(async () => {}) },
    metrics: new Map((world.metrics ?? []).map((metric) => [metric.name, metric])),
    onMissing: world.onMissing ?? (() => {}),
  };
}

/** Reads from lists, in the slowest and plainest way. */
function readerOf(facts: readonly Fact[], states: readonly State[]): Reader {
  return {
    sums: (query) =>
      foldAggregate(
        query,
        facts.filter(({ kind }) => KINDS_OF[query.collection].includes(kind)),
      ),
    source: { name: 'lists', holds: 'records' },
    distinct: (query) => foldDistinct(query, facts),
    records: (query) => foldRecords(query, facts),
    find: <Q extends FindQuery>(query: Q) => Promise.resolve(findAll(query, facts, states) as Found<Q>[]),
    async *read({ kinds, from, to }) {
      for (const fact of [...facts].sort((a, b) => a.at - b.at))
        if (kinds.includes(fact.kind) && from <= fact.at && fact.at < to) yield fact;
    },
  };
}

function findAll(query: FindQuery, facts: readonly Fact[], states: readonly State[]): readonly (Fact | State)[] {
  if (query.kind === 'sale') return facts.filter((fact) => fact.kind === 'sale' && query.ids.includes(fact.id));
  if (query.kind === 'refund')
    return facts.filter((fact) => fact.kind === 'refund' && query.saleIds.includes(fact.sale ?? ''));
  return states.filter(({ kind, id }) => kind === query.kind && (query.ids?.includes(id) ?? true));
}
