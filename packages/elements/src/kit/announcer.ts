import type { Cancel, Clock } from '@bizboost/core/contract';

/** How a screen reader hears of changes: seldom, and never while nobody looks. */
export interface AnnouncerOptions {
  readonly clock: Clock;
  /** Puts the words into the status region. */
  readonly say: (words: string) => void;
  readonly isHidden: () => boolean;
}

/** The least a person may be told apart, and what they are without a wish, in milliseconds. */
export const SHORTEST_INTERVAL_MS = 5_000;
export const DEFAULT_INTERVAL_MS = 30_000;

/** `announce="off"` is never, `announce="60"` every minute at most, anything else the default. In milliseconds; `undefined` for never. */
export function announceInterval(wish: string | null | undefined): number | undefined {
  if (wish === 'off') return undefined;
  const seconds = Number.parseFloat(wish ?? '');
  return Number.isFinite(seconds) && seconds > 0
    ? Math.max(SHORTEST_INTERVAL_MS, seconds * 1_000)
    : DEFAULT_INTERVAL_MS;
}

/**
 * Gathers what changes and tells only the newest, at most once per interval. News of the connection goes out at once. Nothing is
 * told while the page is hidden, and nothing twice in a row.
 */
export class Announcer {
  /** Milliseconds; `undefined` for never. */
  intervalMs: number | undefined = DEFAULT_INTERVAL_MS;
  readonly #options: AnnouncerOptions;
  #waiting: string | undefined;
  #last = '';
  /** The numbers that were told last, or that need not be told. */
  #known = '';
  #toldAt: number;
  #cancel: Cancel | undefined;

  constructor(options: AnnouncerOptions) {
    this.#options = options;
    this.#toldAt = options.clock.now();
  }

  /** These numbers are found by whoever comes: they are no news until they change. */
  known(words: string): void {
    this.#known = words;
  }

  /** The numbers changed. What an earlier call left waiting is replaced; where they are what was told last, nothing waits. */
  numbers(words: string): void {
    this.#waiting = words === this.#known ? undefined : words;
    if (this.intervalMs === undefined || this.#waiting === undefined) return;
    this.#cancel ??= this.#options.clock.schedule(
      Math.max(0, this.#toldAt + this.intervalMs - this.#options.clock.now()),
      () => this.#tellWaiting(),
    );
  }

  /** Something a person should know at once, e.g. that the connection was lost. */
  news(words: string): void {
    if (this.intervalMs !== undefined) this.#tell(words);
  }

  /** Forgets what waits. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#waiting = undefined;
  }

  #tellWaiting(): void {
    this.#cancel = undefined;
    const words = this.#waiting;
    this.#waiting = undefined;
    if (words === undefined || this.intervalMs === undefined) return;
    if (this.#tell(words)) this.#known = words;
  }

  /** Whether it was told. */
  #tell(words: string): boolean {
    if (words === this.#last || this.#options.isHidden()) return false;
    this.#last = words;
    this.#toldAt = this.#options.clock.now();
    this.#options.say(words);
    return true;
  }
}
