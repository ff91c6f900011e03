import type { PostDraft, Prediction, PredictAnswer, SuggestionsAnswer } from '@bizboost/core/contract';
import { none } from './advice/none.ts';
import { thirty } from './advice/thirty.ts';
import { thousands } from './advice/thousands.ts';
import { three } from './advice/three.ts';
import { STORY_NOW } from './shop-data.ts';

/** What the engine said of the demo shop's posts, by how many there were (`scripts/story-advice.ts` asks it). */
export const adviceOf = { none, three, thirty, thousands } as const satisfies Record<string, SuggestionsAnswer>;

export type PostHistory = keyof typeof adviceOf;

const LUSAKA_OFFSET_MS = 2 * 3_600_000;
const MEDIA: Readonly<Record<NonNullable<PostDraft['media']>, number>> = {
  none: -12,
  image: 4,
  video: 24,
  link: -18,
  carousel: 9,
};

/**
 * A draft's outlook by a rule of thumb, the same each time: stories need no model, but numbers that follow what is typed. A draft without a time
 * is posted at `now`, the shop's: by the machine's own clock the outlook would differ from hour to hour.
 */
export function outlookOf(draft: PostDraft, history: PostHistory, now = STORY_NOW): Prediction {
  const { optimal_posting_times: times } = adviceOf[history];
  const usual = times.usual_engagement ?? 40;
  if (history === 'none')
    return {
      predicted_engagement: 50,
      expected: null,
      interval: null,
      probability_above_usual: 0.5,
      confidence: 'low',
      basis: 'none',
      factors: [],
      suggestions: [],
    };
  const { caption = '', media = 'none', hashtags = [] } = draft;
  const isOwn = history === 'thousands' || history === 'thirty';
  const factors = [
    { code: 'media', contribution: MEDIA[media] },
    { code: 'time', contribution: timeShare(draft, history, now) },
    { code: 'caption', contribution: (caption.includes('?') ? 11 : 0) - (caption.length > 160 ? 9 : 0) },
    { code: 'hashtags', contribution: hashtags.length === 0 ? -3 : hashtags.length > 5 ? -6 : 4 },
  ].filter(({ contribution }) => contribution !== 0);
  const whole = factors.reduce((product, { contribution }) => product * (1 + contribution / 100), 1);
  const chance = Math.min(0.97, Math.max(0.03, 0.5 + Math.log(whole) * 0.75));
  const expected = Math.round(usual * whole);
  return {
    predicted_engagement: Math.round(50 + (chance - 0.5) * 76),
    expected,
    interval: { low: Math.round(expected * 0.52), high: Math.round(expected * 1.95) },
    probability_above_usual: Math.round(chance * 100) / 100,
    confidence: !isOwn || Math.abs(chance - 0.5) < 0.1 ? 'low' : Math.abs(chance - 0.5) < 0.22 ? 'medium' : 'high',
    basis: isOwn ? 'own' : 'general',
    factors: factors.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)),
    suggestions: isOwn ? changesOf(draft, history, now) : [],
  };
}

/** The answer to one draft, or to two beside each other. */
export function predictAnswer(
  input: PostDraft | { readonly drafts: readonly PostDraft[] },
  history: PostHistory,
  now = STORY_NOW,
): PredictAnswer {
  if (!('drafts' in input)) return outlookOf(input, history, now);
  const predictions = input.drafts.map((draft) => outlookOf(draft, history, now));
  const [one, other] = predictions;
  if (one === undefined || other === undefined || history === 'none') return { predictions };
  const lead = (one.predicted_engagement - other.predicted_engagement) / 100;
  const probability = Math.min(0.96, 0.5 + Math.abs(lead) * 1.2);
  const confidence = probability >= 0.72 ? 'high' : probability >= 0.6 ? 'medium' : 'low';
  return { predictions, comparison: { better: lead >= 0 ? 0 : 1, probability, confidence } };
}

function timeShare({ scheduled_at: at }: PostDraft, history: PostHistory, now: number): number {
  const local = new Date((at === undefined ? now : Date.parse(at)) + LUSAKA_OFFSET_MS);
  const chance =
    adviceOf[history].optimal_posting_times.grid.probability_above_usual[(local.getUTCDay() + 6) % 7]?.[
      local.getUTCHours()
    ];
  return Math.round(((chance ?? 0.45) - 0.5) * 44);
}

function changesOf(draft: PostDraft, history: PostHistory, now: number): Prediction['suggestions'] {
  const { caption = '', media = 'none', hashtags = [] } = draft;
  const changes: Prediction['suggestions'] = [];
  if (timeShare(draft, history, now) < 15)
    changes.push({
      code: 'time',
      params: { at: '2026-03-06T17:00:00.000Z', hour: 19 },
      text: 'Post it at one of your better times, about 19:00.',
      expected_gain: 14.2,
    });
  if (media !== 'video')
    changes.push({ code: 'media', params: { media: 'video' }, text: 'Try a video instead.', expected_gain: 12.1 });
  if (caption !== '' && !caption.includes('?'))
    changes.push({ code: 'add_question', params: {}, text: 'Ask a question.', expected_gain: 7 });
  if (caption.length > 120)
    changes.push({
      code: 'shorter_caption',
      params: { length: 100 },
      text: 'Shorten the caption to about 100 characters.',
      expected_gain: 6.4,
    });
  if (hashtags.length > 5)
    changes.push({ code: 'fewer_hashtags', params: { count: 3 }, text: 'Use about 3 hashtags.', expected_gain: 5.5 });
  if (caption !== '' && hashtags.length === 0)
    changes.push({ code: 'add_hashtags', params: { count: 2 }, text: 'Add a hashtag or two.', expected_gain: 5.1 });
  return changes.slice(0, 3);
}
