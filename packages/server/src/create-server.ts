import { systemClock } from '@bizboost/core';
import { Hono } from 'hono';
import { Admission } from './auth/admission.ts';
import { isLoopbackOrigin } from './auth/loopback.ts';
import { checkOpenRequest } from './auth/open-guard.ts';
import { BusinessChoice } from './business-choice.ts';
import { connectionOf } from './http/connection.ts';
import { corsFor, originCheck } from './http/cors.ts';
import { HttpCounters, countRequests } from './http/http-counters.ts';
import { MemoryRateLimiter } from './http/memory-rate-limiter.ts';
import { problemResponseOf } from './http/problem-response.ts';
import { securityHeaders } from './http/security-headers.ts';
import { SharedRateLimiter } from './http/shared-rate-limiter.ts';
import { traced } from './http/traced.ts';
import { DEFAULT_LIMITS } from './limits.ts';
import { logToConsole } from './log.ts';
import { addRoutes } from './routes/add-routes.ts';
import type { ServerEnv } from './server-env.ts';
import type { ServerOptions } from './server-options.ts';
import type { ServerParts } from './server-parts.ts';
import { StreamRegistry } from './stream/stream-registry.ts';

/** A Hono app whose addresses begin where it is mounted. */
export interface BizBoostApp extends Hono<ServerEnv> {
  /** Ends its streams, each told when to come back, and takes no more. Requests that are running finish. Leaves the engine open. */
  close(): void;
}

/**
 * BizBoost's routes, for any Hono app (`app.route('/bizboost', createServer({ … }))`) or anything that takes a fetch handler
 * (`createServer({ … }).fetch`). Routes, OpenAPI and streams come from the engine's own questions and commands.
 * Throws `invalid_input` for options that cannot work, such as a secret under 32 bytes.
 */
export function createServer(options: ServerOptions): BizBoostApp {
  const parts = partsOf(options);
  const app = new Hono<ServerEnv>();
  app.onError((error) => problemResponseOf(error, parts.log));
  if (options.telemetry !== undefined) app.use('*', traced(options.telemetry));
  app.use('*', countRequests(parts.counters), securityHeaders);
  guard(app, parts, options.origins ?? []);
  addRoutes(app, parts);
  const stopObserving = options.telemetry?.observe(() => ({
    statistics: parts.analytics.statistics(),
    openStreams: parts.streams.size,
  }));
  return Object.assign(app, {
    close() {
      stopObserving?.();
      parts.streams.close();
    },
  });
}

function partsOf({
  analytics,
  auth,
  limits: given,
  streams = true,
  clock = systemClock,
  log = logToConsole,
  rateLimiter: shared,
}: ServerOptions): ServerParts {
  const limits = { ...DEFAULT_LIMITS, ...given };
  const rateLimiter = shared === undefined ? new MemoryRateLimiter(clock) : new SharedRateLimiter(shared, clock, log);
  const { maxRequestsPerMinute } = limits;
  const admission = new Admission({ auth, clock, rateLimiter, maxRequestsPerMinute });
  return {
    analytics,
    admission,
    businesses: new BusinessChoice(analytics, admission.isOpen),
    streams: new StreamRegistry(limits.maxStreamsPerToken),
    offersStreams: streams,
    counters: new HttpCounters(),
    limits,
    clock,
    log,
  };
}

/** Who may call at all, from which pages. */
function guard(app: Hono<ServerEnv>, { admission }: ServerParts, origins: readonly string[]): void {
  const isAllowed = originCheck(origins);
  if (admission.isOpen) {
    app.use('*', async (context, next) => {
      checkOpenRequest(context.req.raw, connectionOf(context.env), isAllowed);
      await next();
    });
  }
  if (admission.isOpen)
    app.use(
      '*',
      corsFor((origin) => isLoopbackOrigin(origin) || isAllowed(origin)),
    );
  else if (origins.length > 0) app.use('*', corsFor(isAllowed));
}
