import { randomFrom, type Random } from '../../examples/shop/random.ts';

export const CHANNELS = ['whatsapp', 'facebook', 'instagram', 'website', 'tiktok'] as const;
export const TYPES = [
  'impression',
  'click',
  'conversion',
  'reaction',
  'comment',
  'share',
  'save',
  'checkout_started',
] as const;
/** How many events of a thousand are of each type. */
const TYPE_WEIGHTS = [790, 85, 9, 72, 16, 9, 11, 8];
const CHANNEL_WEIGHTS = [20, 28, 27, 18, 7];
export const CAMPAIGNS = 12;
export const PRODUCTS = 200;
const VISITORS = 30_000;
const MINUTE_MS = 60_000;

/** What happened in a shop, one typed array per column, in order of time. `campaign` and `product` are 0 for none, else their number. */
export interface Trade {
  readonly events: EventColumns;
  readonly lines: LineColumns;
}

export interface EventColumns {
  readonly at: Float64Array;
  readonly type: Uint8Array;
  readonly channel: Uint8Array;
  readonly campaign: Uint8Array;
  readonly visitor: Uint16Array;
  readonly count: Uint8Array;
}

/** Lines of sales; those of one sale follow each other. Money in minor units. */
export interface LineColumns {
  readonly sale: Uint32Array;
  readonly at: Float64Array;
  readonly channel: Uint8Array;
  readonly campaign: Uint8Array;
  readonly product: Uint8Array;
  readonly quantity: Uint8Array;
  readonly gross: Float64Array;
  readonly discount: Float64Array;
}

export interface TradeOptions {
  /** Events lie in it, evenly but for chance; milliseconds UTC, half-open. */
  readonly eventsFrom: number;
  readonly salesFrom: number;
  readonly to: number;
  readonly events: number;
  readonly sales: number;
}

/** The same trade for the same options, every time. */
export function tradeOf(options: TradeOptions): Trade {
  const random = randomFrom(20260302);
  return { events: eventsOf(options, random), lines: linesOf(options, random) };
}

function eventsOf({ eventsFrom, to, events: length }: TradeOptions, random: Random): EventColumns {
  const type = deckOf(TYPE_WEIGHTS);
  const channel = deckOf(CHANNEL_WEIGHTS);
  const columns = {
    at: timesBetween(eventsFrom, to, length, random),
    type: new Uint8Array(length),
    channel: new Uint8Array(length),
    campaign: new Uint8Array(length),
    visitor: new Uint16Array(length),
    count: new Uint8Array(length),
  };
  for (let row = 0; row < length; row += 1) {
    columns.type[row] = type(random);
    columns.channel[row] = channel(random);
    columns.campaign[row] = campaignFor(random);
    columns.visitor[row] = below(VISITORS, random);
    columns.count[row] = random.next() < 0.9 ? 1 : 2 + below(8, random);
  }
  return columns;
}

function linesOf({ salesFrom, to, sales }: TradeOptions, random: Random): LineColumns {
  const channel = deckOf(CHANNEL_WEIGHTS);
  const perSale = Array.from({ length: sales }, () => 1 + below(3, random));
  const length = perSale.reduce((sum, one) => sum + one, 0);
  const times = timesBetween(salesFrom, to, sales, random);
  const lines = {
    sale: new Uint32Array(length),
    at: new Float64Array(length),
    channel: new Uint8Array(length),
    campaign: new Uint8Array(length),
    product: new Uint8Array(length),
    quantity: new Uint8Array(length),
    gross: new Float64Array(length),
    discount: new Float64Array(length),
  };
  let row = 0;
  for (const [sale, count] of perSale.entries()) {
    const whole = { sale, at: times[sale] ?? 0, channel: channel(random), campaign: campaignFor(random) };
    for (const end = row + count; row < end; row += 1)
      setLine(lines, row, { ...whole, product: 1 + below(PRODUCTS, random), quantity: 1 + below(3, random) }, random);
  }
  return lines;
}

type Line = Readonly<Record<'sale' | 'at' | 'channel' | 'campaign' | 'product' | 'quantity', number>>;

function setLine(lines: LineColumns, row: number, line: Line, random: Random): void {
  for (const column of ['sale', 'at', 'channel', 'campaign', 'product', 'quantity'] as const)
    lines[column][row] = line[column];
  lines.gross[row] = line.quantity * priceOf(line.product);
  lines.discount[row] = random.next() < 0.1 ? 500 : 0;
}

/** Minor units. */
export function priceOf(product: number): number {
  return 1_500 + product * 137;
}

function timesBetween(from: number, to: number, length: number, random: Random): Float64Array {
  return Float64Array.from({ length }, () => Math.floor(from + random.next() * (to - from - MINUTE_MS))).sort();
}

function campaignFor(random: Random): number {
  return random.next() < 0.5 ? 0 : 1 + below(CAMPAIGNS, random);
}

function below(limit: number, random: Random): number {
  return Math.floor(random.next() * limit);
}

/** Draws an index as often as its weight. */
function deckOf(weights: readonly number[]): (random: Random) => number {
  const deck = Uint8Array.from(weights.flatMap((weight, index) => Array<number>(weight).fill(index)));
  return (random) => deck[below(deck.length, random)] ?? 0;
}
