import { sortedQuantile, type Weighted } from '../../../kernel/statistics/quantile.ts';
import { logEngagement, MATURE_MS } from '../posts/published-post.ts';
import type { Outcome } from '../traits/history-walk.ts';
import { deviationPredictor, fitEngagement } from './engagement-model.ts';
import { errorSpread } from './error-spread.ts';

/** What would have been said of a post before it went out. Levels are on the log scale. */
export interface Retold {
  readonly outcome: Outcome;
  readonly predicted: number;
  /** What was usual then: the median of the channel's mature posts of that time, the newest sixty. `undefined` for fewer than five. */
  readonly usual: number | undefined;
  /** How wrong earlier predictions had been. */
  readonly spread: readonly Weighted[];
}

/** The replay begins after this share of the history: before, too little was known. */
const BEGIN = 0.3;
/** How many times the model is made anew on the way. */
const FITS = 7;
const USUAL_POSTS = 60;
const FEWEST_USUAL = 5;

/**
 * Goes through the past as it came: at each of seven times the model is made from what was mature then, and says what it would have said
 * of the posts until the next. Outcomes in the order of time.
 */
export function replay(outcomes: readonly Outcome[]): Retold[] {
  return [...replayInParts(outcomes)].flat();
}

/** The same, a part at a time. */
export function* replayInParts(outcomes: readonly Outcome[]): Generator<readonly Retold[]> {
  const known = new KnownErrors();
  for (let fit = 0; fit < FITS; fit++) {
    const from = placeOf(outcomes.length, fit);
    const block = outcomes.slice(from, placeOf(outcomes.length, fit + 1));
    const first = block[0];
    if (first === undefined) continue;
    const mature = outcomes.slice(0, from).filter(({ post }) => post.at <= first.post.at - MATURE_MS);
    const predict = deviationPredictor(fitEngagement(mature));
    const retold: Retold[] = [];
    for (const outcome of block) {
      const { at, channel } = outcome.post;
      const predicted = outcome.level + predict(outcome);
      retold.push({
        outcome,
        predicted,
        usual: usualOf(outcomes, channel, at - MATURE_MS),
        spread: errorSpread(known.until(at - MATURE_MS)),
      });
      known.add(at, logEngagement(outcome.post) - predicted);
    }
    yield retold;
  }
}

function placeOf(count: number, fit: number): number {
  return Math.floor(count * (BEGIN + ((1 - BEGIN) * fit) / FITS));
}

/** The median on the log scale of a channel's newest sixty posts until a time; `undefined` for fewer than five. */
export function usualOf(outcomes: readonly Outcome[], channel: string, until: number): number | undefined {
  const newest: number[] = [];
  for (let index = outcomes.length - 1; index >= 0 && newest.length < USUAL_POSTS; index--) {
    const { post } = outcomes[index] as Outcome;
    if (post.at <= until && post.channel === channel) newest.push(logEngagement(post));
  }
  return newest.length < FEWEST_USUAL
    ? undefined
    : sortedQuantile(
        newest.sort((a, b) => a - b),
        0.5,
      );
}

/** Errors of predictions, each known once its post was mature. */
class KnownErrors {
  readonly #times: number[] = [];
  readonly #errors: number[] = [];

  /** In order of time. */
  add(at: number, error: number): void {
    this.#times.push(at);
    this.#errors.push(error);
  }

  until(time: number): readonly number[] {
    let count = this.#times.length;
    while (count > 0 && (this.#times[count - 1] as number) > time) count--;
    return this.#errors.slice(0, count);
  }
}
