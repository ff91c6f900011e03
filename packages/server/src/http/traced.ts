import type { MiddlewareHandler } from 'hono';
import type { ServerEnv } from '../server-env.ts';
import type { Telemetry } from '../telemetry.ts';
import { METHODS } from './http-counters.ts';

/** Answers each request within what the telemetry makes of it. */
export function traced(telemetry: Telemetry): MiddlewareHandler<ServerEnv> {
  return async (context, next) => {
    const { method, path, raw } = context.req;
    const facts = { method: METHODS.has(method) ? method : '_OTHER', path, headers: raw.headers };
    await telemetry.request(facts, async () => {
      await next();
      return { route: context.get('route'), status: context.res.status };
    });
  };
}
