import { median } from '../../../kernel/statistics/quantile.ts';
import { logEngagement, MATURE_MS } from '../posts/published-post.ts';
import type { Outcome } from '../traits/history-walk.ts';
import { confidenceOfChance, mostBorneOut } from '../predictor/confidence.ts';
import type { Confidence } from '../timing/rank-slots.ts';
import type { Judged } from '../traits/level-walk.ts';
import { deviationPredictor, fitEngagement } from './engagement-model.ts';
import { chanceAbove, errorBounds, ErrorMemory, type ErrorSpread } from './error-spread.ts';
import { Vocabulary } from './vocabulary.ts';

/** What would have been said of a post before it went out. Levels are on the log scale. */
export interface Retold {
  readonly outcome: Outcome;
  readonly predicted: number;
  /** What was usual then: the median of the channel's mature posts of that time, the newest sixty. `undefined` for fewer than five. */
  readonly usual: number | undefined;
  /** 80% of what it would then have been said to come to. */
  readonly low: number;
  readonly high: number;
  /** The chance that it would then have been said to have of coming above the usual, 0 to 1; `undefined` where nothing was usual. */
  readonly chance: number | undefined;
  /** The most that a call was allowed to be sure then. */
  readonly most: Confidence;
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
export function* replayInParts(
  outcomes: readonly Outcome[],
  vocabulary: Vocabulary = new Vocabulary(),
): Generator<readonly Retold[]> {
  const known = new KnownErrors();
  const calls = new StrongCalls();
  const usualOfChannel = usualAsItWas(outcomes);
  for (let fit = 0; fit < FITS; fit++) {
    const from = placeOf(outcomes.length, fit);
    const block = outcomes.slice(from, placeOf(outcomes.length, fit + 1));
    const first = block[0];
    if (first === undefined) continue;
    const mature = outcomes.slice(0, from).filter(({ post }) => post.at <= first.post.at - MATURE_MS);
    const predict = deviationPredictor(fitEngagement(mature, vocabulary));
    const retold: Retold[] = [];
    for (const outcome of block) {
      const { at, channel } = outcome.post;
      const predicted = outcome.level + predict(outcome);
      const usual = usualOfChannel(channel, at - MATURE_MS);
      const spread = known.until(at - MATURE_MS);
      const bounds = errorBounds(spread);
      const chance = usual === undefined ? undefined : chanceAbove(spread, predicted, usual);
      const most = mostBorneOut(calls.until(at - MATURE_MS));
      const [low, high] = [predicted + bounds.low, predicted + bounds.high];
      const told = { outcome, predicted, usual, low, high, chance, most };
      calls.add(told);
      retold.push(told);
      known.add(at, logEngagement(outcome.post) - predicted);
    }
    yield retold;
  }
}

function placeOf(count: number, fit: number): number {
  return Math.floor(count * (BEGIN + ((1 - BEGIN) * fit) / FITS));
}

/** The median on the log scale of a channel's newest sixty posts until a time; `undefined` for fewer than five. */
export function usualOf(outcomes: readonly Judged[], channel: string, until: number): number | undefined {
  const newest: number[] = [];
  for (let index = outcomes.length - 1; index >= 0 && newest.length < USUAL_POSTS; index--) {
    const { post } = outcomes[index] as Judged;
    if (post.at <= until && post.channel === channel) newest.push(logEngagement(post));
  }
  return middleOf(newest);
}

/** The same for times that come in order, without looking back from the end each time. */
function usualAsItWas(outcomes: readonly Judged[]): (channel: string, until: number) => number | undefined {
  const newest = new Map<string, number[]>();
  let next = 0;
  return (channel, until) => {
    for (; next < outcomes.length && (outcomes[next] as Judged).post.at <= until; next++) {
      const { post } = outcomes[next] as Judged;
      const ofChannel = newest.get(post.channel) ?? [];
      newest.set(post.channel, ofChannel);
      if (ofChannel.push(logEngagement(post)) > USUAL_POSTS) ofChannel.shift();
    }
    return middleOf(newest.get(channel) ?? []);
  };
}

function middleOf(posts: readonly number[]): number | undefined {
  return posts.length < FEWEST_USUAL ? undefined : median(posts);
}

/** Errors of predictions, each known once its post was mature. */
class KnownErrors {
  readonly #memory = new ErrorMemory();
  #waiting: { readonly at: number; readonly error: number }[] = [];

  /** In order of time. */
  add(at: number, error: number): void {
    this.#waiting.push({ at, error });
  }

  /** Times in order. */
  until(time: number): ErrorSpread {
    const known = this.#waiting.filter(({ at }) => at <= time);
    for (const { error } of known) this.#memory.add(error);
    if (known.length > 0) this.#waiting = this.#waiting.slice(known.length);
    return this.#memory.spread();
  }
}

/** Whether a call, above or below the usual, came true; `undefined` where none could be made. */
export function cameTrue({ outcome, usual, chance }: Retold): boolean | undefined {
  if (usual === undefined || chance === undefined) return undefined;
  return chance > 0.5 === logEngagement(outcome.post) > usual;
}

/** Calls that are sure by their chance alone, each known once its post was mature. */
class StrongCalls {
  #waiting: Retold[] = [];
  #said = 0;
  #held = 0;

  /** In order of time. */
  add(retold: Retold): void {
    if (retold.chance !== undefined && confidenceOfChance(retold.chance) === 'high') this.#waiting.push(retold);
  }

  /** Times in order. */
  until(time: number): { readonly said: number; readonly held: number } {
    const known = this.#waiting.filter(({ outcome }) => outcome.post.at <= time);
    this.#said += known.length;
    this.#held += known.filter(cameTrue).length;
    if (known.length > 0) this.#waiting = this.#waiting.slice(known.length);
    return { said: this.#said, held: this.#held };
  }
}
