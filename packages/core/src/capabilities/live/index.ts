import { answerer, type AnswerContext, type Capability, type EngineFields } from '../capability.ts';
import { answerCampaign } from './campaign.ts';
import { answerCampaigns } from './campaigns.ts';
import { answerChannels } from './channels.ts';
import { campaignQuery, driversQuery, liveQuery, metricQuery, revenueQuery, type LiveAnswer } from './contract.ts';
import { answerDrivers } from './drivers.ts';
import { answerEngagement } from './engagement.ts';
import { answerMetric, metricTags } from './metric.ts';
import { answerRevenue } from './revenue.ts';

/** Revenue, campaigns, engagement and channels as they stand, and every metric. */
export const liveCapability: Capability = {
  name: 'live',
  answerers: [
    answerer({
      query: liveQuery,
      tags: () => ['sales', 'events', 'spend', 'products', 'campaigns'],
      answer: (context) => answerLive(context),
    }),
    answerer({ query: revenueQuery, tags: () => ['sales', 'products'], answer: (context) => answerRevenue(context) }),
    answerer({
      query: campaignQuery,
      tags: ({ id }) => [`campaign:${id}`],
      answer: (context, { id }) => answerCampaign(context, id),
    }),
    answerer({
      query: metricQuery,
      tags: ({ name, by }, metrics) => metricTags(metrics.get(name), by),
      answer: (context, { name, by }) => answerMetric(context, name, by),
    }),
    answerer({
      query: driversQuery,
      tags: ({ name, by }, metrics) =>
        by === undefined
          ? [...metricTags(metrics.get(name), 'product'), 'campaigns']
          : metricTags(metrics.get(name), by),
      answer: (context, { name, by }) => answerDrivers(context, name, by),
    }),
  ],
};

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
