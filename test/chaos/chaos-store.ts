import type { ServerName } from '../services/debian.ts';
import type { Tally } from './tally.ts';

/** A store of one run, and what reads it without our adapter. */
export interface ChaosStore {
  /** For `serve --data`. */
  readonly data: string;
  /** All rows, read by the bare driver. Of a file a copy is read, so that who opens it next finds it as it was left. */
  rows(): Promise<Tally>;
  close(): Promise<void>;
}

/** A store that is a file of the process that serves it. */
export interface FileStore extends ChaosStore {
  readonly file: StoreInFile;
  /** The same reader on a copy of it elsewhere. */
  at(path: string): Pick<ChaosStore, 'rows'>;
}

export interface StoreInFile {
  readonly path: string;
  /** Where the newest changes lie, not yet in the file itself. */
  readonly log: string;
  /** Takes and gives back the room on its disk, where it has a small one. */
  readonly disk: { fill(): void; free(): void } | undefined;
}

export interface ChaosStoreKind {
  readonly name: string;
  /** The server that it takes. */
  readonly server?: ServerName;
  /** A new one. */
  open(): Promise<ChaosStore>;
}

export interface FileStoreKind extends ChaosStoreKind {
  /** How large a disk is that it soon fills. */
  readonly diskMiB: number;
  /** A new one; on a disk of so many MiB, where that is given. */
  open(options?: { readonly diskMiB?: number }): Promise<FileStore>;
}

/** A row of what the checkers ask. */
export interface Counted {
  readonly what: string;
  readonly id: string;
  readonly n: number | string | bigint;
}

export function tallyOf(rows: readonly Counted[]): Tally {
  return new Map(rows.map(({ what, id, n }) => [`${what} ${id}`, Number(n)]));
}

/** How often each row is in our tables, as they lie in SQL databases. */
export const ROWS_OF_TABLES = `SELECT 'event' AS what, id, COUNT(*) AS n FROM bizboost_event GROUP BY id
  UNION ALL SELECT 'sale', id, COUNT(*) FROM bizboost_trade WHERE kind = 'sale' GROUP BY id
  UNION ALL SELECT 'line', id, COUNT(*) FROM bizboost_ledger_line WHERE kind = 'sale' GROUP BY id`;
