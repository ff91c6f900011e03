import {
  dateAt,
  formatDate,
  parseDate,
  segmentsOf,
  startOfDate,
  type AggregateQuery,
  type EventFact,
  type Fact,
  type Interval,
  type SaleFact,
} from '@bizboost/core';
import { askForSums } from '../sql/aggregate.ts';
import { safeInteger } from '../sql/integers.ts';
import { Binder, type SqlRow } from '../sql/statement.ts';
import { currencyOf } from './amounts-sql.ts';
import { scaledOf, wordOf } from './field-sql.ts';
import type { MappedField, MappedRows } from './inspect.ts';
import type { MappingDialect } from './mapping-dialect.ts';
import type { MappedRelation } from './mapped-relation.ts';
import type { Place } from './place.ts';
import { isOfBusiness } from './tenancy.ts';

/** A table that sums up whole days, and what it may stand in for. */
export interface DailySums {
  readonly rows: MappedRows;
  /** Whose days these are. */
  readonly timezone: string;
  readonly currency: string | undefined;
}

/** What a table of daily sums has of the days that have no rows of their own. */
export interface StandIn {
  /** One for each day, channel and measure, at the first moment of the day. */
  readonly facts: readonly Fact[];
  /** The days, oldest first. */
  readonly days: readonly Interval[];
}

const NOTHING: StandIn = { facts: [], days: [] };
const DAY_MS = 86_400_000;
const MEASURES = {
  impressions: 'impression',
  clicks: 'click',
  conversions: 'conversion',
  engagements: 'engagement',
} as const;

/**
 * The sums that stand in for events, or for sales and refunds, during a time: those of days of which none of these is there.
 * @param own the relations that have such rows, if any
 */
export async function standInFor(
  collection: AggregateQuery['collection'],
  {
    sums,
    own,
    during,
  }: { readonly sums: DailySums; readonly own: readonly MappedRelation[]; readonly during: Interval },
  place: Place,
): Promise<StandIn> {
  if (collection === 'spend' || during.to <= during.from) return NOTHING;
  const rows = await rowsDuring(sums, during, place);
  const dates = [...new Set(rows.map(({ date }) => date))].sort((a, b) => a - b);
  if (dates.length === 0) return NOTHING;
  const covered = await datesWithRows(own, dates, { ...place, timezone: sums.timezone });
  const missing = rows.filter(({ date }) => !covered.has(date));
  const facts = missing.flatMap((row): readonly Fact[] =>
    collection === 'event' ? eventsOf(row, sums) : salesOf(row, sums),
  );
  return { facts, days: dates.filter((date) => !covered.has(date)).map((date) => dayOf(date, sums.timezone)) };
}

interface DailyRow {
  /** Its day number. */
  readonly date: number;
  readonly row: SqlRow;
}

async function rowsDuring(sums: DailySums, during: Interval, place: Place): Promise<DailyRow[]> {
  const { rows, timezone } = sums;
  const { dialect, business, session, options } = place;
  const { business_id: owner, date } = rows.fields as Readonly<Record<string, MappedField>>;
  const binder = new Binder(dialect);
  const [from, to] = [dateAt(during.from, timezone), dateAt(during.to - 1, timezone) + 1].map(formatDate);
  const conditions = [
    isOfBusiness(owner as MappedField, business, { binder, dialect }),
    `${date?.expression} >= ${dialect.literal(from as string)}`,
    // A column of dates may have a time with each.
    `${date?.expression} < ${dialect.literal(to as string)}`,
    ...rows.conditions,
  ];
  const columns = Object.entries(columnsOf(sums, dialect)).map(([name, sql]) => `${sql} AS ${name}`);
  const text = `SELECT ${columns.join(', ')} FROM ${rows.from} WHERE ${conditions.join(' AND ')}`;
  const found = await session.all(binder.statement(text), options);
  return found.flatMap((row) => {
    const day = parseDate(String(row['day']).slice(0, 10));
    return day === undefined ? [] : [{ date: day, row }];
  });
}

function columnsOf(
  { rows: { fields }, currency: byDefault }: DailySums,
  dialect: MappingDialect,
): Record<string, string> {
  const currency = fields['revenue'] === undefined ? undefined : currencyOf(fields['currency'], byDefault, dialect);
  const date = fields['date'] as MappedField;
  return {
    day: dialect.text(date.expression, date.type),
    channel: wordOf(fields['channel'], 'unknown', dialect),
    ...Object.fromEntries(Object.keys(MEASURES).map((name) => [name, scaledOf(fields[name], '1', { dialect })])),
    ...(currency && {
      revenue: scaledOf(fields['revenue'], `(${currency.factor})`, { dialect }),
      currency: currency.code,
    }),
  };
}

/** Which of some days have rows of their own. */
async function datesWithRows(
  own: readonly MappedRelation[],
  dates: readonly number[],
  { session, dialect, business, options, timezone }: Place & { readonly timezone: string },
): Promise<ReadonlySet<number>> {
  const segments = runsOf(dates, timezone).flatMap((run) => segmentsOf(run, timezone));
  const covered = new Set<number>();
  for (const relation of own) {
    const query = { business, collection: relation.collection, segments, grain: 'day', by: [], sums: {} } as const;
    const rows = await askForSums(query, { session, relation, dialect, options });
    for (const { segment, bucket } of rows) {
      const { from, offsetMs } = segments[segment] as (typeof segments)[number];
      covered.add(dateAt(Math.max(from, bucket * DAY_MS - offsetMs), timezone));
    }
  }
  return covered;
}

/** Days that follow each other as one stretch of time. */
function runsOf(dates: readonly number[], timezone: string): Interval[] {
  const runs: { from: number; to: number }[] = [];
  for (const { from, to } of dates.map((date) => dayOf(date, timezone))) {
    const last = runs.at(-1);
    if (last?.to === from) last.to = to;
    else runs.push({ from, to });
  }
  return runs;
}

function eventsOf({ date, row }: DailyRow, { timezone }: DailySums): EventFact[] {
  const at = startOfDate(date, timezone);
  const channel = String(row['channel']);
  return Object.entries(MEASURES).flatMap(([name, type]) => {
    const count = safeInteger(row[name], name);
    return count === 0
      ? []
      : [{ kind: 'event', id: `${formatDate(date)} ${channel} ${type}`, at, type, channel, count, value: 0 }];
  });
}

function salesOf({ date, row }: DailyRow, { timezone }: DailySums): SaleFact[] {
  const revenue = safeInteger(row['revenue'], 'revenue');
  if (revenue === 0) return [];
  const [at, channel] = [startOfDate(date, timezone), String(row['channel'])];
  const amounts = { gross: Math.max(0, revenue), discount: Math.max(0, -revenue) };
  const line = { ...amounts, refund: 0, quantity: 0, returned: 0, orders: 0, productOrders: 0 } as const;
  return [
    {
      kind: 'sale',
      id: `${formatDate(date)} ${channel}`,
      at,
      channel,
      currency: String(row['currency']),
      lines: [line],
    },
  ];
}

function dayOf(date: number, timezone: string): Interval {
  return { from: startOfDate(date, timezone), to: startOfDate(date + 1, timezone) };
}
