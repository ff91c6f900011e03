import { BizBoostError, createAnalytics, createBuiltInCapabilities, retainDaily, type Analytics } from '@bizboost/core';
import { logAsJson, logToConsole, type Auth } from '@bizboost/server';
import { serveNode, type NodeServer, type ServeNodeOptions } from '@bizboost/server/node';
import { readDashboardPage, serveDashboardPage, serveElements } from '../dashboard-page.ts';
import { daysOf } from '../input/days.ts';
import { readSecret } from '../input/secret-file.ts';
import type { Output } from '../output/output.ts';
import { isUrl, printable } from '../store/database.ts';
import { ALONE, shareOverRedis, type Sharing } from '../sharing/share-over-redis.ts';
import { openPlace } from '../store/open-tables.ts';
import { retentionText } from './retain.ts';

export interface ServeOptions {
  readonly data?: string;
  /** A mapping file, or `builtin`: `data` is an application's database, and is only read. */
  readonly tables?: string;
  /** Of a Redis that this server shares with others. */
  readonly redis?: string;
  /** 0 picks a free one. */
  readonly port: number;
  readonly host: string;
  /** Web origins that may call. */
  readonly origin: readonly string[];
  readonly secretFile?: string;
  readonly jwks?: string;
  /** Tokens must name it. */
  readonly audience?: string;
  /** Days whose events are kept one by one, such as `400d`. Default: all. */
  readonly keep?: string;
  /** Content advice is drawn from the newest so many posts of each business. Default 5,000. */
  readonly mostPosts?: number;
  /** By channel, how long it may be silent before answers say that they lack its records, ms. Default: no channel is expected. */
  readonly lateAfter?: Readonly<Record<string, number>>;
  /** How failures are told on standard error. Default `text`. */
  readonly log?: 'text' | 'json';
}

export interface Serving {
  /** Base URL of the API. */
  readonly url: string;
  close(): Promise<void>;
}

/** Opens the store and serves it. The first line on standard output is the base URL; everything else goes to standard error. */
export async function serve(options: ServeOptions, output: Output): Promise<Serving> {
  const auth = await authOf(options);
  const keepDays = options.keep === undefined ? undefined : daysOf(options.keep);
  const sharing = await sharingOf(options, output);
  const adapter = await openPlace(options, { onWarning: output.warn }).catch(async (error: unknown) => {
    await sharing.close();
    throw error;
  });
  const capabilities = createBuiltInCapabilities({
    live: { lateAfterMs: options.lateAfter },
    content: { mostPosts: options.mostPosts },
  });
  const analytics = createAnalytics({ adapter, capabilities, ...sharing.engine });
  const close = async (): Promise<void> => {
    await analytics.close();
    await sharing.close();
  };
  const server = await listen(options, { analytics, auth, ...sharing.server }).catch(async (error: unknown) => {
    await close();
    throw error;
  });
  output.result(server.url);
  describe(options, auth, server, output);
  const stopRetaining = keepDays === undefined ? undefined : retainInBackground(analytics, keepDays, output);
  return {
    url: server.url,
    async close() {
      await server.close();
      await stopRetaining?.();
      await close();
    },
  };
}

function retainInBackground(analytics: Analytics, keepDays: number, output: Output): () => Promise<void> {
  return retainDaily(analytics, {
    keepDays,
    onDone: (business, retention) => output.note(retentionText(business, retention)),
    onError: (error) => output.warn(`Old events could not be summed up: ${(error as Error).message}`),
  });
}

async function sharingOf({ redis, data }: ServeOptions, output: Output): Promise<Sharing> {
  if (redis === undefined) return ALONE;
  if (data !== undefined && isUrl(data)) return shareOverRedis(redis, output);
  throw new BizBoostError(
    'invalid_input',
    '--redis makes servers one that have the same records. A file, or memory, belongs to one of them: name a database with --data.',
  );
}

type Served = Pick<ServeNodeOptions, 'analytics' | 'auth' | 'rateLimiter'>;

async function listen(options: ServeOptions, served: Served): Promise<NodeServer> {
  const { port, host: hostname, origin: origins } = options;
  const log = options.log === 'json' ? logAsJson : logToConsole;
  const page = await readDashboardPage();
  const routes: ServeNodeOptions['routes'] = (app) => {
    serveElements(app);
    if (served.auth === 'open') serveDashboardPage(app, page);
  };
  return serveNode({ ...served, port, hostname, origins, routes, log }).catch((error: unknown) => {
    throw explained(error, options);
  });
}

async function authOf({ secretFile, jwks, audience }: ServeOptions): Promise<Auth> {
  if (secretFile !== undefined && jwks !== undefined) {
    throw new BizBoostError(
      'invalid_input',
      'Give --secret-file or --jwks, not both: a server has one way to know its callers.',
    );
  }
  const rules = audience === undefined ? {} : { audience };
  if (secretFile !== undefined) return { secret: await readSecret(secretFile), ...rules };
  if (jwks !== undefined) return { jwks: webAddress(jwks), ...rules };
  return 'open';
}

function webAddress(text: string): URL {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return new URL(text);
  throw new BizBoostError(
    'invalid_input',
    `--jwks takes the address of a key set, such as https://login.example/.well-known/jwks.json; got "${printable(text)}".`,
  );
}

function describe(options: ServeOptions, auth: Auth, server: NodeServer, output: Output): void {
  output.note(
    options.data === undefined
      ? 'Keeping records in memory: they are gone when this stops. Give --data FILE to keep them.'
      : `${options.tables === undefined ? 'Keeping records in' : 'Reading the tables of'} ${printable(options.data)}.`,
  );
  if (options.redis !== undefined) output.note(`One with all servers of ${printable(options.redis)}.`);
  if (auth !== 'open') return;
  output.note(
    'Open: no token is asked for, so only this machine is answered. Give --secret-file FILE to serve others.',
  );
  output.note(`Dashboard: ${server.origin}/`);
}

function explained(error: unknown, { port, host }: ServeOptions): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE')
    return new BizBoostError(
      'conflict',
      `Port ${port} is taken. Give another with --port, or --port 0 for any free one.`,
      { cause: error },
    );
  if (code === 'EACCES')
    return new BizBoostError(
      'forbidden',
      `Port ${port} needs rights this user lacks. Give one above 1023 with --port.`,
      { cause: error },
    );
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new BizBoostError('invalid_input', `--host ${host} is not an address of this machine.`, { cause: error });
  return error;
}
