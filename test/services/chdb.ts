import { existsSync } from 'node:fs';
import { rm, mkdtemp } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient, type ClickHouseClient } from '@clickhouse/client';

/** Where `scripts/ensure-chdb.mjs` installs it: its engine is too large (550 MB) for everyone's `npm ci`. */
export const CHDB_FOLDER = fileURLToPath(new URL('../../.cache/chdb', import.meta.url));
export const CHDB_VERSION = '3.4.0';

const MODULE = join(CHDB_FOLDER, 'node_modules', 'chdb');

/** Why today's ClickHouse engine cannot be had; undefined where it can. */
export function whyNoChdb(): string | undefined {
  if (process.env['BIZBOOST_TEST_CHDB'] !== '1') return 'it was not asked for: npm run test:adapters -- --chdb';
  return existsSync(MODULE) ? undefined : `there is no ${MODULE}: npm run test:adapters -- --chdb installs it`;
}

/** The newest engine, within this process, which can have one at a time. */
export async function openChdb(): Promise<{ readonly client: ClickHouseClient; stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'bizboost-chdb-'));
  const { createChdbConnection } = createRequire(import.meta.url)(join(MODULE, 'dist/connection')) as ChdbConnections;
  const connection = createChdbConnection({ path: join(folder, 'data') });
  const client = createClient({ connection } as Parameters<typeof createClient>[0]);
  return {
    client,
    async stop() {
      await client.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface ChdbConnections {
  createChdbConnection(options: { readonly path: string }): unknown;
}
