/** A week hour by hour: seven days from Monday, 24 hours each. */
export type Week = readonly (readonly (number | null)[])[];

export const DAYS = 7;
export const HOURS = 24;

export interface HeatMapModel {
  /** How likely it is that an hour does better than usual, 0 to 1; `null` where nothing is known. */
  readonly chance: Week;
  /** What is expected there, and from how many things it is drawn; empty where that is not to be said. */
  readonly amount: Week;
  readonly count: Week;
  /** Cells that were named best, by `cellOf`. */
  readonly best: ReadonlySet<number>;
}

/** A cell of the week as one number. */
export function cellOf(day: number, hour: number): number {
  return day * HOURS + hour;
}

/** A value of a week, wherever a table has one. */
export function valueAt(week: Week, day: number, hour: number): number | null {
  const value = week[day]?.[hour];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** Seven steps from surely below to surely above the usual. */
export type HeatLevel = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const STEPS = [0.1, 0.25, 0.4, 0.6, 0.75, 0.9];

/** The step of a chance: 3 from 40 to 60 in 100, and the same on both sides of it. */
export function levelOf(chance: number): HeatLevel {
  return STEPS.filter((step, index) => (index < 3 ? chance >= step : chance > step)).length as HeatLevel;
}
