import type { MiddlewareHandler } from 'hono';
import type { ServerEnv } from '../server-env.ts';

/** Upper bounds of the histogram, in seconds. */
export const DURATION_BOUNDS_S: readonly number[] = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

export interface DurationHistogram {
  /** How many took at most each bound; not yet added up. The last is all that took longer. */
  readonly counts: readonly number[];
  readonly sumS: number;
}

interface Durations {
  counts: number[];
  sumS: number;
}

/** What was asked over HTTP, by the template of its route: an id in an address never becomes a label. */
export class HttpCounters {
  /** By `[route, method, status]` as JSON. */
  readonly requests = new Map<string, number>();
  readonly #durations = new Map<string, Durations>();

  get durations(): ReadonlyMap<string, DurationHistogram> {
    return this.#durations;
  }

  count(route: string, method: string, status: number, durationS: number): void {
    const key = JSON.stringify([route, method, String(status)]);
    this.requests.set(key, (this.requests.get(key) ?? 0) + 1);
    const durations = this.#durationsOf(route);
    const bucket = DURATION_BOUNDS_S.findIndex((bound) => durationS <= bound);
    const at = bucket < 0 ? DURATION_BOUNDS_S.length : bucket;
    durations.counts[at] = (durations.counts[at] ?? 0) + 1;
    durations.sumS += durationS;
  }

  #durationsOf(route: string): Durations {
    let durations = this.#durations.get(route);
    if (!durations)
      this.#durations.set(route, (durations = { counts: DURATION_BOUNDS_S.map(() => 0).concat(0), sumS: 0 }));
    return durations;
  }
}

/** Others are counted as one, since a caller may send any word. */
export const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** Counts each request once it is answered; for a stream, once it has begun. */
export function countRequests(counters: HttpCounters): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const startedAt = performance.now();
    await next();
    const { method } = context.req;
    counters.count(
      context.get('route') ?? 'other',
      METHODS.has(method) ? method : 'other',
      context.res.status,
      (performance.now() - startedAt) / 1000,
    );
  };
}
