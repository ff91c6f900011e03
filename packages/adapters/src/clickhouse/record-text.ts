import type { EventFact, Fact, LedgerLine, RefundFact, SaleFact, SpendFact, State } from '@bizboost/core';
import { field, jsonField, NO_FIELD } from './quote.ts';

/** Facts and states as tab-separated rows of `bizboost_record`. */

/** A row in parts, so that columns nobody fills are not sent. */
export interface RowText {
  readonly shared: string;
  /** What events have; left out where it is nothing. */
  readonly event?: string;
  /** What all others have; left out where it is nothing. */
  readonly rest?: string;
  /** Of several rows with one key the one with the highest version counts. */
  readonly version: string;
}

const SHARED = [
  'business_id',
  'kind',
  'occurred_at_ms',
  'id',
  'line',
  'is_line',
  'channel',
  'campaign_id',
  'product_id',
  'visitor_id',
];
const EVENT = ['type', 'post_id', 'session_id', 'occurrences', 'value_millionths'];
const REST = [
  'customer_id',
  'sale_id',
  'currency',
  'name',
  'gross_minor',
  'discount_minor',
  'refund_minor',
  'quantity_thousandths',
  'returned_thousandths',
  'orders',
  'product_orders',
  'amount_minor',
  'is_orphan',
  'detail',
];
const LAST = ['shard', 'version'];

const NO_EVENT = ['', '', '', 0, 0].join('\t');
const NO_REST = ['', '', '', NO_FIELD, 0, 0, 0, 0, 0, 0, 0, 0, 0, ''].join('\t');

/** Of what is kept for the first time. */
const FIRST_VERSION = '0';

/** Rows for one shard, with the columns they need. */
export function recordRows(
  rows: readonly RowText[],
  shard: number,
): { readonly columns: readonly string[]; readonly rows: string } {
  const hasEvent = rows.some(({ event }) => event !== undefined);
  const hasRest = rows.some(({ rest }) => rest !== undefined);
  // One text that grows: a list of rows that is joined costs a third more.
  let text = '';
  for (const { shared, event = NO_EVENT, rest = NO_REST, version } of rows) {
    text += shared;
    if (hasEvent) text += `\t${event}`;
    if (hasRest) text += `\t${rest}`;
    text += `\t${shard}\t${version}\n`;
  }
  return { columns: [...SHARED, ...(hasEvent ? EVENT : []), ...(hasRest ? REST : []), ...LAST], rows: text };
}

/** The rows of a fact: at least one. `business` is a field already. */
export function factRows(business: string, fact: Fact, version = FIRST_VERSION): RowText[] {
  if (fact.kind === 'event') return [eventRow(business, fact, version)];
  if (fact.kind === 'spend') return [spendRow(business, fact, version)];
  if (fact.lines.length === 0) return [lineRow(business, fact, { line: NO_LINE, index: 0, version })];
  return fact.lines.map((line, index) => lineRow(business, fact, { line, index, version }));
}

/** Rows that take the lines of a trade off from a position on. */
export function endedLines(
  business: string,
  fact: RefundFact,
  { from, to, version }: { readonly from: number; readonly to: number; readonly version: string },
): RowText[] {
  const rows: RowText[] = [];
  for (let index = from; index < to; index++) rows.push(lineRow(business, fact, { line: NO_LINE, index, version }));
  return rows;
}

/** A row that takes an event off. */
export function endedEvent(business: string, { id, at }: EventFact, version: string): RowText {
  return { shared: `${business}\tevent\t${at}\t${field(id)}\t0\t0\t\t\t\t`, version };
}

/** `undefined` stands for a line that is none. */
const NO_LINE = undefined;

function eventRow(business: string, fact: EventFact, version: string): RowText {
  const { id, at, type, channel, campaign, product, post, visitor, session, count, value } = fact;
  return {
    shared: `${business}\tevent\t${at}\t${field(id)}\t0\t1\t${field(channel)}\t${maybe(campaign)}\t${maybe(product)}\t${maybe(visitor)}`,
    event: `${field(type)}\t${maybe(post)}\t${maybe(session)}\t${count}\t${value}`,
    version,
  };
}

function spendRow(business: string, { id, at, campaign, amount }: SpendFact, version: string): RowText {
  return {
    shared: `${business}\tspend\t${at}\t${field(id)}\t0\t1\t\t${field(campaign)}\t\t`,
    rest: ['', '', '', NO_FIELD, 0, 0, 0, 0, 0, 0, 0, amount, 0, ''].join('\t'),
    version,
  };
}

function lineRow(
  business: string,
  fact: SaleFact | RefundFact,
  { line, index, version }: { readonly line: LedgerLine | undefined; readonly index: number; readonly version: string },
): RowText {
  const [sale, refund] = fact.kind === 'sale' ? [fact, undefined] : [undefined, fact];
  const { kind, id, at, channel, campaign, currency } = fact;
  const isLine = line === undefined ? 0 : 1;
  return {
    shared: `${business}\t${kind}\t${at}\t${field(id)}\t${index}\t${isLine}\t${field(channel)}\t${maybe(campaign)}\t${maybe(line?.product)}\t${maybe(sale?.visitor)}`,
    rest: [
      maybe(sale?.customer),
      maybe(refund?.sale),
      field(currency),
      line?.name === undefined ? NO_FIELD : field(line.name),
      line?.gross ?? 0,
      line?.discount ?? 0,
      line?.refund ?? 0,
      line?.quantity ?? 0,
      line?.returned ?? 0,
      line?.orders ?? 0,
      line?.productOrders ?? 0,
      0,
      refund?.orphan === true ? 1 : 0,
      index === 0 && refund?.items !== undefined ? jsonField(refund.items) : '',
    ].join('\t'),
    version,
  };
}

/** A version of a state. States lie at the beginning of time. */
export function stateRow(business: string, state: State, version: string): RowText {
  const { kind, id, ...detail } = state;
  return {
    shared: `${business}\t${kind}\t0\t${field(id)}\t0\t1\t\t\t\t`,
    rest: restWith(jsonField(detail)),
    version,
  };
}

/** How many changes one writer has made so far. */
export function changeRow(business: string, writer: string, changes: number): RowText {
  return { shared: `${business}\tchange\t0\t${writer}\t0\t1\t\t\t\t`, version: String(changes) };
}

function restWith(detail: string): string {
  return ['', '', '', NO_FIELD, 0, 0, 0, 0, 0, 0, 0, 0, 0, detail].join('\t');
}

function maybe(text: string | undefined): string {
  return text === undefined ? '' : field(text);
}
