import type {
  AggregateRow,
  Collection,
  DistinctQuery,
  DistinctRow,
  RecordsQuery,
  RecordsRow,
  SumsQuery,
  Where,
} from '../data/adapter.ts';
import { COLLECTION_OF, personOf, rowsOf } from '../data/fact-rows.ts';
import type { Fact } from '../data/fact.ts';
import { createFold, type Fold } from '../data/fold.ts';
import { createRecordCount, recordFilter, type RecordCount } from '../data/fold-records.ts';
import { rowFilter } from '../data/row-filter.ts';
import type { MissingPart } from '../kernel/missing-part.ts';

/** A question to the store whose rows can be remembered. */
export interface StoreQuestion<Row> {
  /** Equal for equal questions of one business. */
  readonly key: string;
  readonly collections: readonly Collection[];
  /** Whether facts that come or go change its rows. */
  concerns(facts: readonly Fact[]): boolean;
  keep(rows: readonly Row[]): KeptRows<Row>;
}

/** What the store answered. */
export interface StoreRows<Row> {
  readonly rows: readonly Row[];
  /** What it lacks of what was asked for. */
  readonly missing: readonly MissingPart[];
}

/** What changed in the store. A refund that got other lines is in both. */
export interface FactChange {
  readonly added: readonly Fact[];
  readonly removed: readonly Fact[];
}

/** Rows that are kept right while facts come. */
export interface KeptRows<Row> {
  rows(): readonly Row[];
  /** False where it cannot be done: then the store must be asked anew. */
  takeIn(change: FactChange): boolean;
}

/** Sums are brought up to date by what changed alone. */
export function sumsQuestion(query: SumsQuery): StoreQuestion<AggregateRow> {
  return {
    key: keyOfSums(query),
    collections: [query.collection],
    concerns(facts) {
      const probe = createFold(query);
      return facts.some((fact) => {
        probe.add(fact);
        return probe.rows().length > 0;
      });
    },
    keep(rows) {
      // Most are asked for and never written to: what sums are brought up to date with is made when it is needed.
      let fold: Fold | undefined;
      return {
        rows: () => fold?.rows() ?? rows,
        takeIn: (change) => foldIn((fold ??= createFold(query, rows)), change),
      };
    },
  };
}

/** Who was counted already is not known from a count, so it is taken anew when someone comes, and only then. */
export function distinctQuestion(query: Omit<DistinctQuery, 'business'>): StoreQuestion<DistinctRow> {
  const { field, collections, segments, by, where } = query;
  const passes = rowFilter(where);
  const concerns = (facts: readonly Fact[]): boolean =>
    facts.some((fact) => {
      const isAsked = collections.some((collection) => collection === COLLECTION_OF[fact.kind]);
      const isThen = segments.some(({ from, to }) => from <= fact.at && fact.at < to);
      return isAsked && isThen && rowsOf(fact).some((row) => personOf(row, field) !== undefined && passes(row));
    });
  const spans = segments.map(({ from, to }) => [from, to]);
  return {
    key: JSON.stringify(['distinct', field, collections, spans, by, filtersOf(where)]),
    collections,
    concerns,
    keep: (rows) => ({ rows: () => rows, takeIn: ({ added, removed }) => !concerns(added) && !concerns(removed) }),
  };
}

/** Counts are brought up to date like sums: a record counts once, and comes or goes as a whole. */
export function recordsQuestion(query: Omit<RecordsQuery, 'business'>): StoreQuestion<RecordsRow> {
  const { kind, segments, conditions } = query;
  const spans = segments.map(({ from, to }) => [from, to]);
  const asked = conditions.map(({ where, names }) => [names ?? null, filtersOf(where)]);
  return {
    key: JSON.stringify(['records', kind, spans, asked]),
    collections: [COLLECTION_OF[kind]],
    concerns: (facts) => facts.some(recordFilter(query)),
    keep(rows) {
      let count: RecordCount | undefined;
      return {
        rows: () => count?.rows() ?? rows,
        takeIn({ added, removed }) {
          count ??= createRecordCount(query, rows);
          for (const fact of removed) count.remove(fact);
          for (const fact of added) count.add(fact);
          return true;
        },
      };
    },
  };
}

/** False where a sum changes that the store could not tell: then the store must say what it is by now. */
function foldIn(fold: Fold, { added, removed }: FactChange): boolean {
  try {
    for (const fact of removed) fold.remove(fact);
    for (const fact of added) fold.add(fact);
    return true;
  } catch {
    return false;
  }
}

function keyOfSums({ collection, segments, grain, by, where, sums }: SumsQuery): string {
  const cuts = segments.map(({ from, to, offsetMs }) => [from, to, offsetMs]);
  const columns = Object.entries(sums).map(([name, sum]) => [name, sum.column, filtersOf(sum.where)]);
  return JSON.stringify(['sums', collection, grain, cuts, by, filtersOf(where), columns]);
}

/** In one order, however they were written down. */
function filtersOf(where: Where = {}): readonly (readonly [string, unknown])[] {
  return Object.entries(where).sort(([a], [b]) => (a < b ? -1 : 1));
}
