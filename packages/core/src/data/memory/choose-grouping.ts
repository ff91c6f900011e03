import { DirectGrouping } from './direct-grouping.ts';
import { combinationsOf, type Grouping, type GroupingPlan } from './grouping.ts';
import { WideGrouping } from './wide-grouping.ts';

/** So many slots are always worth their memory. */
const FEW_SLOTS = 65_536;
/** So many are never. */
const MOST_SLOTS = 4_194_304;

/**
 * Direct slots where there are few, or not many more than rows: all of them are cleared and looked through, used or not.
 * @param arrays how many numbers each slot takes
 */
export function chooseGrouping(plan: GroupingPlan, rows: number, arrays = 1): Grouping {
  const slots = (plan.timeline.cells + 1) * combinationsOf([...plan.keys, ...plan.filters]) * arrays;
  return slots <= FEW_SLOTS || slots <= Math.min(MOST_SLOTS, rows * 4)
    ? new DirectGrouping(plan)
    : new WideGrouping(plan);
}
