import { DAYS, HOURS } from './heat-map-model.ts';

/** Where the reader of a week stands. */
export interface WeekCursor {
  /** 0 is Monday. */
  readonly day: number;
  readonly hour: number;
}

/** A key as a keyboard event tells it. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/**
 * Where a key leads: arrows by hour and day, Home and End to the ends of the day, with Ctrl to those of the week. `undefined` for a key that
 * is not the table's.
 */
export function moveInWeek(
  { key, ctrlKey }: PressedKey,
  { day, hour }: WeekCursor,
  isRightToLeft: boolean,
): WeekCursor | undefined {
  const to = (newDay: number, newHour: number): WeekCursor => ({
    day: Math.min(DAYS - 1, Math.max(0, newDay)),
    hour: Math.min(HOURS - 1, Math.max(0, newHour)),
  });
  const forward = isRightToLeft ? -1 : 1;
  switch (key) {
    case 'ArrowRight':
      return to(day, hour + forward);
    case 'ArrowLeft':
      return to(day, hour - forward);
    case 'ArrowDown':
      return to(day + 1, hour);
    case 'ArrowUp':
      return to(day - 1, hour);
    case 'Home':
      return to(ctrlKey ? 0 : day, 0);
    case 'End':
      return to(ctrlKey ? DAYS - 1 : day, HOURS - 1);
    default:
      return undefined;
  }
}
