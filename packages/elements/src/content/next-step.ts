import type { PostingSlot, SuggestionsAnswer } from '@bizboost/core/contract';
import { nextTimeOf } from './slot.ts';

type ScheduledPost = SuggestionsAnswer['content_predictions'][number];
type Change = ScheduledPost['suggestions'][number];

/** What is worth doing before anything else: mending a post that waits, or planning one for the next good time. */
export type NextStep =
  | { readonly kind: 'improve'; readonly post: ScheduledPost; readonly change: Change }
  | { readonly kind: 'plan'; readonly slot: PostingSlot; readonly at: number };

/** Percent more to expect, from which a post that waits is worth opening again. */
const WORTHWHILE = 10;

/** `now`: ms UTC. `undefined` where nothing is to be done. */
export function nextStep(answer: SuggestionsAnswer, now: number): NextStep | undefined {
  const [largest] = answer.content_predictions
    .flatMap((post) => post.suggestions.map((change) => ({ kind: 'improve' as const, post, change })))
    .sort((a, b) => b.change.expected_gain - a.change.expected_gain);
  if (largest !== undefined && largest.change.expected_gain >= WORTHWHILE) return largest;
  const [slot] = answer.optimal_posting_times.best_times;
  const at = slot === undefined ? undefined : nextTimeOf(slot, now, answer.period.timezone);
  return slot === undefined || at === undefined ? undefined : { kind: 'plan', slot, at };
}
