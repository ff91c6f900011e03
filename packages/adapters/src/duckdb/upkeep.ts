import { stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { Arrivals } from './arrivals.ts';
import { FACT_TABLES, IS_ROW, RUNS, sortStatement, type FactTable } from './duckdb-schema.ts';
import type { Visibility } from './visibility.ts';

/** How long what has failed is left alone, and not said again. */
const PATIENCE_MS = 60_000;
/** More than a sorted row ever took. */
const BYTES_A_ROW = 100;

const SORTING = 'rows could not be sorted';
const EMPTYING = 'sorted rows could not be removed from where they came in';
const LOG = 'the log could not be taken into the file';

/** When something is to be done. */
export interface UpkeepLimits {
  /** Rows of a table that lie in the order they came in: a question looks at all of them. Default 1,000,000, eight groups of rows. */
  readonly mostArrivals?: number | undefined;
  /** Bytes of the log, which the next start reads again if this process is killed. Default 16 MiB. */
  readonly mostLogBytes?: number | undefined;
  /** Rows of states and counts of changes, beyond which those that others have replaced are removed at opening. Default 100,000. */
  readonly mostOldRows?: number | undefined;
}

export interface UpkeepParts {
  readonly path: string;
  /** The one that writes. */
  readonly writing: DuckDBConnection;
  /** One of its own, to sort with. */
  readonly sorting: DuckDBConnection;
  readonly arrivals: Arrivals;
  readonly visibility: Visibility;
  /** Resolves when nobody asks any more who asked before now. */
  drained(): Promise<void>;
  /** Has `afterCommit` called though nothing is written. */
  nudge(): void;
  readonly limits: UpkeepLimits;
  readonly onWarning: (message: string) => void;
}

/**
 * What the file needs beside being written: rows sorted once there are many, and its log taken into it. Questions are answered meanwhile, and
 * batches are kept while rows are sorted. Never fails: what could not be done is said, and tried again later.
 */
export class Upkeep {
  readonly #parts: UpkeepParts;
  readonly #mostArrivals: number;
  readonly #mostLogBytes: number;
  /** Tables of arrivals whose rows are in a run by now; those that nobody sees any more. */
  readonly #sorted = new Set<FactTable>();
  readonly #unseen = new Set<FactTable>();
  #sorting: Promise<void> | undefined;
  readonly #failedAt = new Map<string, number>();

  constructor(parts: UpkeepParts) {
    this.#parts = parts;
    this.#mostArrivals = parts.limits.mostArrivals ?? 1_000_000;
    this.#mostLogBytes = parts.limits.mostLogBytes ?? 16 << 20;
  }

  /** To be called after each commit, before the next begins. */
  async afterCommit(): Promise<void> {
    const hasEmptied = await this.#emptyUnseen();
    if (
      this.#sorting === undefined &&
      !this.#hasFailed(LOG) &&
      (hasEmptied || (await this.#logBytes()) >= this.#mostLogBytes)
    )
      await this.#takeLogIn();
    this.#sortIfMany();
  }

  /** Takes the log into the file, whatever it has in it. In the turn of one that writes, beside no question. Rejects where that fails. */
  async emptyLog(): Promise<void> {
    await this.#sorting;
    await this.#checkpoint();
  }

  /** Resolves when nothing is being sorted. */
  async untilSorted(): Promise<void> {
    await this.#sorting;
  }

  /** The last thing to be done before the file is closed; nobody asks any more. */
  async close(): Promise<void> {
    await this.#sorting;
    for (const fact of this.#sorted) this.#unseen.add(fact);
    await this.#emptyUnseen();
    await this.#takeLogIn();
  }

  #sortIfMany(): void {
    const { arrivals } = this.#parts;
    if (this.#sorting !== undefined || this.#hasFailed(SORTING)) return;
    for (const fact of FACT_TABLES)
      if (arrivals.restingOf(fact) === undefined && arrivals.rowsOf(fact) >= this.#mostArrivals) arrivals.swap(fact);
    const waiting = FACT_TABLES.filter((fact) => arrivals.restingOf(fact) !== undefined && !this.#sorted.has(fact));
    if (waiting.length === 0) return;
    this.#sorting = this.#sort(waiting).finally(() => {
      this.#sorting = undefined;
      this.#parts.nudge();
    });
  }

  async #sort(facts: readonly FactTable[]): Promise<void> {
    for (const fact of facts) {
      try {
        await this.#makeRun(fact);
      } catch (error) {
        await this.#parts.sorting.run('ROLLBACK').catch(() => {});
        this.#failed(SORTING, error);
      }
    }
  }

  async #makeRun(fact: FactTable): Promise<void> {
    const { arrivals, visibility, sorting, drained, nudge } = this.#parts;
    const table = arrivals.restingOf(fact) as string;
    // All its rows are to be seen: it takes none any more.
    const made = { arrivals: table, run: visibility.runOf(fact) + 1, batch: visibility.commit };
    await refuseWithoutRoom(this.#parts.path, arrivals.restingRowsOf(fact) * BYTES_A_ROW);
    await sorting.run('BEGIN');
    await sorting.run(sortStatement(fact, made.run, table));
    await sorting.run(`INSERT INTO ${RUNS} VALUES ('${table}', ${made.run}, ${made.batch})`);
    await sorting.run('COMMIT');
    visibility.sorted(fact, made);
    this.#sorted.add(fact);
    void drained().then(() => {
      this.#unseen.add(fact);
      nudge();
    });
  }

  /** Whether there were any. */
  async #emptyUnseen(): Promise<boolean> {
    const { arrivals, writing } = this.#parts;
    const unseen = [...this.#unseen];
    for (const fact of unseen) {
      try {
        await writing.run(`DELETE FROM ${arrivals.restingOf(fact) as string} WHERE ${IS_ROW}`);
        arrivals.emptied(fact);
        this.#unseen.delete(fact);
        this.#sorted.delete(fact);
      } catch (error) {
        this.#failed(EMPTYING, error);
      }
    }
    return unseen.length > 0;
  }

  /** Nothing else may be written meanwhile. */
  async #takeLogIn(): Promise<void> {
    try {
      await this.#checkpoint();
    } catch (error) {
      this.#failed(LOG, error);
    }
  }

  async #checkpoint(): Promise<void> {
    // One that fails half-way leaves a file that has to be opened anew.
    await refuseWithoutRoom(this.#parts.path, await this.#logBytes());
    await this.#parts.writing.run('CHECKPOINT');
  }

  async #logBytes(): Promise<number> {
    return (await stat(`${this.#parts.path}.wal`).catch(() => undefined))?.size ?? 0;
  }

  /** Whether it has failed a short while ago. */
  #hasFailed(what: string): boolean {
    return performance.now() - (this.#failedAt.get(what) ?? -Infinity) < PATIENCE_MS;
  }

  #failed(what: string, error: unknown): void {
    const { path, onWarning } = this.#parts;
    if (this.#hasFailed(what)) return;
    this.#failedAt.set(what, performance.now());
    onWarning(`${path}: ${what} (${(error as Error).message.split('\n', 1)[0]}); it will be tried again.`);
  }
}

/** Rejects where the disk has not so much room left. Not every system tells. */
async function refuseWithoutRoom(path: string, bytes: number): Promise<void> {
  const disk = await statfs(dirname(path)).catch(() => undefined);
  if (disk === undefined || disk.bavail * disk.bsize >= bytes) return;
  throw new Error(`the disk has ${disk.bavail * disk.bsize} bytes left, it takes ${bytes}`);
}
