import { DAY_CELLS } from './week-cells.ts';

/** How fine slots of the week are: hours or blocks of three, each day for itself or weekdays and weekends together. */
export type SlotGrain = 'hour' | 'block' | 'weekend_block';

/** Some hours of one day or more. */
export interface WeekSlot {
  /** 0 is Monday; several for weekdays or weekends together. */
  readonly days: readonly number[];
  /** First hour, 0 to 23. */
  readonly from: number;
  /** Hour at which it ends, 1 to 24. */
  readonly until: number;
}

const WEEKDAYS = [0, 1, 2, 3, 4];
const WEEKEND = [5, 6];
const BLOCK_HOURS = 3;

/** All slots of a week, in order. */
export function slotsOf(grain: SlotGrain): WeekSlot[] {
  const groups = grain === 'weekend_block' ? [WEEKDAYS, WEEKEND] : [...WEEKDAYS, ...WEEKEND].map((day) => [day]);
  const hours = grain === 'hour' ? 1 : BLOCK_HOURS;
  return groups.flatMap((days) =>
    Array.from({ length: DAY_CELLS / hours }, (_, index) => ({
      days,
      from: index * hours,
      until: (index + 1) * hours,
    })),
  );
}

export function cellsOfSlot({ days, from, until }: WeekSlot): number[] {
  return days.flatMap((day) => Array.from({ length: until - from }, (_, index) => day * DAY_CELLS + from + index));
}
