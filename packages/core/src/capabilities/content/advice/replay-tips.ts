import { POST_PROPERTIES } from '../tips/properties.ts';
import { standingTips, usualPostOf } from '../tips/standing-tips.ts';
import type { Judged } from '../traits/level-walk.ts';
import type { Held } from './held.ts';

/** Tips are drawn from this share of the history and judged by the rest. */
const KNOWN_SHARE = 0.6;

/** Which tips the older posts would have given, and whether the newer ones bore out their direction. */
export function replayTips(outcomes: readonly Judged[]): Held {
  const place = Math.floor(outcomes.length * KNOWN_SHARE);
  const [known, later] = [outcomes.slice(0, place), outcomes.slice(place)];
  const usual = usualPostOf(known);
  let [said, held] = [0, 0];
  for (const tip of standingTips(known)) {
    const property = POST_PROPERTIES.find(({ code }) => code === tip.code);
    const sides: Record<'with' | 'without', number[]> = { with: [], without: [] };
    for (const { post, deviation } of later) {
      const has = post.isPaid ? undefined : property?.has(post, usual);
      if (has !== undefined) sides[has ? 'with' : 'without'].push(deviation);
    }
    if (sides.with.length < 2 || sides.without.length < 2) continue;
    said++;
    if ((meanOf(sides.with) - meanOf(sides.without)) * Math.log(tip.effect) > 0) held++;
  }
  return { said, held };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
