import { nextMidnight, startOfDay } from '../kernel/calendar.ts';
import { systemClock, type Cancel, type Clock } from '../kernel/clock.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { Analytics, Retention } from './analytics.ts';

/** How long events are kept one by one, and who is told. */
export interface RetainDailyOptions {
  /** Whole local days before today whose events are kept one by one. */
  readonly keepDays: number;
  /** Told of each business and day on which something was summed up. */
  readonly onDone?: (business: BusinessId, retention: Retention) => void;
  /** Told of what failed; it is tried again an hour later. */
  readonly onError?: (error: unknown) => void;
  readonly clock?: Clock;
}

/** Businesses may be new, or have moved to another zone: all are looked at as often. */
const LOOK_MS = 3_600_000;

/**
 * Sums up the old events of every business of an engine: at once, and from then on at the midnight of each. Returns how to stop, which
 * resolves when nothing is under way any more.
 */
export function retainDaily(analytics: Analytics, options: RetainDailyOptions): () => Promise<void> {
  const schedule = new RetentionSchedule(analytics, options);
  schedule.start();
  return () => schedule.stop();
}

class RetentionSchedule {
  readonly #analytics: Analytics;
  readonly #options: RetainDailyOptions;
  readonly #clock: Clock;
  /** The start of the local day on which each was done last, ms UTC. */
  readonly #doneOn = new Map<BusinessId, number>();
  #cancel: Cancel = () => {};
  #running: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(analytics: Analytics, options: RetainDailyOptions) {
    this.#analytics = analytics;
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    this.#cancel();
    await this.#running;
  }

  async #run(): Promise<void> {
    let wakeAt = this.#clock.now() + LOOK_MS;
    try {
      for (const business of await this.#analytics.businesses()) {
        if (this.#isStopped) return;
        wakeAt = Math.min(wakeAt, await this.#retain(business));
      }
    } catch (error) {
      this.#options.onError?.(error);
    }
    if (this.#isStopped) return;
    this.#cancel = this.#clock.schedule(Math.max(0, wakeAt - this.#clock.now()), () => this.start());
  }

  /** Does what is due for one business; when it will be due again. */
  async #retain(business: BusinessId): Promise<number> {
    const { keepDays, onDone, onError } = this.#options;
    try {
      const one = this.#analytics.for(business);
      const { timezone } = await one.profile();
      const today = startOfDay(timezone, this.#clock.now());
      if (this.#doneOn.get(business) !== today) {
        const retention = await one.retain({ keepDays });
        this.#doneOn.set(business, today);
        if (retention.removed > 0) onDone?.(business, retention);
      }
      return nextMidnight(timezone, today);
    } catch (error) {
      onError?.(error);
      return Infinity;
    }
  }
}
