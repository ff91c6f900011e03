import type { Analytics } from '@bizboost/core';
import type { Context } from 'hono';
import type { Scope } from '../auth/caller.ts';
import { openApiOf } from '../openapi/openapi.ts';
import type { ServerEnv } from '../server-env.ts';
import type { ServerParts } from '../server-parts.ts';
import { commandRoute } from './commands-route.ts';
import { eraseRoute } from './erase-route.ts';
import { exportRoute } from './export-route.ts';
import { questionRoute } from './questions-route.ts';
import { recordsRoute } from './records-route.ts';
import { healthRoute, metricsRoute, readyRoute } from './status-routes.ts';
import { streamRoute } from './stream-route.ts';

/** One thing that the server answers. The app is made of these and of nothing else; the probe of two tenants asks each. */
export interface Route {
  readonly method: 'GET' | 'POST';
  /** From the base path on, with parameters as `{name}`. */
  readonly path: string;
  /** What a token must have; `undefined` where none is asked for, so that nothing of any business may be told. */
  readonly scope: Scope | undefined;
  /** Whether it is about the one business of its caller, or about the server. */
  readonly about: 'business' | 'server';
  readonly answer: (context: Context<ServerEnv>, parts: ServerParts) => Response | Promise<Response>;
}

/** The routes of the contract, and one for each question and command of the engine. */
export function routesOf(analytics: Pick<Analytics, 'queries' | 'commands'>): readonly Route[] {
  return [...BUSINESS_ROUTES, ...SERVER_ROUTES, ...engineRoutes(analytics)];
}

const BUSINESS_ROUTES: readonly Route[] = [
  { method: 'GET', path: 'records', scope: 'operator', about: 'business', answer: exportRoute },
  { method: 'POST', path: 'records', scope: 'ingest', about: 'business', answer: recordsRoute },
  { method: 'POST', path: 'erase', scope: 'operator', about: 'business', answer: eraseRoute },
  { method: 'GET', path: 'stream', scope: 'read', about: 'business', answer: streamRoute },
  { method: 'POST', path: 'stream', scope: 'read', about: 'business', answer: streamRoute },
];

const SERVER_ROUTES: readonly Route[] = [
  {
    method: 'GET',
    path: 'openapi.json',
    scope: undefined,
    about: 'server',
    answer: (_, { analytics }) => Response.json(openApiOf(analytics)),
  },
  { method: 'GET', path: 'healthz', scope: undefined, about: 'server', answer: healthRoute },
  { method: 'GET', path: 'readyz', scope: undefined, about: 'server', answer: (_, parts) => readyRoute(parts) },
  { method: 'GET', path: 'metrics', scope: 'operator', about: 'server', answer: metricsRoute },
];

function engineRoutes({ queries, commands }: Pick<Analytics, 'queries' | 'commands'>): readonly Route[] {
  return [
    ...queries.map((query): Route => ({
      method: 'GET',
      path: query.path,
      scope: 'read',
      about: 'business',
      answer: (context, parts) => questionRoute(context, query, parts),
    })),
    ...commands.map((command): Route => ({
      method: 'POST',
      path: command.path,
      scope: command.scope,
      about: 'business',
      answer: (context, parts) => commandRoute(context, command, parts),
    })),
  ];
}
