import type { Reader } from '../capabilities/capability.ts';
import { RETENTION_QUERY, summedDaysOf } from '../data/summed-days.ts';
import { dateAt } from '../kernel/calendar.ts';
import { formatDate } from '../kernel/calendar-date.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { Fact, LedgerLine, RefundFact, State } from '../records/fact.ts';
import { recordOfFact } from '../records/from-facts/record-of-fact.ts';
import { stateRecordOf } from '../records/from-facts/state-record.ts';
import { profileOfState } from '../records/business-profile.ts';
import type { BusinessProfile } from '../records/profile.ts';
import type { BizRecord } from '../records/schema/record.ts';

export interface ExportParts {
  readonly business: BusinessId;
  /** The one the host vouches for, if it gave one; else the kept `business` record counts. */
  readonly hostProfile: BusinessProfile | undefined;
  readonly reader: Reader;
  readonly signal?: AbortSignal | undefined;
  /** Told in one sentence of what a fact holds that no record can say; never so for what came as records. */
  readonly onLoss?: ((message: string) => void) | undefined;
}

const FOREVER = { from: 0, to: Date.UTC(9999, 0) };
const PAGE_FACTS = 1_000;

/**
 * Everything that is kept of a business as records: its profile, what is, then what happened, oldest first. Taken in again they give equal
 * answers to every question. In constant memory but for the states. What is written meanwhile may be in it or not.
 */
export async function* exportBusiness(parts: ExportParts): AsyncGenerator<BizRecord> {
  const { business, reader } = parts;
  const own = (record: BizRecord): BizRecord => ({ ...record, business_id: business });
  const { record: itself, currency } = await businessRecordOf(parts);
  yield own({ ...itself, ...(await eventsFrom(reader)) });
  const products = await reader.find({ kind: 'product' });
  const others = [await reader.find({ kind: 'campaign' }), await reader.find({ kind: 'post' })].flat();
  for (const state of [...products, ...others]) yield own(stateRecordOf(state));
  const learned = new Map(products.filter(({ implicit }) => implicit === true).map((state) => [state.id, state]));
  for await (const fact of factsOf(parts)) {
    parts.signal?.throwIfAborted();
    const { record, lost } = recordOfFact(withoutStrayNames(fact, learned), currency);
    if (lost !== undefined) parts.onLoss?.(`The ${fact.kind} "${fact.id}": records cannot say ${lost}.`);
    yield own(record);
  }
}

/** From which local date on events are kept one by one, in a field that is no part of the record: whoever takes it in closes the days before. */
async function eventsFrom(reader: Reader): Promise<object> {
  const days = summedDaysOf(await reader.find(RETENTION_QUERY));
  return days === undefined ? {} : { events_from: formatDate(dateAt(days.until, days.timezone)) };
}

/** What the host vouches for, or as it was sent. Throws `not_found` where there is neither. */
async function businessRecordOf(
  parts: ExportParts,
): Promise<{ readonly record: BizRecord; readonly currency: string }> {
  const { business, hostProfile, reader } = parts;
  if (hostProfile !== undefined) {
    const { locale, channels, ...rest } = hostProfile;
    const optional = { channels: [...channels], ...(locale !== undefined && { locale }) };
    return { record: { kind: 'business', id: business, ...rest, ...optional }, currency: hostProfile.currency };
  }
  const [state] = await reader.find({ kind: 'business', ids: [business] });
  if (state === undefined) throw new BizBoostError('not_found', `There is no business "${business}" to export.`);
  return { record: stateRecordOf(state), currency: profileOfState(state).currency };
}

/**
 * Without the names that would win over what a product is called by now: a refund whose sale came after it has the names that the sale knew
 * earlier, and taught nobody.
 */
function withoutStrayNames(fact: Fact, learned: ReadonlyMap<string, State>): Fact {
  if (learned.size === 0 || (fact.kind !== 'sale' && fact.kind !== 'refund')) return fact;
  const isStray = ({ product, name }: LedgerLine): boolean => {
    const state = product === undefined || name === undefined ? undefined : learned.get(product);
    return state !== undefined && name !== state.record['name'] && fact.at >= (state.updatedAt ?? -Infinity);
  };
  const named = (line: LedgerLine): LedgerLine => (isStray(line) ? { ...line, name: undefined } : line);
  const lines = fact.lines.map(named);
  if (fact.kind === 'sale' || fact.items === undefined) return { ...fact, lines };
  return { ...fact, lines, items: fact.items.map(named) };
}

/** Refunds that must come before their sale first, then everything in its order. */
async function* factsOf(parts: ExportParts): AsyncGenerator<Fact> {
  const { reader } = parts;
  const early = new Set<string>();
  for await (const refund of apartFromTheirSale(parts)) {
    early.add(refund.id);
    yield refund;
  }
  const kinds = ['event', 'sale', 'refund', 'spend'] as const;
  for await (const fact of reader.read({ kinds, ...FOREVER }))
    if (fact.kind !== 'refund' || !early.has(fact.id)) yield fact;
}

/**
 * Refunds that came before their sale and kept their own currency, since the sale's cannot say the amount: had the sale been there, they would
 * have been refused.
 */
async function* apartFromTheirSale({ reader }: ExportParts): AsyncGenerator<RefundFact> {
  for await (const page of pagesOf(reader.read({ kinds: ['refund'], ...FOREVER }))) {
    const refunds = page.filter((fact): fact is RefundFact => fact.kind === 'refund' && !fact.orphan);
    const ids = refunds.flatMap(({ sale }) => sale ?? []);
    const sales = new Map((await reader.find({ kind: 'sale', ids })).map((sale) => [sale.id, sale]));
    for (const refund of refunds) {
      const sale = refund.sale === undefined ? undefined : sales.get(refund.sale);
      if (sale !== undefined && sale.currency !== refund.currency) yield refund;
    }
  }
}

async function* pagesOf(facts: AsyncIterable<Fact>): AsyncGenerator<readonly Fact[]> {
  let page: Fact[] = [];
  for await (const fact of facts) {
    if (page.push(fact) < PAGE_FACTS) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
