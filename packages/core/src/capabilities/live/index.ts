import type { MetricDefinition } from '../../metric/definition.ts';
import { answerer, type AnswerContext, type Capability, type EngineFields } from '../capability.ts';
import { answerCampaign } from './campaign.ts';
import { answerCampaigns } from './campaigns.ts';
import { answerChannels } from './channels.ts';
import { campaignQuery, driversQuery, liveQuery, metricQuery, revenueQuery, type LiveAnswer } from './contract.ts';
import { answerDrivers } from './drivers.ts';
import { answerEngagement } from './engagement.ts';
import { lateAfterOf, tellLateChannels, type LiveOptions } from './late-channels.ts';
import { answerMetric, metricTags } from './metric.ts';
import { receiptQuery } from './receipt-contract.ts';
import { answerReceipt } from './receipt.ts';
import { answerRevenue } from './revenue.ts';

/**
 * Revenue, campaigns, engagement and channels as they stand, and every metric.
 * @throws `invalid_input` for an option that is out of range
 */
export function createLiveCapability({ lateAfterMs }: LiveOptions = {}): Capability {
  const lateAfter = lateAfterOf(lateAfterMs);
  const withLate = async <T>(context: AnswerContext, answer: Promise<T>, isMadeOfChannels = true): Promise<T> => {
    const [content] = await Promise.all([answer, isMadeOfChannels && tellLateChannels(context, lateAfter)]);
    return content;
  };
  return {
    name: 'live',
    answerers: [
      answerer({
        query: liveQuery,
        tags: () => ['sales', 'events', 'spend', 'products', 'campaigns'],
        answer: (context) => withLate(context, answerLive(context)),
      }),
      answerer({
        query: revenueQuery,
        tags: () => ['sales', 'products'],
        answer: (context) => withLate(context, answerRevenue(context)),
      }),
      answerer({
        query: campaignQuery,
        tags: ({ id }) => [`campaign:${id}`],
        answer: (context, { id }) => answerCampaign(context, id),
      }),
      answerer({
        query: metricQuery,
        tags: ({ name, by }, metrics) => metricTags(metrics.get(name), by),
        answer: (context, { name, by }) =>
          withLate(context, answerMetric(context, name, by), isOfChannels(context.metrics.get(name))),
      }),
      answerer({
        query: driversQuery,
        tags: ({ name, by }, metrics) =>
          by === undefined
            ? [...metricTags(metrics.get(name), 'product'), 'campaigns']
            : metricTags(metrics.get(name), by),
        answer: (context, { name, by }) =>
          withLate(context, answerDrivers(context, name, by), isOfChannels(context.metrics.get(name))),
      }),
      answerer({
        query: receiptQuery,
        tags: ({ name }, metrics) => metricTags(metrics.get(name), undefined),
        answer: (context, { name }) =>
          withLate(context, answerReceipt(context, name), isOfChannels(context.metrics.get(name))),
      }),
    ],
  };
}

/** The same, told nothing. */
export const liveCapability: Capability = createLiveCapability();

/** What is spent has no channel: a metric of nothing else lacks nothing where one is late. */
function isOfChannels(metric: MetricDefinition | undefined): boolean {
  return Object.values(metric?.measures ?? {}).some((one) => 'distinct' in one || one.collection !== 'spend');
}

/** All of it in one answer. What its parts have in common is read once: equal questions to the reader share one read. */
async function answerLive(context: AnswerContext): Promise<Omit<LiveAnswer, EngineFields>> {
  const [revenue, campaigns, engagement, channels] = await Promise.all([
    answerRevenue(context),
    answerCampaigns(context),
    answerEngagement(context),
    answerChannels(context),
  ]);
  return { revenue, ...campaigns, engagement, channels };
}
