import { installed, lazyPool, noDriver, once } from '../pooled/lazy-pool.ts';
import type { PoolLimits } from '../pooled/pool-options.ts';
import type { Listening, ListeningPool } from './listening.ts';
import { pgPool } from './pg-pool.ts';
import { porsagerPool } from './porsager-pool.ts';

/** How much longer than our own patience the driver's is: so that we say what has happened. */
const SLACK_MS = 500;

/** A pool of our own for a URL: of `pg`, else of `postgres`, whichever is installed. */
export function ownPool(url: string, limits: PoolLimits): ListeningPool {
  const made = once(async () => (await ofPg(url, limits)) ?? (await ofPorsager(url, limits)) ?? missing());
  return { ...lazyPool(made), listening: () => lazyListening(made) };
}

/** Nothing is heard where no driver is installed; whatever else is asked says so. */
function lazyListening(made: () => Promise<ListeningPool>): Listening {
  let listening: Promise<Listening | undefined> | undefined;
  return {
    start(handlers) {
      listening = made().then(
        (pool) => {
          const inner = pool.listening();
          inner.start(handlers);
          return inner;
        },
        () => undefined,
      );
    },
    async stop() {
      await (await listening)?.stop();
    },
  };
}

/** The same of `pg`; `undefined` where it is not installed. */
export async function ofPg(url: string, limits: PoolLimits): Promise<ListeningPool | undefined> {
  const pg = await installed(() => import('pg'));
  if (pg === undefined) return undefined;
  const { poolSize, connectTimeoutMs, statementTimeoutMs, idleTimeoutMs } = limits;
  const options = {
    application_name: 'bizboost',
    connectionString: url,
    connectionTimeoutMillis: connectTimeoutMs + SLACK_MS,
    idleTimeoutMillis: idleTimeoutMs,
    statement_timeout: statementTimeoutMs,
    keepAlive: true,
    // A script that has forgotten to close the adapter ends all the same.
    allowExitOnIdle: true,
  };
  const pool = new pg.default.Pool({ ...options, max: poolSize });
  const listeningPool = new pg.default.Pool({ ...options, max: 1 });
  // A connection that breaks while nobody uses it is replaced by the pool; without a listener it would end the process.
  for (const one of [pool, listeningPool]) one.on('error', () => {});
  return pgPool({ pool, listeningPool, connectTimeoutMs, isOwned: true });
}

/** The same of `postgres`. */
export async function ofPorsager(url: string, limits: PoolLimits): Promise<ListeningPool | undefined> {
  const postgres = await installed(() => import('postgres'));
  if (postgres === undefined) return undefined;
  const { poolSize, connectTimeoutMs, statementTimeoutMs, idleTimeoutMs } = limits;
  const sql = postgres.default(url, {
    max: poolSize,
    connect_timeout: (connectTimeoutMs + SLACK_MS) / 1_000,
    idle_timeout: idleTimeoutMs / 1_000,
    connection: { application_name: 'bizboost', statement_timeout: statementTimeoutMs },
    onnotice: () => {},
  });
  return porsagerPool({ sql, connectTimeoutMs, isOwned: true });
}

function missing(): never {
  throw noDriver(['pg', 'postgres']);
}
