import * as z from 'zod/mini';
import { commonFields } from '../../protocol/common-fields.ts';
import { defineCommand, defineQuery } from '../../protocol/query.ts';

/** Content advice (contract section 3): when to post, how a draft will do, what rises, what to change, and how right all that was before. */

/** How sure advice is, in words that hold in the back-test: `high` was right at least three times in four. */
const confidence = z.enum(['high', 'medium', 'low']);
/** 0 to 1. */
const chance = z.number();
/** Engagements: reactions, comments, shares and saves. */
const engagements = z.number();
const interval = z.object({ low: z.number(), high: z.number() });
const weekday = z.enum(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']);

/** A slot of the week, and how posts do in it beside what is usual. */
export const slotFields = {
  /** The first of `days`, where there are several. */
  day: weekday,
  /** Of a slot that is several days together, such as the weekend. */
  days: z.optional(z.array(weekday)),
  /** `"18:00"`, in the business's time. */
  time: z.string(),
  /** When the slot ends, where it is longer than an hour; `"24:00"` at midnight. */
  until: z.optional(z.string()),
  /** What a post of the slot is expected to get, one decimal. */
  avg_engagement: engagements,
  confidence,
  /** That posts of the slot do better than the business's usual; two decimals. */
  probability_above_usual: chance,
  /** 80% of what a post's expected engagements may be. */
  interval,
  post_count: z.number(),
};
const slot = z.object(slotFields);

const times = {
  /** At most three, the best first; fewer where slots cannot be told from the usual. */
  best_times: z.array(slot),
  /** The worst first. */
  worst_times: z.array(slot),
};

/** Hour by hour, Monday first, midnight first; `null` where nothing is known. */
const week = z.array(z.array(z.nullable(z.number())));

/** When to post, and when not: for the business, and for each channel that has posts enough. */
export const timesFields = {
  ...times,
  /** What the slots are drawn from: `own` posts, or `general` experience with most pages while there are too few. */
  basis: z.enum(['own', 'general']),
  /** How fine the slots are: hours, blocks of three hours, or such blocks with weekdays and weekends taken together. */
  grain: z.enum(['hour', 'block', 'weekend_block']),
  /** What a post of this business usually gets; `null` before the first. */
  usual_engagement: z.nullable(engagements),
  grid: z.object({ probability_above_usual: week, avg_engagement: week, post_count: week }),
  by_channel: z.record(z.string(), z.object({ ...times, usual_engagement: z.nullable(engagements) })),
};

/** What a prediction is made of, in the order of how much it moves it. */
export const factorFields = {
  /** `media`, `time`, `caption`, `hashtags`, `words`, `similar`, `level`, `pace` or `paid`. */
  code: z.string(),
  /** Percent that it adds to (or takes from) what is usual; those of all factors multiply to the whole. */
  contribution: z.number(),
};

/** Something to change in a draft. */
export const changeFields = {
  /** `time`, `media`, `shorter_caption`, `add_question`, … */
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** In English; elements word the code in the reader's language. */
  text: z.string(),
  /** Percent more engagement to expect, on the cautious side. */
  expected_gain: z.number(),
};

/** How a draft will do. */
export const predictionFields = {
  /** 0 to 100: the percentile to expect among the business's own recent posts; 50 is its usual. */
  predicted_engagement: z.number(),
  /** Engagements to expect, and what four posts in five will lie between. `null` before there is any post to go by. */
  expected: z.nullable(engagements),
  interval: z.nullable(interval),
  /** That it does better than the business's usual; two decimals. */
  probability_above_usual: chance,
  confidence,
  /** `own` posts, `general` experience with most pages, or `none`: nothing to go by. */
  basis: z.enum(['own', 'general', 'none']),
  factors: z.array(z.object(factorFields)),
  suggestions: z.array(z.object(changeFields)),
};

/** A hashtag, a word or a pair of words that more posts have than its own past lets expect. */
export const topicFields = {
  /** Hashtags with `#`. */
  topic: z.string(),
  /** 0 to 1. */
  relevance: z.number(),
  /** Posts that have it in the window, and how many its own past lets expect. */
  count: z.number(),
  expected: z.number(),
  authors: z.number(),
  window: z.object({ from: z.string(), to: z.string() }),
  /** Ids of posts, newest first, at most three. */
  examples: z.array(z.string()),
};

/** A property with which posts did better or worse than chance explains: an observation of the past, no promise. */
export const tipFields = {
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
  /** Percent more (or less) engagement with it than without, as far as it is likely to last. */
  effect: z.number(),
  /** 95% of what was seen, percent. */
  interval,
  /** Posts with it. */
  n: z.number(),
  action: z.object({ code: z.string(), text: z.string() }),
};

/** How often something said held. */
const heldFields = {
  said: z.number(),
  held: z.number(),
  /** Held ÷ said, two decimals; `null` for none said. */
  share: z.nullable(z.number()),
  /** 95% of what the share may be. */
  interval,
};
const held = z.object(heldFields);

/** What would have been said at each time of the past from what was known then, and how it came. Replayed, not stored: true on the first day. */
export const trackRecordFields = {
  /** From when to when what would have been said is compared with what came. `null` while there is too little. */
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  /** Posts foretold to be above or below the usual: all of them, and those of high confidence. */
  predictions: held,
  high_confidence: held,
  /** Results that lay within the 80% interval. */
  intervals: held,
  /** Of two posts within a week, the better one named. */
  pairs: held,
  /** Slots named best that did better than the average later, and those of high confidence. */
  best_times: held,
  best_times_high: held,
  /** Tips whose sign held in the posts after. */
  tips: held,
  /** Posts in slots named best beside the business's usual, percent more; 95%. */
  lift: z.nullable(z.object({ percent: z.number(), interval })),
  /** Chances said, in tenths, and how often it came so. */
  calibration: z.array(z.object({ said: z.number(), came: z.number(), posts: z.number() })),
};

/** All content advice there is for a business. */
export const suggestionsResult = z.object({
  optimal_posting_times: z.object(timesFields),
  /** Scheduled posts, the next first, at most twenty. */
  content_predictions: z.array(
    z.object({
      post_id: z.string(),
      channel: z.string(),
      scheduled_at: z.string(),
      /** The first 80 characters. */
      caption: z.string(),
      ...predictionFields,
    }),
  ),
  trending_topics: z.array(z.object(topicFields)),
  improvement_tips: z.array(z.object(tipFields)),
  track_record: z.object(trackRecordFields),
  history: z.object({
    posts: z.number(),
    from: z.nullable(z.string()),
    to: z.nullable(z.string()),
    /** Whether there are posts enough (about thirty, a day old) for advice drawn from them. */
    enough: z.boolean(),
  }),
  ...commonFields,
});

/** All content advice there is for a business, as it travels. */
export type SuggestionsAnswer = z.infer<typeof suggestionsResult>;
/** When to post, and when not. */
export type PostingTimes = SuggestionsAnswer['optimal_posting_times'];
/** A slot of the week. */
export type PostingSlot = z.infer<typeof slot>;
/** How right advice would have been. */
export type TrackRecord = SuggestionsAnswer['track_record'];
/** A rising topic. */
export type TrendingTopic = SuggestionsAnswer['trending_topics'][number];
/** What to do more, or less. */
export type ImprovementTip = SuggestionsAnswer['improvement_tips'][number];

/** The standing question of content advice; a new post answers it anew. Takes no period: it looks at the newest 5,000 posts. */
export const suggestionsQuery = defineQuery({
  name: 'suggestions',
  path: 'content/suggestions',
  summary: 'When to post, how scheduled posts will do, what is rising, what to change, and how right this was',
  params: z.object({}),
  result: suggestionsResult,
});

/** A post that is being written. What is left out counts as not there. */
export const draftSchema = z.object({
  channel: z.string(),
  caption: z.optional(z.string().check(z.maxLength(20_000))),
  hashtags: z.optional(z.array(z.string()).check(z.maxLength(100))),
  media: z.optional(z.enum(['none', 'image', 'video', 'link', 'carousel'])),
  paid: z.optional(z.boolean()),
  /** RFC 3339 with an offset. Default: now. */
  scheduled_at: z.optional(z.string()),
});

const prediction = z.object(predictionFields);

/** Which of two drafts is likely to do better: its index, how likely that is, and how sure. */
const comparison = z.object({ better: z.number(), probability: chance, confidence });

/** One draft, or two that are compared. */
export const predictInput = z.union([
  draftSchema,
  z.object({ drafts: z.array(draftSchema).check(z.minLength(1), z.maxLength(2)) }),
]);

/** The prediction of one draft; of `drafts` those of each, and which is likely to do better. */
export const predictResult = z.union([
  prediction,
  z.object({
    predictions: z.array(prediction),
    comparison: z.optional(comparison),
  }),
]);

/** A post that is being written, as it is sent. */
export type PostDraft = z.input<typeof draftSchema>;
/** How a draft will do, as it travels. */
export type Prediction = z.infer<typeof prediction>;
/** Which of two drafts is likely to do better. */
export type DraftComparison = z.infer<typeof comparison>;
/** What a prediction is answered with. */
export type PredictAnswer = z.infer<typeof predictResult>;

/** Foretells a draft. A command for its body alone: a draft is no question, since its text belongs in no address and no log. */
export const predictCommand = defineCommand({
  name: 'predict',
  path: 'content/predict',
  summary: 'How a draft will do, and what to change in it. Nothing of it is kept',
  scope: 'read',
  input: predictInput,
  receipt: predictResult,
});
