/** Where the fields of a record come from in a Segment call. */
const SOURCES: Readonly<Record<string, string>> = {
  id: '/messageId',
  occurred_at: '/timestamp',
  channel: '/context/campaign/source',
  campaign_id: '/context/campaign/name',
  customer_id: '/userId',
  visitor_id: '/anonymousId',
  sale_id: '/properties/order_id',
  items: '/properties/products',
  amount: '/properties/total',
  business_id: '/business_id',
};

/** A path in the record as the sender knows it: `/items/0/unit_price` is `/properties/products/0/price`. */
export function segmentPathOf(path: string): string {
  const [, field = '', ...rest] = path.split('/');
  const source = SOURCES[field] ?? `/properties/${field}`;
  const inside = rest.map((step) => (step === 'unit_price' ? 'price' : step));
  return [source, ...inside].join('/');
}
