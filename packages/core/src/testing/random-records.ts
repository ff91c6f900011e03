import type { Choices } from './data-random.ts';

/** Records as a till, a site and a host may send them: few ids, so that records meet; amounts in currencies of every number of decimals. */

type RandomRecord = Readonly<Record<string, unknown>>;

const DECIMALS = { ZMW: 2, JPY: 0, KWD: 3, CLF: 4 } as const;
type Currency = keyof typeof DECIMALS;

const FROM = Date.UTC(2026, 1, 1);
const MINUTES = 30 * 1_440;

/** The words random records are made of. */
export const RECORD_WORDS = {
  channel: ['website', 'whatsapp', 'shop'],
  type: ['impression', 'click', 'conversion', 'share', 'checkout_started'],
  campaign: ['c1', "d'or; --"],
  product: ['p1', 'p2', 'P1', 'naïve 🫖'],
  post: ['post-1', 'post-2'],
  currency: ['ZMW', 'JPY', 'KWD', 'CLF'],
  person: ['ann', 'Ann', 'bob'],
} as const;
const { channel: CHANNELS, campaign: CAMPAIGNS, product: PRODUCTS, person: PEOPLE } = RECORD_WORDS;

/** Whose records they are, and from when. */
export interface RecordWorld {
  /** The business's own. Default ZMW. */
  readonly currency?: Currency;
  /** Of a record, ms UTC. Default: any minute of February 2026. */
  readonly timeOf?: (choices: Choices) => number;
}
type World = Required<RecordWorld>;

/** So many records of a business; some are duplicates, some will be refused. */
export function randomRecords(choices: Choices, count: number, world: RecordWorld = {}): RandomRecord[] {
  const given = { currency: 'ZMW', timeOf: anyTime, ...world } as const;
  return Array.from({ length: count }, () => randomRecord(choices, given));
}

/** So many published posts, with what people did with them so far: some are versions of the same. */
export function randomPosts(choices: Choices, count: number, timeOf: (choices: Choices) => number): RandomRecord[] {
  return Array.from({ length: count }, () => ({
    kind: 'post',
    id: `post-${choices.below(count)}`,
    channel: choices.oneOf(CHANNELS),
    status: 'published',
    published_at: new Date(timeOf(choices)).toISOString(),
    caption: choices.oneOf(['New cloth has come in', 'Which colour do you like best?', 'Open until six']),
    hashtags: choices.someOf(['#tea', '#cloth', '#new']),
    media: choices.oneOf(['none', 'image', 'video']),
    engagement: { reactions: choices.below(200), comments: choices.below(20) },
  }));
}

function randomRecord(choices: Choices, world: World): RandomRecord {
  switch (choices.oneOf(['sale', 'sale', 'refund', 'event', 'spend', 'state'] as const)) {
    case 'sale':
      return randomSale(choices, world);
    case 'refund':
      return randomRefund(choices, world);
    case 'event':
      return randomEvent(choices, world);
    case 'spend':
      return {
        kind: 'spend',
        id: `x${choices.below(20)}`,
        campaign_id: choices.oneOf(CAMPAIGNS),
        occurred_at: randomTimestamp(choices, world),
        amount: randomDecimal(choices, DECIMALS[world.currency]),
      };
    case 'state':
      return randomState(choices, world);
  }
}

function randomSale(choices: Choices, world: World): RandomRecord {
  const currency = randomCurrency(choices, world);
  const items = Array.from({ length: 1 + choices.below(4) }, () => randomSaleItem(choices, currency));
  return {
    kind: 'sale',
    id: `s${choices.below(40)}`,
    occurred_at: randomTimestamp(choices, world),
    channel: choices.oneOf(CHANNELS),
    ...(currency !== world.currency && { currency }),
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

function randomRefund(choices: Choices, world: World): RandomRecord {
  const currency = randomCurrency(choices, world);
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
    occurred_at: randomTimestamp(choices, world),
    ...(choices.chance(70) && { sale_id: `s${choices.below(50)}` }),
    ...(choices.chance(50) && { channel: choices.oneOf(CHANNELS) }),
    ...(choices.chance(70) && { currency }),
    ...(choices.chance(50) ? { amount } : { items }),
  };
}

function randomEvent(choices: Choices, world: World): RandomRecord {
  return {
    kind: 'event',
    id: choices.below(60),
    type: choices.oneOf(RECORD_WORDS.type),
    occurred_at: randomTimestamp(choices, world),
    channel: choices.oneOf(CHANNELS),
    ...(choices.chance(40) && { count: 1 + choices.below(1_000) }),
    ...(choices.chance(60) && { campaign_id: choices.oneOf(CAMPAIGNS) }),
    ...(choices.chance(40) && { post_id: choices.oneOf(RECORD_WORDS.post) }),
    ...(choices.chance(40) && { product_id: choices.oneOf(PRODUCTS) }),
    ...(choices.chance(70) && { visitor_id: choices.oneOf(PEOPLE) }),
    ...(choices.chance(50) && { session_id: choices.oneOf(['v1', 'v2', 'v3']) }),
    ...(choices.chance(30) && { value: choices.oneOf([randomDecimal(choices, 6), '-1.5']) }),
  };
}

function randomState(choices: Choices, world: World): RandomRecord {
  const version = choices.chance(60) && { updated_at: randomTimestamp(choices, world) };
  switch (choices.oneOf(['product', 'campaign', 'post'] as const)) {
    case 'product':
      return { kind: 'product', id: choices.oneOf(PRODUCTS), name: choices.oneOf(['Tea', 'Bag']), ...version };
    case 'campaign':
      return {
        kind: 'campaign',
        id: choices.oneOf(CAMPAIGNS),
        name: 'Easter',
        status: choices.oneOf(['active', 'draft']),
        ...(choices.chance(50) && { budget: randomDecimal(choices, DECIMALS[world.currency]) }),
        ...version,
      };
    case 'post':
      return {
        kind: 'post',
        id: 'post-1',
        channel: choices.oneOf(CHANNELS),
        status: 'published',
        published_at: randomTimestamp(choices, world),
        media: 'image',
        hashtags: ['#tea'],
        ...version,
      };
  }
}

function randomCurrency(choices: Choices, { currency }: World): Currency {
  return choices.oneOf([currency, ...RECORD_WORDS.currency]);
}

function randomTimestamp(choices: Choices, { timeOf }: World): string {
  return new Date(timeOf(choices)).toISOString();
}

function anyTime(choices: Choices): number {
  return FROM + choices.below(MINUTES) * 60_000;
}

/** With up to so many decimals: mostly small, now and then large. */
function randomDecimal(choices: Choices, decimals: number): string {
  const scaled = choices.chance(85)
    ? choices.below(50 * 10 ** decimals)
    : choices.below(2 ** 31) * 400 + choices.below(400);
  const digits = String(scaled).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}
