import { normalShareBelow, Z_80 } from '../../../kernel/statistics/normal.ts';
import type { Judged } from '../traits/level-walk.ts';
import { believe, type WeekBelief } from './week-belief.ts';
import { cellsOfSlot, slotsOf, type SlotGrain, type WeekSlot } from './week-slots.ts';
import { weekOf } from './week-cells.ts';

/** How sure a slot's advice is, as its back-test bears out: `high` held at least three times in four. */
export type Confidence = 'high' | 'medium' | 'low';

/** A slot and how its posts do, as factors of the business's usual: 1.3 is 30% above it. */
export interface RatedSlot extends WeekSlot {
  readonly factor: number;
  /** 80% of what the factor may be. */
  readonly interval: { readonly from: number; readonly to: number };
  /** The chance that posts of the slot do better than the usual, 0 to 1. */
  readonly chanceAbove: number;
  readonly posts: number;
  readonly confidence: Confidence;
}

export interface Timing {
  readonly grain: SlotGrain;
  /** The best and the worst first; at most three each, fewer where it cannot be told from the usual. */
  readonly best: readonly RatedSlot[];
  readonly worst: readonly RatedSlot[];
  readonly belief: WeekBelief;
}

const DAY_MS = 24 * 3_600_000;
const SHOWN = 3;
/** A slot with fewer posts is not advised, whatever its neighbours did. */
const FEWEST_POSTS = 3;
/** A slot is told only if it is that likely on its side of the usual. */
const LEAST_CHANCE = 0.6;
const HIGH = { chance: 0.85, posts: 5 };
const MEDIUM = { chance: 0.7, posts: 3 };

/** Posts and days of history from which slots of a grain can be told. */
const ENOUGH: readonly { readonly grain: SlotGrain; readonly posts: number; readonly days: number }[] = [
  { grain: 'hour', posts: 2_000, days: 120 },
  { grain: 'block', posts: 60, days: 42 },
  { grain: 'weekend_block', posts: 30, days: 14 },
];

/** Which hours of the week do better and worse than the business's usual. `undefined` while there is too little to say. */
export function rankSlots(outcomes: readonly Judged[], now: number): Timing | undefined {
  const grain = grainOf(outcomes);
  if (grain === undefined) return undefined;
  const belief = believe(weekOf(outcomes, now));
  const rated = slotsOf(grain)
    .flatMap((slot) => rate(slot, belief) ?? [])
    .filter(({ posts }) => posts >= FEWEST_POSTS)
    .sort((a, b) => b.factor - a.factor);
  return {
    grain,
    best: rated.filter(({ chanceAbove }) => chanceAbove >= LEAST_CHANCE).slice(0, SHOWN),
    worst: rated
      .filter(({ chanceAbove }) => chanceAbove <= 1 - LEAST_CHANCE)
      .slice(-SHOWN)
      .reverse(),
    belief,
  };
}

/** What is believed of a slot; `undefined` where it had no posts. */
export function rate(slot: WeekSlot, belief: WeekBelief): RatedSlot | undefined {
  const believed = belief.about(cellsOfSlot(slot));
  if (believed === undefined) return undefined;
  const { mean, deviation, posts } = believed;
  const chanceAbove = normalShareBelow(mean / deviation);
  return {
    ...slot,
    factor: Math.exp(mean),
    interval: { from: Math.exp(mean - Z_80 * deviation), to: Math.exp(mean + Z_80 * deviation) },
    chanceAbove,
    posts,
    confidence: confidenceOf(Math.max(chanceAbove, 1 - chanceAbove), posts),
  };
}

function confidenceOf(chance: number, posts: number): Confidence {
  if (chance >= HIGH.chance && posts >= HIGH.posts) return 'high';
  return chance >= MEDIUM.chance && posts >= MEDIUM.posts ? 'medium' : 'low';
}

function grainOf(outcomes: readonly Judged[]): SlotGrain | undefined {
  const unpaid = outcomes.filter(({ post }) => !post.isPaid);
  const [first, last] = [unpaid[0]?.post.at, unpaid.at(-1)?.post.at];
  if (first === undefined || last === undefined) return undefined;
  const days = (last - first) / DAY_MS;
  return ENOUGH.find((enough) => unpaid.length >= enough.posts && days >= enough.days)?.grain;
}
