import type { Choices } from './data-random.ts';

/** Records as a till, a site and a host may send them: few ids, so that records meet; amounts in currencies of every number of decimals. */

type RandomRecord = Readonly<Record<string, unknown>>;

const DECIMALS = { ZMW: 2, JPY: 0, KWD: 3, CLF: 4 } as const;
type Currency = keyof typeof DECIMALS;

const FROM = Date.UTC(2026, 1, 1);
const MINUTES = 30 * 1_440;
const PRODUCTS = ['p1', 'p2', 'P1', 'naïve 🫖'] as const;
const CAMPAIGNS = ['c1', "d'or; --"] as const;
const CHANNELS = ['website', 'whatsapp', 'shop'] as const;
const PEOPLE = ['ann', 'Ann', 'bob'] as const;

/** So many records of a business in ZMW; some are duplicates, some will be refused. */
export function randomRecords(choices: Choices, count: number): RandomRecord[] {
  return Array.from({ length: count }, () => randomRecord(choices));
}

function randomRecord(choices: Choices): RandomRecord {
  switch (choices.oneOf(['sale', 'sale', 'refund', 'event', 'spend', 'state'] as const)) {
    case 'sale':
      return randomSale(choices);
    case 'refund':
      return randomRefund(choices);
    case 'event':
      return randomEvent(choices);
    case 'spend':
      return {
        kind: 'spend',
        id: `x${choices.below(20)}`,
        campaign_id: choices.oneOf(CAMPAIGNS),
        occurred_at: randomTimestamp(choices),
        amount: randomDecimal(choices, 2),
      };
    case 'state':
      return randomState(choices);
  }
}

function randomSale(choices: Choices): RandomRecord {
  const currency = randomCurrency(choices);
  const items = Array.from({ length: 1 + choices.below(4) }, () => randomSaleItem(choices, currency));
  return {
    kind: 'sale',
    id: `s${choices.below(40)}`,
    occurred_at: randomTimestamp(choices),
    channel: choices.oneOf(CHANNELS),
    ...(currency !== 'ZMW' && { currency }),
    ...(choices.chance(40) && { discount: randomDecimal(choices, DECIMALS[currency]) }),
    ...(choices.chance(60) && { campaign_id: choices.oneOf(CAMPAIGNS) }),
    ...(choices.chance(60) && { customer_id: choices.oneOf(PEOPLE) }),
    ...(choices.chance(60) && { visitor_id: choices.oneOf(PEOPLE) }),
    ...(choices.chance(25) ? { amount: randomDecimal(choices, DECIMALS[currency]) } : { items }),
  };
}

function randomSaleItem(choices: Choices, currency: Currency): RandomRecord {
  const price = choices.oneOf([randomDecimal(choices, 6), randomDecimal(choices, 2), '-4', '0.333333']);
  const quantity = choices.oneOf([randomDecimal(choices, 3), '1', '3', '12']);
  return {
    product_id: choices.oneOf(PRODUCTS),
    ...(choices.chance(60) && { name: choices.oneOf(['Tea', 'Täschchen', 'Tea, green']) }),
    // Of what costs a great deal few are bought: nothing may go beyond the bound of an amount.
    quantity: Number(quantity) * Math.abs(Number(price)) > 1e8 ? '1.5' : quantity,
    unit_price: price,
    ...(choices.chance(30) && { discount: randomDecimal(choices, DECIMALS[currency]) }),
  };
}

function randomRefund(choices: Choices): RandomRecord {
  const currency = randomCurrency(choices);
  const items = Array.from({ length: 1 + choices.below(3) }, () => ({
    product_id: choices.oneOf(PRODUCTS),
    ...(choices.chance(30) && { name: 'Tea' }),
    ...(choices.chance(50)
      ? {
          amount: randomDecimal(choices, DECIMALS[currency]),
          ...(choices.chance(50) && { quantity: randomDecimal(choices, 3) }),
        }
      : { quantity: choices.oneOf(['1', '0.5', '3']), unit_price: randomDecimal(choices, 2) }),
  }));
  const amount = choices.chance(20) ? 'rest' : randomDecimal(choices, DECIMALS[currency]);
  return {
    kind: 'refund',
    id: `r${choices.below(50)}`,
    occurred_at: randomTimestamp(choices),
    ...(choices.chance(70) && { sale_id: `s${choices.below(50)}` }),
    ...(choices.chance(50) && { channel: choices.oneOf(CHANNELS) }),
    ...(choices.chance(70) && { currency }),
    ...(choices.chance(50) ? { amount } : { items }),
  };
}

function randomEvent(choices: Choices): RandomRecord {
  return {
    kind: 'event',
    id: choices.below(60),
    type: choices.oneOf(['impression', 'click', 'share', 'checkout_started']),
    occurred_at: randomTimestamp(choices),
    channel: choices.oneOf(CHANNELS),
    ...(choices.chance(40) && { count: 1 + choices.below(1_000) }),
    ...(choices.chance(60) && { campaign_id: choices.oneOf(CAMPAIGNS) }),
    ...(choices.chance(40) && { post_id: choices.oneOf(['post-1', 'post-2']) }),
    ...(choices.chance(40) && { product_id: choices.oneOf(PRODUCTS) }),
    ...(choices.chance(70) && { visitor_id: choices.oneOf(PEOPLE) }),
    ...(choices.chance(50) && { session_id: choices.oneOf(['v1', 'v2', 'v3']) }),
    ...(choices.chance(30) && { value: choices.oneOf([randomDecimal(choices, 6), '-1.5']) }),
  };
}

function randomState(choices: Choices): RandomRecord {
  const version = choices.chance(60) && { updated_at: randomTimestamp(choices) };
  switch (choices.oneOf(['product', 'campaign', 'post'] as const)) {
    case 'product':
      return { kind: 'product', id: choices.oneOf(PRODUCTS), name: choices.oneOf(['Tea', 'Bag']), ...version };
    case 'campaign':
      return {
        kind: 'campaign',
        id: choices.oneOf(CAMPAIGNS),
        name: 'Easter',
        status: choices.oneOf(['active', 'draft']),
        ...(choices.chance(50) && { budget: randomDecimal(choices, 2) }),
        ...version,
      };
    case 'post':
      return {
        kind: 'post',
        id: 'post-1',
        channel: choices.oneOf(CHANNELS),
        status: 'published',
        published_at: randomTimestamp(choices),
        media: 'image',
        hashtags: ['#tea'],
        ...version,
      };
  }
}

function randomCurrency(choices: Choices): Currency {
  return choices.oneOf(['ZMW', 'ZMW', 'JPY', 'KWD', 'CLF']);
}

function randomTimestamp(choices: Choices): string {
  return new Date(FROM + choices.below(MINUTES) * 60_000).toISOString();
}

/** With up to so many decimals: mostly small, now and then large. */
function randomDecimal(choices: Choices, decimals: number): string {
  const scaled = choices.chance(85)
    ? choices.below(50 * 10 ** decimals)
    : choices.below(2 ** 31) * 400 + choices.below(400);
  const digits = String(scaled).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
