import { formatTimestamp } from '../../../kernel/timestamp.ts';
import type { AnswerContext, EngineFields } from '../../capability.ts';
import type { SuggestionsAnswer } from '../contract.ts';
import { risingTopics } from '../topics/rising-topics.ts';
import { standingTips } from '../tips/standing-tips.ts';
import { rankSlots, type Timing } from '../timing/rank-slots.ts';
import type { PostHistory } from '../posts/read-posts.ts';
import type { Outcome } from '../traits/history-walk.ts';
import { adviceOf, type Advice } from './advice.ts';
import { draftChanges } from './draft-changes.ts';
import { NO_PREDICTION, presentOutlook } from './present-outlook.ts';
import { presentTimes } from './present-times.ts';
import { presentTips } from './present-tips.ts';
import { presentRecord } from './track-record.ts';
import { rounded } from './rounded.ts';

/** From here on advice is drawn from the business's own posts. */
const ENOUGH_POSTS = 30;
const MOST_SCHEDULED = 20;
const CAPTION_CHARACTERS = 80;
const TOPICS = { windowMs: 7 * 24 * 3_600_000, most: 5 };

/** All advice there is for a business at a moment. */
export async function answerSuggestions(context: AnswerContext): Promise<Omit<SuggestionsAnswer, EngineFields>> {
  const advice = await adviceOf(context);
  const { history, adviser, model } = advice;
  const timing = rankSlots(adviser.mature, context.now);
  const posts = history.published;
  return {
    optimal_posting_times: presentTimes(adviser, timing, timesByChannel(adviser.mature, context.now)),
    content_predictions: predictionsOf(advice, timing, context.profile.timezone),
    trending_topics: topicsOf(history, context.now),
    improvement_tips: presentTips(standingTips(adviser.mature)),
    track_record: presentRecord(model.record),
    history: {
      posts: posts.length,
      from: posts.length === 0 ? null : formatTimestamp((posts[0] as { at: number }).at),
      to: posts.length === 0 ? null : formatTimestamp((posts.at(-1) as { at: number }).at),
      enough: adviser.mature.length >= ENOUGH_POSTS,
    },
  };
}

function timesByChannel(mature: readonly Outcome[], now: number): Map<string, Timing | undefined> {
  const channels = [...new Set(mature.map(({ post }) => post.channel))].sort();
  return new Map(
    channels.map((channel) => [
      channel,
      rankSlots(
        mature.filter(({ post }) => post.channel === channel),
        now,
      ),
    ]),
  );
}

function predictionsOf(
  { history, adviser }: Advice,
  timing: Timing | undefined,
  timezone: string,
): SuggestionsAnswer['content_predictions'] {
  return history.scheduled.slice(0, MOST_SCHEDULED).map((draft) => {
    const outlook = adviser.outlook(draft);
    const changes = outlook === undefined ? [] : draftChanges(draft, { adviser, timing, timezone });
    return {
      post_id: draft.id,
      channel: draft.channel,
      scheduled_at: formatTimestamp(draft.at),
      caption: [...draft.caption].slice(0, CAPTION_CHARACTERS).join(''),
      ...(outlook === undefined ? NO_PREDICTION : presentOutlook(outlook, adviser, changes)),
    };
  });
}

function topicsOf({ published, ofOthers }: PostHistory, now: number): SuggestionsAnswer['trending_topics'] {
  const posts = [...published.map((post) => ({ ...post, author: '' })), ...ofOthers];
  const window = { from: formatTimestamp(now - TOPICS.windowMs), to: formatTimestamp(now) };
  return risingTopics(posts, now, TOPICS).map((topic) => ({
    ...topic,
    relevance: rounded(topic.relevance, 2),
    expected: rounded(topic.expected, 1),
    examples: [...topic.examples],
    window,
  }));
}
