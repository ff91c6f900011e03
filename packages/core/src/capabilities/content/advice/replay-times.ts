import { MATURE_MS } from '../posts/published-post.ts';
import { rankSlots, type RatedSlot } from '../timing/rank-slots.ts';
import { cellOf } from '../timing/week-cells.ts';
import { cellsOfSlot } from '../timing/week-slots.ts';
import type { Judged } from '../traits/level-walk.ts';
import type { Held } from './held.ts';

/** How posting times came that would have been advised. */
export interface TimesRecord {
  /** Slots advised that had posts later, and did better than the average then. */
  readonly best: Held;
  readonly bestHigh: Held;
  readonly worst: Held;
  /** Slots advised, also those without a post later. */
  readonly advised: number;
  /** How far posts in advised slots came from the average then, on the log scale. */
  readonly lift: { readonly posts: number; readonly sum: number; readonly squares: number };
}

/** At which shares of the history advice is looked at; what came after it judges. */
const MOMENTS = [0.4, 0.55, 0.7, 0.85];
const FEWEST_LATER = 15;

/** What would have been advised at four moments of the past, by what was mature then, and how posts of those slots did later. */
export function replayTimes(outcomes: readonly Judged[]): TimesRecord {
  const count = { best: nothing(), bestHigh: nothing(), worst: nothing() };
  let advised = 0;
  const lift = { posts: 0, sum: 0, squares: 0 };
  for (const moment of MOMENTS) {
    const place = Math.floor(outcomes.length * moment);
    const later = outcomes.slice(place);
    const now = outcomes[place]?.post.at;
    if (now === undefined || later.length < FEWEST_LATER) continue;
    const known = outcomes.slice(0, place).filter(({ post }) => post.at <= now - MATURE_MS);
    const timing = rankSlots(known, now);
    if (timing === undefined) continue;
    advised += timing.best.length;
    const average = meanOf(later);
    for (const slot of timing.best) {
      const held = laterOf(slot, later);
      if (held.length === 0) continue;
      note(count.best, meanOf(held) > average);
      if (slot.confidence === 'high') note(count.bestHigh, meanOf(held) > average);
      for (const { deviation } of held) {
        lift.posts++;
        lift.sum += deviation - average;
        lift.squares += (deviation - average) ** 2;
      }
    }
    for (const slot of timing.worst) {
      const held = laterOf(slot, later);
      if (held.length > 0) note(count.worst, meanOf(held) < average);
    }
  }
  return { ...count, advised, lift };
}

function laterOf(slot: RatedSlot, later: readonly Judged[]): Judged[] {
  const cells = new Set(cellsOfSlot(slot));
  return later.filter(({ post }) => cells.has(cellOf(post.localAt)));
}

function meanOf(outcomes: readonly Judged[]): number {
  return outcomes.reduce((sum, { deviation }) => sum + deviation, 0) / outcomes.length;
}

function nothing(): { said: number; held: number } {
  return { said: 0, held: 0 };
}

function note(count: { said: number; held: number }, isHeld: boolean): void {
  count.said++;
  if (isHeld) count.held++;
}
