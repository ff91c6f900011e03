import { acceptsEvent } from '../../records/accept/accept-fact.ts';
import { acceptors } from '../../records/accept/acceptors.ts';
import { isFields, type Fields } from '../../records/accept/fields.ts';
import { explainRecord } from '../../records/explain-record.ts';
import type { FactContext } from '../../records/facts/context.ts';
import { eventFactOf, spendFactOf } from '../../records/facts/event-fact.ts';
import { saleFactOf } from '../../records/facts/sale-fact.ts';
import { stateOf } from '../../records/facts/state-fact.ts';
import { UnreadableItem, type Refusal } from '../../records/refusal.ts';
import { shortened } from '../../records/schema/expecting.ts';
import {
  isRecordKind,
  type EventRecord,
  type RecordKind,
  type RefundRecord,
  type SaleRecord,
} from '../../records/schema/record.ts';
import type { CampaignRecord, SpendRecord } from '../../records/schema/record.ts';
import { fromSegment, segmentEvents } from '../../records/segment/from-segment.ts';
import { isSegmentCall } from '../../records/segment/segment-call.ts';
import { segmentPathOf } from '../../records/segment/segment-path.ts';
import { addFact, addSale, addState, type Batch, type PathOf } from './batch.ts';

const PASS = 'items';
const asItIs: PathOf = (path) => path;

/** Takes one item into the batch, or counts its rejection. `business` records are taken before (`applyBusiness`). */
export function takeItem(batch: Batch, item: unknown, index: number): void {
  if (!isFields(item)) return refuse(batch, item, index);
  const { kind } = item;
  if (kind === 'event' && takeEvent(batch, item, index)) return;
  if (kind === 'business') return;
  if (isRecordKind(kind)) return takeRecord(batch, kind, item, { index, pathOf: asItIs });
  if (isSegmentCall(item)) return takeSegment(batch, item, index);
  refuse(batch, item, index);
}

/** The way of nearly everything that comes: false leaves the item to the long way, which knows what to say. */
function takeEvent(batch: Batch, record: Fields, index: number): boolean {
  if (batch.context === undefined || !acceptsEvent(record) || !isOurs(batch, record)) return false;
  try {
    addFact(batch, eventFactOf(record as unknown as EventRecord, batch.context), index);
  } catch (error) {
    batch.rejections.addThrown(PASS, index, error);
  }
  return true;
}

interface Place {
  readonly index: number;
  readonly pathOf: PathOf;
}

function takeRecord(batch: Batch, kind: RecordKind, record: Fields, place: Place): void {
  if (!acceptors[kind](record)) return refuse(batch, record, place.index, place.pathOf);
  if (!isOurs(batch, record)) return batch.rejections.add(PASS, place.index, () => notOurs(batch, record, place));
  try {
    keep(batch, kind, record, place);
  } catch (error) {
    batch.rejections.addThrown(PASS, place.index, error, place.pathOf);
  }
}

function keep(batch: Batch, kind: RecordKind, record: unknown, place: Place): void {
  const { index } = place;
  if (kind === 'product' || kind === 'campaign' || kind === 'post') {
    return addState(batch, stateOf(record as CampaignRecord, batch.context ?? batch), index);
  }
  const { context } = batch;
  if (context === undefined) return batch.rejections.add(PASS, index, withoutProfile);
  if (kind === 'event') return addFact(batch, eventFactOf(record as EventRecord, context), index);
  keepMoney(batch, kind, record, place, context);
}

function keepMoney(batch: Batch, kind: RecordKind, record: unknown, place: Place, context: FactContext): void {
  const { index, pathOf } = place;
  if (kind === 'sale') addSale(batch, saleFactOf(record as SaleRecord, context), index);
  else if (kind === 'refund') batch.refunds.push({ record: record as RefundRecord, index, pathOf });
  else addFact(batch, spendFactOf(record as SpendRecord, context), index);
}

function takeSegment(batch: Batch, call: Fields, index: number): void {
  const records = fromSegment(call);
  if (records.length === 0) batch.rejections.add(PASS, index, () => unknownCall(call));
  for (const record of records)
    takeRecord(batch, record['kind'] as RecordKind, record, { index, pathOf: segmentPathOf });
}

/** Whether a record is of the caller's business, said or not. */
export function isOurs({ business }: Batch, { business_id: id }: Fields): boolean {
  return id == null || id === business || String(id) === business;
}

function refuse(batch: Batch, item: unknown, index: number, pathOf: PathOf = asItIs): void {
  batch.rejections.add(PASS, index, () => {
    const { path, message } = item instanceof UnreadableItem ? item : (explainRecord(item) as Refusal);
    return { path: pathOf(path), message };
  });
}

function notOurs({ business }: Batch, record: Fields, { pathOf }: Place): Refusal {
  const message = `Expected records of the business ${shortened(business)}, got one of ${shortened(record['business_id'])}: send it with that business's own token.`;
  return { path: pathOf('/business_id'), message };
}

function withoutProfile(): Refusal {
  return {
    path: '',
    message:
      'Expected a business with a profile, got none: send a `business` record first (id, name, timezone, currency).',
  };
}

function unknownCall(call: Fields): Refusal {
  const known = segmentEvents.map((name) => `"${name}"`).join(', ');
  return {
    path: '/event',
    message: `Expected one of the commerce calls ${known}, got ${shortened(call['event'])}: send it as a record of a \`kind\`.`,
  };
}
