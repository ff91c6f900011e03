import type { DuckDBConnection } from '@duckdb/node-api';
import type { ReadOptions } from '@bizboost/core';
import type { SqlSession } from '../sql/database.ts';
import type { SqlRow, Statement } from '../sql/statement.ts';
import { explained } from './duckdb-failure.ts';
import { closed, type DuckdbFile } from './duckdb-file.ts';
import { readRows } from './read-rows.ts';
import type { Visibility } from './visibility.ts';

/**
 * Few connections that many questions share, in the order they come. Each question that runs holds one of the four threads Node has for what
 * would block it, so there must be fewer.
 */
export class Readers implements SqlSession {
  readonly #path: string;
  readonly #visibility: Visibility;
  readonly #all: readonly DuckDBConnection[];
  readonly #idle: DuckDBConnection[];
  readonly #waiting: ((connection: DuckDBConnection) => void)[] = [];
  readonly #running = new Set<Promise<unknown>>();
  #barrier: Promise<unknown> | undefined;
  #isClosed = false;

  private constructor(path: string, visibility: Visibility, connections: readonly DuckDBConnection[]) {
    this.#path = path;
    this.#visibility = visibility;
    this.#all = connections;
    this.#idle = [...connections];
  }

  static async open(file: DuckdbFile, visibility: Visibility, count: number): Promise<Readers> {
    const connections = await Promise.all(Array.from({ length: count }, () => file.connect()));
    return new Readers(file.path, visibility, connections);
  }

  async all(statement: Statement, options?: ReadOptions): Promise<readonly SqlRow[]> {
    const signal = options?.signal;
    signal?.throwIfAborted();
    const connection = await this.#take();
    const stop = (): void => connection.interrupt();
    try {
      while (this.#barrier !== undefined) await this.#barrier;
      signal?.throwIfAborted();
      signal?.addEventListener('abort', stop, { once: true });
      return await this.#read(connection, statement);
    } catch (error) {
      signal?.throwIfAborted();
      throw explained(error, this.#path);
    } finally {
      signal?.removeEventListener('abort', stop);
      this.#give(connection);
    }
  }

  /** Resolves when every statement that runs now has ended: what was to be seen before is seen by none any more. */
  async drained(): Promise<void> {
    await Promise.allSettled([...this.#running]);
  }

  /** Runs a task beside no statement: those that run end first, later ones wait. For what is seldom and short. */
  async exclusive<T>(task: () => Promise<T>): Promise<T> {
    const result = this.drained().then(task);
    this.#barrier = result.catch(() => {});
    try {
      return await result;
    } finally {
      this.#barrier = undefined;
    }
  }

  /** Waits for questions that run; later ones are refused. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const connection of await Promise.all(this.#all.map(() => this.#next()))) connection.closeSync();
  }

  async #read(connection: DuckDBConnection, { text, values }: Statement): Promise<readonly SqlRow[]> {
    const running = readRows(connection, { text: this.#visibility.statement(text), values });
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  #take(): Promise<DuckDBConnection> {
    return this.#isClosed ? Promise.reject(closed()) : this.#next();
  }

  #next(): Promise<DuckDBConnection> {
    const connection = this.#idle.pop();
    if (connection !== undefined) return Promise.resolve(connection);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #give(connection: DuckDBConnection): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#idle.push(connection);
    else next(connection);
  }
}
