import { rate, type RatedSlot, type Timing } from './rank-slots.ts';
import type { WeekBelief } from './week-belief.ts';
import { DAY_CELLS } from './week-cells.ts';
import { slotsOf } from './week-slots.ts';
import { PRIOR_BLOCKS } from '../model/prior.ts';

const SHOWN = 3;
const BLOCK_HOURS = 3;

/** What holds for most pages, in blocks of three hours, weekdays and weekends apart: for a business that has too few posts of its own. */
const GENERAL_BELIEF: WeekBelief = {
  about(cells) {
    const blocks = cells.map((cell) => PRIOR_BLOCKS[blockOf(cell)] as (typeof PRIOR_BLOCKS)[number]);
    if (blocks.length === 0) return undefined;
    const mean = blocks.reduce((sum, block) => sum + block.mean, 0) / blocks.length;
    const deviation = Math.max(...blocks.map((block) => block.deviation));
    return { mean, deviation, posts: 0 };
  },
};

function blockOf(cell: number): number {
  const isWeekend = cell >= 5 * DAY_CELLS;
  return (isWeekend ? DAY_CELLS / BLOCK_HOURS : 0) + Math.floor((cell % DAY_CELLS) / BLOCK_HOURS);
}

const rated = slotsOf('weekend_block')
  .flatMap((slot) => rate(slot, GENERAL_BELIEF) ?? [])
  .map((slot): RatedSlot => ({ ...slot, confidence: 'low' }))
  // Nothing else is told of them.
  .sort((a, b) => b.chanceAbove - a.chanceAbove);

/** Never more than of low confidence: these are other people's pages. */
export const GENERAL_TIMES: Timing = {
  grain: 'weekend_block',
  best: rated.slice(0, SHOWN),
  worst: rated.slice(-SHOWN).reverse(),
  belief: GENERAL_BELIEF,
};
