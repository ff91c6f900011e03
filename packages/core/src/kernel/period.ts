import type { Interval, Segment } from './interval.ts';

/** The calendar a business lives by. */
export interface Calendar {
  /** IANA name. */
  readonly timezone: string;
  /** 1 Monday … 7 Sunday. */
  readonly weekStart: number;
}

/** A stretch of the business's own calendar, as it stands at one moment. */
export interface Period {
  /** `today`, `week`, `month`, or `2026-03-01..2026-03-31`. */
  readonly name: string;
  readonly timezone: string;
  readonly calendar: Calendar;
  /** The whole of it, `[from, to)`; `to` is its end, not now. */
  readonly interval: Interval;
  /** What has passed of it by now: from its start, to now or its end. */
  readonly elapsed: Interval;
  /** The like-for-like interval before it, cut at the whole minute (contract section 2, trend). */
  readonly previous: Interval;
  /** Step of its series: up to 2 days hourly, up to 92 daily, else monthly. */
  readonly step: 'hour' | 'day' | 'month';
  /** Whether now lies in it: then it moves on at each whole minute and dies at `interval.to`. */
  readonly isRunning: boolean;
}

/** One step of a series. `at` is its local start with its offset, e.g. `2026-03-02T00:00:00+02:00`. */
export interface SeriesStep extends Interval {
  readonly at: string;
}

export type { Interval, Segment };
