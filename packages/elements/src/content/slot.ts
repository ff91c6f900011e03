import type { PostingSlot } from '@bizboost/core/contract';
import { instantAt, wallTime } from '../kit/format/zoned-time.ts';
import { cellOf } from '../parts/heat-map/heat-map-model.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const DAY_MS = 86_400_000;

/** A slot's days, 0 being Monday. */
export function daysOf({ day, days }: PostingSlot): readonly number[] {
  return (days ?? [day]).map((name) => DAYS.indexOf(name)).filter((index) => index >= 0);
}

/** Its first hour, and the one at which it ends. */
export function hoursOf({ time, until }: PostingSlot): { readonly from: number; readonly until: number } {
  const from = Number.parseInt(time, 10);
  return { from, until: until === undefined ? from + 1 : Number.parseInt(until, 10) };
}

/** The cells of a heat map that slots cover. */
export function cellsOf(slots: readonly PostingSlot[]): ReadonlySet<number> {
  return new Set(
    slots.flatMap((slot) => {
      const { from, until } = hoursOf(slot);
      const hours = Array.from({ length: Math.max(0, until - from) }, (_, index) => from + index);
      return daysOf(slot).flatMap((day) => hours.map((hour) => cellOf(day, hour)));
    }),
  );
}

/** When a slot comes next after a moment, ms UTC; `undefined` for one without a day. */
export function nextTimeOf(slot: PostingSlot, after: number, timezone: string): number | undefined {
  const days = daysOf(slot);
  const hour = String(hoursOf(slot).from).padStart(2, '0');
  for (let ahead = 0; ahead <= 7; ahead += 1) {
    const day = wallTime(after + ahead * DAY_MS, timezone).slice(0, 10);
    const weekday = (new Date(`${day}T12:00Z`).getUTCDay() + 6) % 7;
    const at = instantAt(`${day}T${hour}:00`, timezone);
    if (days.includes(weekday) && at > after) return at;
  }
  return undefined;
}
