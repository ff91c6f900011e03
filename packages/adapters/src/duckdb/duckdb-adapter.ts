import { availableParallelism } from 'node:os';
import type { DataAdapter } from '@bizboost/core';
import { LastingStore } from './lasting-store.ts';
import { storeAdapter } from './store-adapter.ts';

export interface DuckdbAdapterOptions {
  /** The database file, made where it is not there; `:memory:` keeps it in memory, for as long as the adapter is open. */
  readonly path: string;
  /** What DuckDB may take of memory for itself, as it spells it. Default `512MB`; what needs more goes to a folder beside the file meanwhile. */
  readonly memoryLimit?: string;
  /** Threads that answer questions. Default: as many as there are processors, at most 4. */
  readonly threads?: number;
  /**
   * What may be taken of memory to know ids by, in bytes: 12 to 24 for each record kept. Default 512 MiB, some 30 million records; beyond it,
   * ids of the businesses written to least lately are let go, and read again when one of them is written to.
   */
  readonly idMemoryBytes?: number;
  /** Told, in a sentence, of upkeep that failed and will be tried again. Default: nobody. */
  readonly onWarning?: (message: string) => void;
}

/**
 * Keeps records in a DuckDB file, which this process alone can have while the adapter is open. Needs the package `@duckdb/node-api`.
 * Questions run on threads of their own and wait for nothing that is being written.
 *
 * Rejects with `conflict` while another process (named by its id) or another adapter of this one has the file, `unsupported` for a file of
 * another format or a newer schema, `not_found` where its folder is missing, `unavailable` where it cannot be opened.
 */
export async function duckdbAdapter({
  path,
  memoryLimit = '512MB',
  threads = Math.min(4, availableParallelism()),
  idMemoryBytes = 512 << 20,
  onWarning = () => {},
}: DuckdbAdapterOptions): Promise<Required<DataAdapter>> {
  return storeAdapter(await LastingStore.open(path, { memoryLimit, threads, idMemoryBytes, onWarning }));
}
