import { BizBoostError } from '@bizboost/core';
import type { Context, Handler, Hono } from 'hono';
import { MethodNotAllowed } from '../http/problem-response.ts';
import { openApiOf } from '../openapi/openapi.ts';
import type { ServerEnv } from '../server-env.ts';
import type { ServerParts } from '../server-parts.ts';
import { commandRoute } from './commands-route.ts';
import { questionRoute } from './questions-route.ts';
import { eraseRoute } from './erase-route.ts';
import { exportRoute } from './export-route.ts';
import { recordsRoute } from './records-route.ts';
import { healthRoute, metricsRoute, readyRoute } from './status-routes.ts';
import { streamRoute } from './stream-route.ts';

type Method = 'GET' | 'POST';
type Answer = (context: Context<ServerEnv>) => Response | Promise<Response>;

interface Route {
  /** With parameters as `{name}`. */
  readonly path: string;
  readonly answers: Readonly<Partial<Record<Method, Answer>>>;
}

/** Every route of the server: those of the contract, and one for each question and command of the engine. */
export function addRoutes(app: Hono<ServerEnv>, parts: ServerParts): void {
  // A question and a command may share a path: its other methods are refused only after both.
  const byPath = new Map<string, Route['answers']>();
  for (const { path, answers } of [...ownRoutes(parts), ...engineRoutes(parts)])
    byPath.set(path, { ...byPath.get(path), ...answers });
  for (const [path, answers] of byPath) addRoute(app, { path, answers });
  // Within the app, so that a host that mounts it gets our own words rather than its page.
  app.all('*', (context) => {
    throw new BizBoostError(
      'not_found',
      `Nothing is at ${context.req.path}. openapi.json, beside the other routes, lists what there is.`,
    );
  });
}

function ownRoutes(parts: ServerParts): Route[] {
  const stream: Answer = (context) => streamRoute(context, parts);
  return [
    {
      path: 'records',
      answers: {
        GET: (context) => exportRoute(context, parts),
        POST: (context) => recordsRoute(context, parts),
      },
    },
    { path: 'erase', answers: { POST: (context) => eraseRoute(context, parts) } },
    { path: 'stream', answers: { GET: stream, POST: stream } },
    { path: 'openapi.json', answers: { GET: () => Response.json(openApiOf(parts.analytics)) } },
    { path: 'healthz', answers: { GET: healthRoute } },
    { path: 'readyz', answers: { GET: () => readyRoute(parts) } },
    { path: 'metrics', answers: { GET: (context) => metricsRoute(context, parts) } },
  ];
}

function engineRoutes(parts: ServerParts): Route[] {
  const { queries, commands } = parts.analytics;
  return [
    ...queries.map((query): Route => ({
      path: query.path,
      answers: { GET: (context) => questionRoute(context, query, parts) },
    })),
    ...commands.map((command): Route => ({
      path: command.path,
      answers: { POST: (context) => commandRoute(context, command, parts) },
    })),
  ];
}

function addRoute(app: Hono<ServerEnv>, { path, answers }: Route): void {
  const pattern = `/${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;
  for (const [method, answer] of Object.entries(answers)) app.on(method, pattern, labelled(path, answer));
  const allowed = Object.keys(answers).flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
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
