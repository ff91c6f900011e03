import { BizBoostError } from '@bizboost/core';
import type { Context, Handler, Hono } from 'hono';
import { MethodNotAllowed } from '../http/problem-response.ts';
import type { ServerEnv } from '../server-env.ts';
import type { ServerParts } from '../server-parts.ts';
import { routesOf, type Route } from './route-table.ts';

type Answer = (context: Context<ServerEnv>) => Response | Promise<Response>;

/** Puts every route of the table into the app, and a problem at every other address. */
export function addRoutes(app: Hono<ServerEnv>, parts: ServerParts): void {
  // A question and a command may share a path: its other methods are refused only after both.
  const all = routesOf(parts.analytics);
  for (const path of new Set(all.map((route) => route.path)))
    addPath(app, { path, routes: all.filter((route) => route.path === path), parts });
  // Within the app, so that a host that mounts it gets our own words rather than its page.
  app.all('*', (context) => {
    throw new BizBoostError(
      'not_found',
      `Nothing is at ${context.req.path}. openapi.json, beside the other routes, lists what there is.`,
    );
  });
}

interface Path {
  readonly path: string;
  readonly routes: readonly Route[];
  readonly parts: ServerParts;
}

function addPath(app: Hono<ServerEnv>, { path, routes, parts }: Path): void {
  const pattern = `/${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
  for (const { method, answer } of routes)
    app.on(
      method,
      pattern,
      labelled(path, (context) => answer(context, parts)),
    );
  const allowed = routes.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
  app.all(
    pattern,
    labelled(path, ({ req }) => {
      throw new MethodNotAllowed(req.method, allowed);
    }),
  );
}

/** Counted by its template, so that an id in an address is no label. */
function labelled(path: string, answer: Answer): Handler<ServerEnv> {
  return async (context) => {
    context.set('route', path);
    try {
      return await answer(context);
    } catch (error) {
      // Hono passes on nothing but errors; a host's code may throw anything.
      throw error instanceof Error
        ? error
        : new BizBoostError('internal', 'What was thrown is not an error.', { cause: error });
    }
  };
}
