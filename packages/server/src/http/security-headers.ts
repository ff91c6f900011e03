import type { MiddlewareHandler } from 'hono';

const HEADERS: Readonly<Record<string, string>> = {
  // An answer is data: never a page, a script, or anybody's frame.
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** Keeps a browser from reading an answer as anything but what it is. What a host has set stays. */
export const securityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const name of Object.keys(HEADERS)) {
    const value = HEADERS[name];
    if (value !== undefined && !context.res.headers.has(name)) context.res.headers.set(name, value);
  }
};
