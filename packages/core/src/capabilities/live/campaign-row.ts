import { exactSum } from '../../kernel/exact-sum.ts';
import { toMajor } from '../../kernel/money.ts';
import { roundRatio } from '../../kernel/rounding.ts';
import type { BusinessProfile } from '../../records/profile.ts';
import type { LiveAnswer } from './contract.ts';
import { addCounts, noCounts, percentOf, type EventCounts } from './event-sums.ts';
import { revenueOf } from './ledger-sums.ts';

export type CampaignRow = LiveAnswer['campaigns'][number];

/** What is known of a campaign besides its numbers. One that no record tells of goes by its id. */
export interface CampaignName {
  readonly id: string;
  readonly name: string;
  readonly status: string;
}

/** A campaign's sums while they are added up; money in minor units of the business's currency. */
export interface CampaignTotal {
  readonly counts: EventCounts;
  revenue: number;
  spend: number;
}

/** A fresh total in which nothing has happened. */
export function noCampaignTotal(): CampaignTotal {
  return { counts: noCounts(), revenue: 0, spend: 0 };
}

/** Adds sums of events, of own-currency ledger lines, or of spend: whichever of them there are. */
export function addToCampaign(
  total: CampaignTotal,
  sums: Readonly<Record<string, number>>,
  basis: BusinessProfile['revenue_basis'],
): void {
  addCounts(total.counts, sums);
  total.revenue = exactSum(total.revenue + revenueOf(sums, basis));
  total.spend = exactSum(total.spend + (sums['spend'] ?? 0));
}

/** The row of a campaign as it travels: rates divided last, `null` where there is nothing to divide by. */
export function campaignRow(
  { id, name, status }: CampaignName,
  { counts, revenue, spend }: CampaignTotal,
  currency: string,
): CampaignRow {
  const { impressions, clicks, conversions } = counts;
  return {
    id,
    name,
    status,
    impressions,
    clicks,
    conversions,
    ctr: percentOf(clicks, impressions),
    conversion_rate: percentOf(conversions, clicks),
    revenue: toMajor(revenue, currency),
    spend: toMajor(spend, currency),
    roas: roundRatio(revenue, spend, 2),
  };
}
