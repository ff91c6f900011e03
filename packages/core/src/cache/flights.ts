/** What a computation under way stands for, fixed when it began. */
export interface Departure<Terms, Result> {
  readonly terms: Terms;
  readonly result: Promise<Result>;
}

/** What a computation is told of those who wait for it. */
export interface Cabin {
  /** Aborts when everybody who waited has gone; the computation may abort itself. */
  readonly controller: AbortController;
  /** False once nobody may be given the result any more who does not wait already. */
  isWanted(): boolean;
}

/** How a caller gets aboard. */
export interface Boarding<Terms, Result> {
  /** Begins a computation now. */
  depart(cabin: Cabin): Departure<Terms, Result>;
  /** Whether a computation that began on such terms serves this caller. */
  accepts(terms: Terms): boolean;
  readonly signal?: AbortSignal | undefined;
}

interface Flight<Terms, Result> {
  readonly controller: AbortController;
  readonly result: Promise<Result>;
  resolve(result: Result): void;
  reject(reason: unknown): void;
  passengers: number;
  /** Absent until it has departed. */
  terms?: Terms;
}

interface Lane<Terms, Result> {
  running?: Flight<Terms, Result> | undefined;
  /** Departs when the running one is over. Serves everyone, since it has not begun. */
  next?: Flight<Terms, Result> | undefined;
  /** How the one who came last would begin it: those terms serve all who came before. */
  boarding: Boarding<Terms, Result>;
}

/**
 * One computation per key for any number of callers. Whom the one under way does not serve waits for the next, which begins when
 * it is over: however fast things change, at most one runs and one waits.
 */
export class Flights<Terms, Result> {
  readonly #lanes = new Map<string, Lane<Terms, Result>>();

  /** Whether a computation is under way. */
  has(key: string): boolean {
    return this.#lanes.has(key);
  }

  /** The result of the computation under way, or of a new one. Rejects with the caller's abort reason when they go; the others stay. */
  board(key: string, boarding: Boarding<Terms, Result>): Promise<Result> {
    const lane: Lane<Terms, Result> = this.#lanes.get(key) ?? { boarding };
    this.#lanes.set(key, lane);
    if (lane.running?.terms !== undefined && boarding.accepts(lane.running.terms))
      return this.#ride(key, lane.running, boarding.signal);
    lane.boarding = boarding;
    lane.next ??= createFlight();
    const result = this.#ride(key, lane.next, boarding.signal);
    if (lane.running === undefined) this.#departNext(key, lane);
    return result;
  }

  /** Nobody else gets on the computation under way; who waits for it still gets its result. */
  drop(key: string): void {
    const lane = this.#lanes.get(key);
    if (lane !== undefined) this.#departNext(key, lane);
  }

  /** Ends all of them: everyone who waits is rejected. */
  abort(reason: unknown): void {
    const lanes = [...this.#lanes.values()];
    this.#lanes.clear();
    for (const { running, next } of lanes) for (const flight of [running, next]) end(flight, reason);
  }

  /** Puts the waiting computation, if there is one, in the place of the running one. */
  #departNext(key: string, lane: Lane<Terms, Result>): void {
    const flight = lane.next;
    lane.running = flight;
    lane.next = undefined;
    if (flight === undefined) {
      if (this.#lanes.get(key) === lane) this.#lanes.delete(key);
      return;
    }
    const isWanted = (): boolean => this.#lanes.get(key)?.running === flight;
    const over = (): void => {
      if (isWanted()) this.#departNext(key, lane);
    };
    try {
      const { terms, result } = lane.boarding.depart({ controller: flight.controller, isWanted });
      flight.terms = terms;
      result.then(flight.resolve, flight.reject).then(over, over);
    } catch (error) {
      flight.reject(error);
      over();
    }
  }

  #ride(key: string, flight: Flight<Terms, Result>, signal: AbortSignal | undefined): Promise<Result> {
    flight.passengers++;
    if (signal === undefined) return flight.result;
    return new Promise<Result>((resolve, reject) => {
      const leave = (): void => {
        reject(signal.reason as Error);
        if (--flight.passengers === 0) this.#abandon(key, flight, signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      flight.result
        .then(resolve, reject)
        .finally(() => signal.removeEventListener('abort', leave))
        .catch(() => {});
    });
  }

  #abandon(key: string, flight: Flight<Terms, Result>, reason: unknown): void {
    const lane = this.#lanes.get(key);
    if (lane?.next === flight) lane.next = undefined;
    if (lane?.running === flight) this.#departNext(key, lane);
    end(flight, reason);
  }
}

function createFlight<Terms, Result>(): Flight<Terms, Result> {
  let resolve!: (result: Result) => void;
  let reject!: (reason: unknown) => void;
  const result = new Promise<Result>((give, fail) => ([resolve, reject] = [give, fail]));
  // Everybody may have gone by the time it fails.
  result.catch(() => {});
  return { controller: new AbortController(), result, resolve, reject, passengers: 0 };
}

function end(flight: Pick<Flight<unknown, unknown>, 'controller' | 'reject'> | undefined, reason: unknown): void {
  flight?.controller.abort(reason);
  flight?.reject(reason);
}
