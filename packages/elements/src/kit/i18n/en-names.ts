/** `average_order_value` → `Average order value`. */
export function spelledOut(name: string, locale = 'en'): string {
  const spaced = name.replaceAll('_', ' ');
  return spaced.charAt(0).toLocaleUpperCase(locale) + spaced.slice(1);
}

const NAMES = [
  'revenue',
  'impressions',
  'clicks',
  'conversions',
  'engagements',
  'engagement_rate',
  'gross_revenue',
  'net_revenue',
  'orders',
  'units',
  'average_order_value',
  'refunds',
  'discounts',
  'spend',
  'conversion_rate',
  'visitors',
  'channel',
  'product',
  'hour',
] as const;

/** Metrics and dimensions that are called in English as they are spelled. */
export const enNames = Object.fromEntries(NAMES.map((name) => [`measure.${name}`, spelledOut(name)])) as Readonly<
  Record<`measure.${(typeof NAMES)[number]}`, string>
>;
