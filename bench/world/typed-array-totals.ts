import { CAMPAIGNS, CHANNELS, PRODUCTS, TYPES, type EventColumns, type LineColumns, type Trade } from './trade.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ENGAGEMENTS = ['reaction', 'comment', 'share', 'save', 'engagement'];

/** Where each type of event goes: 0 impressions, 1 clicks, 2 conversions, 3 engagements, 4 nowhere. */
export const PLACES = 5;
const PLACE_OF_TYPE = Uint8Array.from(TYPES, (type) => {
  const place = ['impression', 'click', 'conversion'].indexOf(type);
  return place >= 0 ? place : ENGAGEMENTS.includes(type) ? 3 : 4;
});

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface TotalsQuestion {
  readonly period: Span;
  readonly previous: Span;
  /** Of the business's clock against UTC; it has no summer time. */
  readonly offsetMs: number;
}

/** Everything a live answer is made of. Money in minor units, net. */
export interface LiveTotals {
  readonly revenue: number;
  readonly previousRevenue: number;
  readonly revenueByProduct: Float64Array;
  readonly quantityByProduct: Float64Array;
  readonly revenueByChannel: Float64Array;
  readonly revenueByCampaign: Float64Array;
  /** By days since the period began. */
  readonly revenueByDay: Float64Array;
  /** By channel, then place. */
  readonly countsByChannel: Float64Array;
  /** By campaign (0 is none), then place. */
  readonly countsByCampaign: Float64Array;
  readonly engagementsByHour: Float64Array;
}

/** What a good programmer would write for this one answer and nothing else: one loop over the events, one over the lines. */
export function totalsOf(trade: Trade, question: TotalsQuestion): LiveTotals {
  return { ...eventTotals(trade.events, question), ...lineTotals(trade.lines, question) };
}

function eventTotals(events: EventColumns, { period: { from, to }, offsetMs }: TotalsQuestion) {
  const { at, type, channel, campaign, count } = events;
  const countsByChannel = new Float64Array(CHANNELS.length * PLACES);
  const countsByCampaign = new Float64Array((CAMPAIGNS + 1) * PLACES);
  const engagementsByHour = new Float64Array(24);
  for (let row = 0; row < at.length; row += 1) {
    const time = at[row]!;
    if (time < from || time >= to) continue;
    const place = PLACE_OF_TYPE[type[row]!]!;
    const counted = count[row]!;
    countsByChannel[channel[row]! * PLACES + place]! += counted;
    countsByCampaign[campaign[row]! * PLACES + place]! += counted;
    if (place === 3) engagementsByHour[Math.floor((time + offsetMs) / HOUR_MS) % 24]! += counted;
  }
  return { countsByChannel, countsByCampaign, engagementsByHour };
}

function lineTotals(lines: LineColumns, { period, previous }: TotalsQuestion) {
  const { at, channel, campaign, product, quantity, gross, discount } = lines;
  const revenueByProduct = new Float64Array(PRODUCTS + 1);
  const quantityByProduct = new Float64Array(PRODUCTS + 1);
  const revenueByChannel = new Float64Array(CHANNELS.length);
  const revenueByCampaign = new Float64Array(CAMPAIGNS + 1);
  const revenueByDay = new Float64Array(Math.ceil((period.to - period.from) / DAY_MS));
  let revenue = 0;
  let previousRevenue = 0;
  for (let row = 0; row < at.length; row += 1) {
    const time = at[row]!;
    const net = gross[row]! - discount[row]!;
    if (time >= previous.from && time < previous.to) previousRevenue += net;
    if (time < period.from || time >= period.to) continue;
    revenue += net;
    revenueByProduct[product[row]!]! += net;
    quantityByProduct[product[row]!]! += quantity[row]!;
    revenueByChannel[channel[row]!]! += net;
    revenueByCampaign[campaign[row]!]! += net;
    revenueByDay[Math.floor((time - period.from) / DAY_MS)]! += net;
  }
  return {
    revenue,
    previousRevenue,
    revenueByProduct,
    quantityByProduct,
    revenueByChannel,
    revenueByCampaign,
    revenueByDay,
  };
}
