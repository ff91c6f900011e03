import { whyNotOwn } from '../services/shared-services.ts';
import type { ChaosStoreKind, FileStoreKind } from './chaos-store.ts';
import { clickhouse, mariadb, postgres } from './database-stores.ts';
import { duckdb, sqlite } from './file-stores.ts';

/** Every store that `bizboost serve` writes to. */
export const chaosStores: readonly ChaosStoreKind[] = [duckdb, sqlite, postgres, mariadb, clickhouse];
export const fileStores: readonly FileStoreKind[] = [duckdb, sqlite];

/** Why it cannot be had on this machine; undefined where it can. */
export const whyNotStore = ({ server }: ChaosStoreKind): string | undefined =>
  server === undefined ? undefined : whyNotOwn(server);
