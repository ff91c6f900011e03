import { CAMPAIGNS, CHANNELS, priceOf, PRODUCTS, TYPES, type Trade } from './trade.ts';

export type BenchRecord = Readonly<Record<string, unknown>>;

const BATCH = 10_000;

export const profile = { name: 'Bench', timezone: 'Africa/Lusaka', currency: 'ZMW' } as const;

/** Campaigns, half of them active, and products. */
export function stateRecords(): BenchRecord[] {
  return [
    ...numbered(CAMPAIGNS).map((number) => ({
      kind: 'campaign',
      id: campaignId(number),
      name: `Campaign ${number}`,
      status: number % 2 ? 'active' : 'completed',
    })),
    ...numbered(PRODUCTS).map((number) => ({ kind: 'product', id: productId(number), name: `Product ${number}` })),
  ];
}

/** A trade's records in batches as large as a body may be. */
export function* batchesOf(trade: Trade): Generator<readonly BenchRecord[]> {
  let batch: BenchRecord[] = [];
  for (const records of [eventRecords(trade), saleRecords(trade)]) {
    for (const record of records) {
      if (batch.push(record) < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

export function* eventRecords({ events }: Trade): Generator<BenchRecord> {
  for (let row = 0; row < events.at.length; row += 1) {
    const campaign = events.campaign[row] ?? 0;
    const count = events.count[row] ?? 1;
    yield {
      kind: 'event',
      id: `event-${row}`,
      type: TYPES[events.type[row] ?? 0],
      occurred_at: timeText(events.at[row]),
      channel: CHANNELS[events.channel[row] ?? 0],
      visitor_id: `visitor-${events.visitor[row]}`,
      ...(count > 1 && { count }),
      ...(campaign > 0 && { campaign_id: campaignId(campaign) }),
    };
  }
}

export function* saleRecords({ lines }: Trade): Generator<BenchRecord> {
  for (let row = 0; row < lines.at.length;) {
    const campaign = lines.campaign[row] ?? 0;
    const sale = lines.sale[row];
    const head = {
      kind: 'sale',
      id: `sale-${sale}`,
      occurred_at: timeText(lines.at[row]),
      channel: CHANNELS[lines.channel[row] ?? 0],
    };
    const items: BenchRecord[] = [];
    for (; lines.sale[row] === sale; row += 1) items.push(itemOf({ lines }, row));
    yield { ...head, items, ...(campaign > 0 && { campaign_id: campaignId(campaign) }) };
  }
}

function itemOf({ lines }: Pick<Trade, 'lines'>, row: number): BenchRecord {
  const product = lines.product[row] ?? 0;
  const discount = lines.discount[row] ?? 0;
  return {
    product_id: productId(product),
    quantity: lines.quantity[row],
    unit_price: priceOf(product) / 100,
    ...(discount > 0 && { discount: discount / 100 }),
  };
}

export function campaignId(number: number): string {
  return `campaign-${number}`;
}

export function productId(number: number): string {
  return `product-${number}`;
}

function timeText(at = 0): string {
  return new Date(at).toISOString();
}

function numbered(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}
