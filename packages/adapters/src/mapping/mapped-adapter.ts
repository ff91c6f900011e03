import {
  checkDistinctQuery,
  checkRecordsQuery,
  checkSumsQuery,
  type AggregateQuery,
  type AggregateRow,
  type BusinessId,
  type DataAdapter,
  type Fact,
  type FindQuery,
  type Found,
  type ReadOptions,
  type ReadQuery,
  type State,
} from '@bizboost/core';
import { askForSums } from '../sql/aggregate.ts';
import { distinctRows, distinctStatement } from '../sql/distinct.ts';
import { inOrder } from '../sql/in-order.ts';
import { recordsRows, recordsStatement } from '../sql/records.ts';
import { businessesOf, businessStates } from './business-constants.ts';
import { highWaterMark } from './high-water.ts';
import type { MappedRows, MappingParts } from './inspect.ts';
import { learnedNames } from './learned-names.ts';
import type { TableMapping } from './mapping.ts';
import { eventRelation, refundRelation, saleRelation, spendRelation, type MappedRelation } from './mapped-relation.ts';
import { readMapped } from './mapped-read.ts';
import { mappedBusinesses, mappedStates, STATE_ROWS, type MappedStateKind } from './mapped-states.ts';
import { mappedRefunds, mappedSales } from './mapped-trades.ts';
import { mergedRows } from './merge-rows.ts';
import type { Place } from './place.ts';
import { withEngagement } from './post-engagement.ts';
import type { RowKind } from './shapes.ts';
import { recordsWithDailySums, tellOfNobody, withDailySums, type StandInParts } from './with-daily-sums.ts';

export interface MappedAdapterParts extends MappingParts {
  readonly mapping: TableMapping;
  /** What the database has of it. */
  readonly rows: Readonly<Partial<Record<RowKind, MappedRows>>>;
  readonly onWarning: (message: string) => void;
  close(): Promise<void>;
}

/** An adapter that reads an application's own tables, and changes nothing. */
export function mappedAdapter(parts: MappedAdapterParts): DataAdapter {
  const { dialect, session, rows } = parts;
  const relations = relationsOf(parts);
  const standIn = standInOf(parts, relations);
  const place = (business: BusinessId, options: ReadOptions | undefined): Place => ({
    session,
    dialect,
    business,
    options,
  });
  return {
    name: `tables in ${dialect.name}`,
    holds: 'tables',
    read: (query, options) => read(relations, query, place(query.business, options)),
    async find<Q extends FindQuery>(business: BusinessId, query: Q, options?: ReadOptions) {
      options?.signal?.throwIfAborted();
      return (await find({ ...parts, relations }, query, place(business, options))) as readonly Found<Q>[];
    },
    async aggregate(query, options) {
      options?.signal?.throwIfAborted();
      checkSumsQuery(query);
      const here = place(query.business, options);
      const summed = await aggregate(relations, query, here);
      return standIn === undefined ? summed : withDailySums(query, summed, { parts: standIn, place: here });
    },
    async countDistinct(query, options) {
      options?.signal?.throwIfAborted();
      checkDistinctQuery(query);
      const named = {
        ...(relations.event && { event: relations.event }),
        ...(relations.sale && { ledger: relations.sale }),
      };
      const statement = distinctStatement(query, named, dialect);
      if (standIn !== undefined) await tellOfNobody(query, { parts: standIn, place: place(query.business, options) });
      return statement === undefined ? [] : distinctRows(query, await session.all(statement, options));
    },
    async countRecords(query, options) {
      options?.signal?.throwIfAborted();
      checkRecordsQuery(query);
      const relation = relations[query.kind];
      const statement =
        relation && recordsStatement(query, { ...relation, ...(relation.hasLines && { record: 'id' }) }, dialect);
      const rows = statement === undefined ? [] : recordsRows(await session.all(statement, options));
      if (standIn === undefined) return rows;
      return recordsWithDailySums(query, rows, { parts: standIn, place: place(query.business, options) });
    },
    highWaterMark: (business) => highWaterMark(Object.values(rows), business, parts),
    async businesses() {
      const constants = businessesOf(parts.mapping).map(({ id }) => id);
      const kept = rows.businesses === undefined ? [] : await mappedBusinesses(rows.businesses, parts);
      return [...constants, ...kept] as BusinessId[];
    },
    close: () => parts.close(),
  };
}

type MappedRelations = Readonly<Partial<Record<MappedRelation['kind'], MappedRelation>>>;

function relationsOf({ dialect, mapping: { currency }, rows }: MappedAdapterParts): MappedRelations {
  const parts = { dialect, currency };
  return {
    ...(rows.events && { event: eventRelation(rows.events, parts) }),
    ...(rows.sales && { sale: saleRelation(rows.sales, parts) }),
    ...(rows.refunds && { refund: refundRelation(rows.refunds, parts) }),
    ...(rows.spends && { spend: spendRelation(rows.spends, parts) }),
  };
}

function standInOf({ mapping, rows }: MappedAdapterParts, relations: MappedRelations): StandInParts | undefined {
  const { daily_sums: mapped, currency } = mapping;
  if (mapped === undefined || rows.daily_sums === undefined) return undefined;
  const own = Object.values(relations);
  return {
    sums: { rows: rows.daily_sums, timezone: mapped.timezone, currency },
    ownOf: (collection) => own.filter((relation) => relation.collection === collection),
  };
}

async function* read(relations: MappedRelations, query: ReadQuery, place: Place): AsyncGenerator<Fact> {
  const { options } = place;
  options?.signal?.throwIfAborted();
  const streams = query.kinds.flatMap((kind) => {
    const relation = relations[kind];
    return relation === undefined ? [] : [readMapped({ ...place, relation }, query)];
  });
  for await (const fact of inOrder(streams)) {
    options?.signal?.throwIfAborted();
    yield fact;
  }
}

async function aggregate(
  relations: MappedRelations,
  query: AggregateQuery,
  { session, dialect, options }: Place,
): Promise<readonly AggregateRow[]> {
  if (query.segments.length === 0) return [];
  const asked = Object.values(relations).filter(({ collection }) => collection === query.collection);
  const parts = asked.map((relation) => askForSums(query, { session, relation, dialect, options }));
  return mergedRows(query, await Promise.all(parts));
}

async function find(
  parts: MappedAdapterParts & { readonly relations: MappedRelations },
  query: FindQuery,
  place: Place,
): Promise<readonly unknown[]> {
  const { relations } = parts;
  if (query.kind === 'sale') return relations.sale ? mappedSales(relations.sale, query.ids, place) : [];
  if (query.kind === 'refund') return relations.refund ? mappedRefunds(relations.refund, query.saleIds, place) : [];
  if (query.kind === 'retention' || query.ids?.length === 0) return [];
  return findStates(parts, { kind: query.kind, ids: query.ids }, place);
}

async function findStates(
  parts: MappedAdapterParts & { readonly relations: MappedRelations },
  { kind, ids }: { readonly kind: MappedStateKind; readonly ids: readonly string[] | undefined },
  place: Place,
): Promise<readonly State[]> {
  const { business, options } = place;
  const { event, sale } = parts.relations;
  const rows = parts.rows[STATE_ROWS[kind]];
  const given = rows === undefined ? [] : await mappedStates(rows, { kind, business, ids, options }, parts);
  if (kind === 'business') return [...businessStates(parts.mapping, business, ids), ...given];
  if (kind === 'post') return event === undefined ? given : withEngagement(given, event, place);
  if (kind === 'campaign' || sale === undefined) return given;
  const known = new Set(given.map(({ id }) => id));
  const missing = ids?.filter((id) => !known.has(id));
  const learned = missing?.length === 0 ? [] : await learnedNames(sale, missing, place);
  return [...given, ...learned.filter(({ id }) => !known.has(id))];
}
