import { Hono } from 'hono';
import { createServer } from './create-server.ts';
import { basePathOf } from './base-path.ts';
import type { ServerEnv } from './server-env.ts';
import type { HandlerOptions } from './server-options.ts';

/** A fetch handler, as Bun, Deno and workers take it. `environment` is the runtime's own; it may be left out. */
export interface Handler {
  (request: Request, environment?: ServerEnv['Bindings']): Promise<Response>;
  /** Ends its streams, each told when to come back, and takes no more. Leaves the engine open. */
  close(): void;
}

/** BizBoost at `basePath` (`/bizboost` by default) and nothing beside it. */
export function createHandler({ basePath, ...options }: HandlerOptions): Handler {
  const server = createServer(options);
  const app = new Hono<ServerEnv>().route(basePathOf(basePath), server);
  const handle = async (request: Request, environment?: ServerEnv['Bindings']): Promise<Response> =>
    app.fetch(request, environment);
  return Object.assign(handle, { close: () => server.close() });
}
