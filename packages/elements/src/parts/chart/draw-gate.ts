import type { Cancel, Clock } from '@bizboost/core/contract';

/** The shortest time between two drawings of one chart: four a second. */
export const DRAW_INTERVAL_MS = 250;

/**
 * Lets drawings through: the first at once, then at most one per interval, always ending with the newest; none while closed
 * (off-screen or hidden), and one on opening if anything was asked for meanwhile.
 */
export class DrawGate {
  readonly #clock: Clock;
  readonly #draw: () => void;
  #isOpen = false;
  #isWanted = false;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #cancel: Cancel | undefined;

  constructor(clock: Clock, draw: () => void) {
    this.#clock = clock;
    this.#draw = draw;
  }

  /** Something to draw has changed. Who says so is busy with it: but for the first, the drawing is a task of its own. */
  request(): void {
    this.#isWanted = true;
    if (Number.isFinite(this.#drawnAt)) this.#soon();
    else this.#pass();
  }

  /** Whether anybody can see it. */
  open(isOpen: boolean): void {
    this.#isOpen = isOpen;
    if (isOpen) this.#pass();
    else this.stop();
  }

  /** Draws what is wanted at once, however short the time: for printing. */
  flush(): void {
    this.stop();
    if (this.#isWanted) this.#now();
  }

  /** Gives up the drawing that waits; it stays wanted. */
  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #pass(): void {
    if (!this.#isOpen || !this.#isWanted) return;
    if (this.#restMs() > 0) this.#soon();
    else this.#now();
  }

  #soon(): void {
    if (!this.#isOpen) return;
    this.#cancel ??= this.#clock.schedule(Math.max(0, this.#restMs()), () => {
      this.#cancel = undefined;
      this.#pass();
    });
  }

  #restMs(): number {
    return this.#drawnAt + DRAW_INTERVAL_MS - this.#clock.now();
  }

  #now(): void {
    this.#isWanted = false;
    this.#drawnAt = this.#clock.now();
    this.#draw();
  }
}
