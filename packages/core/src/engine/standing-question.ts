import { isSourceFailure } from '../cache/source-failure.ts';
import { NEVER } from '../cache/store.ts';
import type { Cancel, Clock } from '../kernel/clock.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { StandingListener, WireAnswer } from './analytics.ts';
import type { StandingReading } from './answers.ts';
import { staleAnswer } from './compose-answer.ts';
import { updateBetween } from './update-between.ts';

export interface StandingParts {
  /** The answer now: never one that only time has made old. */
  readonly read: () => Promise<StandingReading>;
  readonly clock: Clock;
  /** Least time between two answers. */
  readonly coalesceMs: number;
  readonly onError: (error: unknown) => void;
}

/** One who listens. */
interface Seat {
  readonly listener: StandingListener;
  readonly have: string | undefined;
  /** Whether the listener knows the current answer, so that a patch means something there. */
  isServed: boolean;
  problem: BizBoostError | undefined;
}

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * A question that stands: answered anew when something it depends on changes, when time makes it another one, and after a failure,
 * once for all who listen. Frees its timers when it is closed.
 */
export class StandingQuestion {
  readonly #parts: StandingParts;
  readonly #seats = new Set<Seat>();
  /** The last that was told. */
  #current: WireAnswer | undefined;
  #isStale = false;
  #problem: BizBoostError | undefined;
  #failures = 0;
  #isReading = false;
  #isWantedAgain = false;
  #isClosed = false;
  #lastReadAt = -Infinity;
  #cancelDue: Cancel | undefined;
  #cancelWake: Cancel | undefined;

  constructor(parts: StandingParts) {
    this.#parts = parts;
  }

  get listeners(): number {
    return this.#seats.size;
  }

  /** The listener is told what is known already as soon as this has returned; returns how to leave. */
  join(listener: StandingListener, have?: string): () => void {
    const seat: Seat = { listener, have, isServed: false, problem: undefined };
    this.#seats.add(seat);
    const isUnknown = this.#current === undefined && this.#problem === undefined;
    if (!isUnknown) queueMicrotask(() => this.#greet(seat));
    else if (!this.#isReading) this.touch();
    return () => void this.#seats.delete(seat);
  }

  /** Something it depends on has changed: answers at once, or when the last answer is old enough. */
  touch(): void {
    if (this.#isClosed) return;
    if (this.#isReading) this.#isWantedAgain = true;
    else if (this.#cancelDue === undefined) this.#readAfter(this.#pauseMs());
  }

  close(): void {
    this.#isClosed = true;
    this.#cancelTimers();
    this.#seats.clear();
  }

  /** How long to wait so that no two answers come in one window. */
  #pauseMs(): number {
    const passedMs = this.#parts.clock.now() - this.#lastReadAt;
    // A clock that was set back must not keep us waiting for longer.
    return passedMs >= 0 ? Math.max(0, this.#parts.coalesceMs - passedMs) : 0;
  }

  #readAfter(delayMs: number): void {
    if (delayMs <= 0) return void this.#read();
    this.#cancelDue = this.#parts.clock.schedule(delayMs, () => void this.#read());
  }

  async #read(): Promise<void> {
    this.#cancelTimers();
    this.#isReading = true;
    this.#isWantedAgain = false;
    try {
      const reading = await this.#parts.read();
      if (!this.#isClosed) this.#take(reading);
    } catch (error) {
      if (!this.#isClosed) this.#fail(problemOf(error));
    }
    this.#isReading = false;
    this.#lastReadAt = this.#parts.clock.now();
    if (this.#isWantedAgain) this.touch();
  }

  #take({ answer, isStale, until }: StandingReading): void {
    const before = this.#current;
    if (isStale) {
      // Those who have an answer keep it; that it is stale is what the problem says.
      this.#current ??= answer;
      this.#isStale = true;
      if (before === undefined) this.#tell(answer, undefined);
      return this.#fail(sourceFailed());
    }
    const hasNews = before?.revision !== answer.revision || this.#isStale || this.#problem !== undefined;
    this.#isStale = false;
    this.#problem = undefined;
    this.#failures = 0;
    if (hasNews) {
      this.#current = answer;
      this.#tell(answer, before);
    }
    if (until < NEVER) this.#wakeAfter(until - this.#parts.clock.now());
  }

  #tell(answer: WireAnswer, before: WireAnswer | undefined): void {
    const update = before === undefined ? answer : updateBetween(before, answer);
    for (const seat of [...this.#seats]) {
      seat.problem = undefined;
      if (seat.isServed) this.#send(seat, () => seat.listener.update(update));
      else this.#serve(seat, answer);
    }
  }

  #fail(problem: BizBoostError): void {
    const isNew = this.#problem?.code !== problem.code;
    if (isNew) this.#problem = problem;
    for (const seat of [...this.#seats]) this.#warn(seat);
    // What is simply not there comes with a change, not with time.
    if (!isSourceFailure(problem)) return;
    this.#wakeAfter(Math.min(FIRST_RETRY_MS * 2 ** this.#failures++, LONGEST_RETRY_MS));
  }

  #greet(seat: Seat): void {
    if (!this.#seats.has(seat)) return;
    if (this.#current !== undefined && !seat.isServed) this.#serve(seat, this.#current);
    this.#warn(seat);
  }

  #serve(seat: Seat, answer: WireAnswer): void {
    seat.isServed = true;
    if (this.#isStale) this.#send(seat, () => seat.listener.update(staleAnswer(answer)));
    else if (seat.have !== answer.revision) this.#send(seat, () => seat.listener.update(answer));
  }

  #warn(seat: Seat): void {
    const problem = this.#problem;
    if (problem === undefined || seat.problem === problem) return;
    seat.problem = problem;
    this.#send(seat, () => seat.listener.problem(problem));
  }

  #send(seat: Seat, tell: () => void): void {
    if (!this.#seats.has(seat)) return;
    try {
      tell();
    } catch (error) {
      this.#parts.onError(error);
    }
  }

  #wakeAfter(delayMs: number): void {
    this.#cancelWake = this.#parts.clock.schedule(Math.max(0, delayMs), () => this.touch());
  }

  #cancelTimers(): void {
    this.#cancelDue?.();
    this.#cancelWake?.();
    this.#cancelDue = undefined;
    this.#cancelWake = undefined;
  }
}

function sourceFailed(): BizBoostError {
  return new BizBoostError(
    'unavailable',
    'This cannot be brought up to date just now; the last good answer stays until it can.',
  );
}

function problemOf(error: unknown): BizBoostError {
  if (BizBoostError.isInstance(error)) return error;
  return new BizBoostError('internal', 'This could not be answered, because of a fault on our side.', { cause: error });
}
