import { formatTimestamp } from '../../../kernel/timestamp.ts';
import type { AnswerContext, EngineFields } from '../../capability.ts';
import type { SuggestionsAnswer } from '../contract.ts';
import { loadStopWords } from '../text/stop-words.ts';
import { risingTopics } from '../topics/rising-topics.ts';
import { standingTips } from '../tips/standing-tips.ts';
import { draftPredictor } from '../predictor/draft-predictor.ts';
import { rankSlots, type Timing } from '../timing/rank-slots.ts';
import type { PostHistory } from '../posts/read-posts.ts';
import type { Judged } from '../traits/level-walk.ts';
import { adviceOf, type Advice } from './advice.ts';
import { groundsOfAdvice } from './grounds-of-advice.ts';
import { presentTimes } from './present-times.ts';
import { presentTips } from './present-tips.ts';
import { presentRecord } from './track-record.ts';
import { rounded } from '../rounded.ts';

const MOST_SCHEDULED = 20;
const CAPTION_CHARACTERS = 80;
const TOPICS = { windowMs: 7 * 24 * 3_600_000, most: 5 };

/** All advice there is for a business at a moment. */
export async function answerSuggestions(
  context: AnswerContext,
  mostPosts: number,
): Promise<Omit<SuggestionsAnswer, EngineFields>> {
  const advice = await adviceOf(context, mostPosts);
  const { history, judged, model } = advice;
  const { mature } = judged;
  const timing = rankSlots(mature, context.now);
  const posts = history.published;
  return {
    optimal_posting_times: presentTimes(judged, timing, timesByChannel(mature, context.now)),
    content_predictions: predictionsOf(advice, timing, context),
    trending_topics: await topicsOf(history, context.now),
    improvement_tips: presentTips(standingTips(mature)),
    track_record: presentRecord(model.record),
    history: {
      posts: posts.length,
      from: posts.length === 0 ? null : formatTimestamp((posts[0] as { at: number }).at),
      to: posts.length === 0 ? null : formatTimestamp((posts.at(-1) as { at: number }).at),
      enough: judged.isEnough,
    },
  };
}

function timesByChannel(mature: readonly Judged[], now: number): Map<string, Timing | undefined> {
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
  advice: Advice,
  timing: Timing | undefined,
  context: AnswerContext,
): SuggestionsAnswer['content_predictions'] {
  const scheduled = advice.history.scheduled.slice(0, MOST_SCHEDULED);
  if (scheduled.length === 0) return [];
  const predictor = draftPredictor(groundsOfAdvice(advice, timing, context));
  return scheduled.map((draft) => ({
    post_id: draft.id,
    channel: draft.channel,
    scheduled_at: formatTimestamp(draft.at),
    caption: [...draft.caption].slice(0, CAPTION_CHARACTERS).join(''),
    ...predictor.foretell(draft),
  }));
}

async function topicsOf(
  { published, ofOthers }: PostHistory,
  now: number,
): Promise<SuggestionsAnswer['trending_topics']> {
  const posts = [...published.map((post) => ({ ...post, author: '' })), ...ofOthers];
  if (posts.length === 0) return [];
  const stopWordsOf = await loadStopWords();
  const window = { from: formatTimestamp(now - TOPICS.windowMs), to: formatTimestamp(now) };
  return risingTopics(posts, now, { ...TOPICS, stopWordsOf }).map((topic) => ({
    ...topic,
    relevance: rounded(topic.relevance, 2),
    expected: rounded(topic.expected, 1),
    examples: [...topic.examples],
    window,
  }));
}
