import * as z from 'zod/mini';
import { BizBoostError } from '../../../kernel/errors.ts';
import { pointerOf } from '../../../protocol/pointer.ts';
import { predictorState, type PredictorState } from '../predictor-contract.ts';
import { KnownPosts } from '../traits/known-posts.ts';
import { TRAIT_NAMES } from '../traits/trait-names.ts';
import type { Grounds } from './grounds.ts';

/** Grounds as they travel and rest. What is made of them again says the same to the digit. */
export function stateOf(grounds: Grounds): PredictorState {
  const { at, offsets, known, engagement, errors, recent, isOwn, most, bestSlots, tried } = grounds;
  // Shared, not copied: answers are frozen, and nothing here changes what it was made of.
  return {
    version: 1,
    at,
    offsets: offsets.map(({ from, to, offsetMs }) => ({ from, to, offset_ms: offsetMs })),
    ...known.kept(at),
    engagement,
    errors,
    recent: Object.fromEntries(recent),
    is_own: isOwn,
    most_confidence: most,
    best_slots: bestSlots.map(({ days, from }) => ({ days, from })),
    tried: {
      media: Object.fromEntries(tried.media),
      question: tried.question,
      hashtags: tried.hashtags,
      few_hashtags: tried.fewHashtags,
    },
  } as unknown as PredictorState;
}

/** The grounds that a state tells. */
export function groundsOf(state: PredictorState): Grounds {
  const { at, offsets, engagement, errors, recent, is_own, most_confidence, best_slots, tried } = state;
  const { own, ...learned } = engagement;
  return {
    at,
    offsets: offsets.map(({ from, to, offset_ms }) => ({ from, to, offsetMs: offset_ms })),
    known: new KnownPosts(state),
    engagement: { ...learned, ...(own !== undefined && { own }) },
    errors,
    recent: new Map(Object.entries(recent)),
    isOwn: is_own,
    most: most_confidence,
    bestSlots: best_slots,
    tried: {
      media: new Map(Object.entries(tried.media)),
      question: tried.question,
      hashtags: tried.hashtags,
      fewHashtags: tried.few_hashtags,
    },
  };
}

/**
 * A state from outside, once it is known to be one: of this version, whole, and such that predictions of it end.
 * @throws `invalid_input` saying where it is not
 */
export function checkedState(value: unknown): PredictorState {
  const checked = z.safeParse(predictorState, value);
  if (!checked.success) throw refused(pointerOf((checked.error.issues[0]?.path ?? []).map(String)));
  const wrong = misfitOf(checked.data);
  if (wrong !== undefined) throw refused(wrong);
  return checked.data;
}

/** Where lists that belong together do not fit; `undefined` where all do. */
function misfitOf({ channels, words, engagement }: PredictorState): string | undefined {
  if (words.texts.length !== words.deviations.length) return '/words/deviations';
  const channel = Object.entries(channels).find(([, { levels, times }]) => levels.length !== 4 || times.length === 0);
  if (channel !== undefined) return `/channels/${channel[0]}`;
  const { own } = engagement;
  if (own === undefined) return undefined;
  const { linear, trees } = own;
  if ([linear.means, linear.scales, linear.coefficients].some(({ length }) => length !== TRAIT_NAMES.length))
    return '/engagement/own/linear';
  if ([own.words.rarities, own.words.coefficients].some(({ length }) => length !== own.words.terms.length))
    return '/engagement/own/words';
  const nodes = trees.trait.length;
  if ([trees.threshold, trees.other, trees.value].some(({ length }) => length !== nodes))
    return '/engagement/own/trees';
  const isNode = (node: number): boolean => Number.isInteger(node) && node >= 0 && node < nodes;
  if (!trees.roots.every(isNode)) return '/engagement/own/trees/roots';
  const isSound = trees.trait.every((trait, node) => {
    const other = trees.other[node] as number;
    // Both ways lead on, so that every walk ends.
    return trait < 0 || (trait < TRAIT_NAMES.length && isNode(node + 1) && isNode(other) && other > node);
  });
  return isSound ? undefined : '/engagement/own/trees/other';
}

function refused(path: string): BizBoostError {
  const expected = 'a predictor as `content/predictor` answers it, version 1';
  return new BizBoostError('invalid_input', `Expected ${expected}; it is not that at "${path}".`, { path, expected });
}
