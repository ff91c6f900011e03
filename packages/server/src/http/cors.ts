import { cors as honoCors } from 'hono/cors';
import type { MiddlewareHandler } from 'hono';

const allowCors = honoCors({
  origin: (origin) => origin,
  allowMethods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
  allowHeaders: ['authorization', 'content-type', 'if-none-match', 'last-event-id'],
  exposeHeaders: ['etag', 'retry-after'],
  // A browser need not ask again for two hours, which is the most some of them remember.
  maxAge: 7_200,
});

/** Lets pages of the allowed origins read answers. To any other origin nothing is said, so its browser refuses. */
export function corsFor(isAllowed: (origin: string) => boolean): MiddlewareHandler {
  return async (context, next) => {
    const origin = context.req.header('origin');
    if (origin !== undefined && isAllowed(origin)) return allowCors(context, next);
    // A cache must not give this answer to a page that may read it.
    await next();
    context.header('vary', 'Origin', { append: true });
  };
}

/** `*` is any origin; else they are compared as browsers send them: scheme, host and port. */
export function originCheck(origins: readonly string[]): (origin: string) => boolean {
  if (origins.includes('*')) return () => true;
  const allowed = new Set(origins.map((origin) => (URL.canParse(origin) ? new URL(origin).origin : origin)));
  return (origin) => allowed.has(origin);
}
