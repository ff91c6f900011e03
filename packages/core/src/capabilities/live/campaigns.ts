import type { AggregateRow } from '../../data/adapter.ts';
import type { AnswerContext } from '../capability.ts';
import { campaignNameOf, unknownCampaign } from './campaign-names.ts';
import { addToCampaign, campaignRow, noCampaignTotal, type CampaignName, type CampaignTotal } from './campaign-row.ts';
import { compareAmounts } from '../../data/compare-amounts.ts';
import { compareText } from '../../kernel/compare-text.ts';
import type { LiveAnswer } from './contract.ts';
import { readEventGroups } from './event-groups.ts';
import { readLedgerGroups } from './ledger-groups.ts';
import { isEmptyGroup } from './ledger-sums.ts';
import { wholeOf } from './period-query.ts';

const MOST_CAMPAIGNS = 100;

/**
 * The active campaigns and those with activity in the period, by name, then id. Of more than a hundred those with the most revenue,
 * then the most impressions, are listed; `more` says how many are not.
 */
export async function answerCampaigns(context: AnswerContext): Promise<Pick<LiveAnswer, 'campaigns' | 'more'>> {
  const [names, totals] = await Promise.all([readCampaigns(context), readTotals(context)]);
  const listed = [...names.values()].filter(({ id, status }) => status === 'active' || totals.has(id));
  const unknown = [...totals.keys()].filter((id) => !names.has(id)).map(unknownCampaign);
  const campaigns = [...listed, ...unknown].map((campaign) => ({
    ...campaign,
    total: totals.get(campaign.id) ?? noCampaignTotal(),
  }));
  const shown = campaigns.length > MOST_CAMPAIGNS ? campaigns.sort(byWeight).slice(0, MOST_CAMPAIGNS) : campaigns;
  const more = campaigns.length - shown.length;
  return {
    campaigns: shown.sort(byName).map((campaign) => campaignRow(campaign, campaign.total, context.profile.currency)),
    ...(more > 0 ? { more } : {}),
  };
}

async function readCampaigns({ reader }: AnswerContext): Promise<Map<string, CampaignName>> {
  const states = await reader.find({ kind: 'campaign' });
  return new Map(states.map((state) => [state.id, campaignNameOf(state)]));
}

/** Sums by campaign of everything that happened in the period; a campaign is in it exactly when something did. */
async function readTotals(context: AnswerContext): Promise<Map<string, CampaignTotal>> {
  const { currency, revenue_basis: basis } = context.profile;
  const [events, ledger, spend] = await Promise.all([
    readEventGroups(context),
    readLedgerGroups(context),
    readSpend(context),
  ]);
  const totals = new Map<string, CampaignTotal>();
  for (const { key, sums } of events) addToCampaign(totalOf(totals, key[1], sums), sums, basis);
  // Sales in another currency are activity, but never added.
  for (const { key, sums } of ledger)
    addToCampaign(totalOf(totals, key[1], sums), key[2] === currency ? sums : {}, basis);
  for (const { key, sums } of spend) addToCampaign(totalOf(totals, key[0], sums), sums, basis);
  return totals;
}

/** The total to add a group to; one that nobody keeps for groups without a campaign or without content. */
function totalOf(
  totals: Map<string, CampaignTotal>,
  id: string | null | undefined,
  sums: AggregateRow['sums'],
): CampaignTotal {
  if (id == null || isEmptyGroup(sums)) return noCampaignTotal();
  let total = totals.get(id);
  if (total === undefined) totals.set(id, (total = noCampaignTotal()));
  return total;
}

function readSpend({ period, reader }: AnswerContext): Promise<readonly AggregateRow[]> {
  return reader.sums({
    collection: 'spend',
    ...wholeOf(period.interval),
    by: ['campaign'],
    sums: { spend: { column: 'amount' } },
  });
}

type ListedCampaign = CampaignName & { readonly total: CampaignTotal };

function byWeight(a: ListedCampaign, b: ListedCampaign): number {
  return (
    compareAmounts(a.total.revenue, b.total.revenue) ||
    compareAmounts(a.total.counts.impressions, b.total.counts.impressions) ||
    byName(a, b)
  );
}

function byName(a: CampaignName, b: CampaignName): number {
  return compareText(a.name, b.name) || compareText(a.id, b.id);
}
