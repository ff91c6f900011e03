import type { Analytics, Clock } from '@bizboost/core';
import type { Auth } from './auth/auth.ts';
import type { RateLimiter } from './http/rate-limiter.ts';
import type { Limits } from './limits.ts';
import type { Log } from './log.ts';
import type { Telemetry } from './telemetry.ts';

/** An engine over HTTP. Two things must be given: the engine, and how callers are known. */
export interface ServerOptions {
  readonly analytics: Analytics;
  /** Has no default, so that nobody opens a server by leaving something out. */
  readonly auth: Auth;
  /** Web origins whose pages may call, e.g. `https://shop.example`; `*` is all of them. Default none; open mode adds its own. */
  readonly origins?: readonly string[];
  readonly limits?: Partial<Limits>;
  /**
   * Counts requests together with other servers, e.g. `redisRateLimiter` of `@bizboost/adapters/redis`. While it fails or takes longer than 50 ms,
   * this server counts for itself. Default: it always does.
   */
  readonly rateLimiter?: RateLimiter;
  /** `false` where connections cannot be held: `/stream` then answers 204, and clients poll. Default true. */
  readonly streams?: boolean;
  /** Default: the machine's. Give the engine the same. */
  readonly clock?: Clock;
  /** Told of every failure a client only gets a reference to. Default: standard error. */
  readonly log?: Log;
  /** Told of each request and of the engine's counters, e.g. `openTelemetry()` of `@bizboost/server/otel`. Default: nobody. */
  readonly telemetry?: Telemetry;
}

/** The same as a fetch handler, which has to know where it stands. */
export interface HandlerOptions extends ServerOptions {
  /** Where the routes are. Default `/bizboost`. */
  readonly basePath?: string;
}
