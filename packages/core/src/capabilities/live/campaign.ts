import type { SumsQuery } from '../../data/adapter.ts';
import type { AggregateRow } from '../../data/adapter.ts';
import { BizBoostError } from '../../kernel/errors.ts';
import { toMajor } from '../../kernel/money.ts';
import { isIdText } from '../../records/schema/field-checks.ts';
import type { AnswerContext, EngineFields } from '../capability.ts';
import { campaignNameOf, unknownCampaign } from './campaign-names.ts';
import { addToCampaign, campaignRow, noCampaignTotal, type CampaignName } from './campaign-row.ts';
import type { CampaignAnswer } from './contract.ts';
import { EVENT_SUMS } from './event-sums.ts';
import { isEmptyGroup, ACTIVITY_SUMS } from './ledger-sums.ts';
import { stepsOf, wholeOf } from './period-query.ts';
import { rowsByStep } from './series.ts';

// From 1970 until far beyond any record: facts are at most a day ahead of now.
const EVER = { from: 0, to: 253_402_300_799_999 };

const SPEND_SUMS = { spend: { column: 'amount' } } as const;

/** One campaign in a period, with its series. `not_found` where neither a record nor any activity of it was ever seen. */
export async function answerCampaign(context: AnswerContext, id: string): Promise<Omit<CampaignAnswer, EngineFields>> {
  // What can be no id is nowhere to be found, and nothing to be remembered by.
  if (!isIdText(id)) throw unknownId(id);
  const [campaign, events, ledger, spend] = await Promise.all([
    readCampaign(context, id),
    readSums(context, id, { collection: 'event', ...stepsOf(context.period), by: [], sums: EVENT_SUMS }),
    readSums(context, id, { collection: 'ledger', ...stepsOf(context.period), by: ['currency'], sums: ACTIVITY_SUMS }),
    readSums(context, id, { collection: 'spend', ...wholeOf(context.period.interval), by: [], sums: SPEND_SUMS }),
  ]);
  const found =
    campaign ??
    (hasContent(events, ledger, spend) || (await wasEverActive(context, id)) ? unknownCampaign(id) : undefined);
  if (found === undefined) throw unknownId(id);
  return answerOf(
    found,
    [...events, ...ledger.filter((row) => row.key[0] === context.profile.currency)],
    spend,
    context,
  );
}

function answerOf(
  campaign: CampaignName,
  timeline: readonly AggregateRow[],
  spend: readonly AggregateRow[],
  context: AnswerContext,
): Omit<CampaignAnswer, EngineFields> {
  const { currency } = context.profile;
  const series = rowsByStep(context.period, timeline).map(({ at, rows }) => {
    const { counts, revenue } = totalOf(rows, context);
    return {
      at,
      impressions: counts.impressions,
      clicks: counts.clicks,
      conversions: counts.conversions,
      revenue: toMajor(revenue, currency),
    };
  });
  return { ...campaignRow(campaign, totalOf([...timeline, ...spend], context), currency), series };
}

function totalOf(rows: readonly AggregateRow[], { profile }: AnswerContext): ReturnType<typeof noCampaignTotal> {
  const total = noCampaignTotal();
  for (const { sums } of rows) addToCampaign(total, sums, profile.revenue_basis);
  return total;
}

async function readCampaign({ reader }: AnswerContext, id: string): Promise<CampaignName | undefined> {
  const [state] = await reader.find({ kind: 'campaign', ids: [id] });
  return state === undefined ? undefined : campaignNameOf(state);
}

function readSums({ reader }: AnswerContext, id: string, query: SumsQuery): Promise<readonly AggregateRow[]> {
  return reader.sums({ ...query, where: { campaign: [id] } });
}

async function wasEverActive(context: AnswerContext, id: string): Promise<boolean> {
  const [events, ledger, spend] = await Promise.all([
    readSums(context, id, { collection: 'event', ...wholeOf(EVER), by: [], sums: EVENT_SUMS }),
    readSums(context, id, { collection: 'ledger', ...wholeOf(EVER), by: [], sums: ACTIVITY_SUMS }),
    readSums(context, id, { collection: 'spend', ...wholeOf(EVER), by: [], sums: SPEND_SUMS }),
  ]);
  return hasContent(events, ledger, spend);
}

function hasContent(...parts: readonly (readonly AggregateRow[])[]): boolean {
  return parts.some((rows) => rows.some(({ sums }) => !isEmptyGroup(sums)));
}

function unknownId(id: string): BizBoostError {
  const received = JSON.stringify(id.slice(0, 128));
  return new BizBoostError(
    'not_found',
    `Expected the id of a campaign of this business, received ${received}: no record and no activity has it.`,
    {
      path: '/id',
      expected: 'the id of a campaign of this business',
      received,
    },
  );
}
