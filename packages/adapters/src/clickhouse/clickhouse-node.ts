import type { SqlRow } from '../sql/statement.ts';
import type { ClickHouseClient, ClickHouseSettings } from './clickhouse-client.ts';
import { explained, overdue } from './clickhouse-failure.ts';

export interface StatementOptions {
  readonly signal?: AbortSignal | undefined;
  readonly settings?: ClickHouseSettings;
  /** Default: the node's own limit. */
  readonly limitMs?: number;
}

/** One server, asked through its client. */
export class ClickHouseNode {
  readonly #client: ClickHouseClient;
  readonly #limitMs: number;

  constructor(client: ClickHouseClient, { limitMs }: { readonly limitMs: number }) {
    this.#client = client;
    this.#limitMs = limitMs;
  }

  /** Rows of a statement, as objects. Rejects with the signal's reason when it aborts, else with a `BizBoostError`. */
  async rows(text: string, options: StatementOptions = {}): Promise<readonly SqlRow[]> {
    const answer = await this.#limited(options, async (rest) => {
      const result = await this.#client.query({ query: text, format: 'JSONCompact', ...rest });
      return result.text();
    });
    return rowsOf(answer);
  }

  /** A statement without rows. */
  async run(text: string, options: StatementOptions = {}): Promise<void> {
    await this.#limited(options, (rest) => this.#client.command({ query: text, ...rest }));
  }

  close(): Promise<void> {
    return this.#client.close();
  }

  async #limited<T>(
    { signal, settings = {}, limitMs = this.#limitMs }: StatementOptions,
    ask: (rest: { clickhouse_settings: ClickHouseSettings; abort_signal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    signal?.throwIfAborted();
    const limit = AbortSignal.timeout(limitMs);
    const abort_signal = signal === undefined ? limit : AbortSignal.any([signal, limit]);
    try {
      return await ask({ clickhouse_settings: settings, abort_signal });
    } catch (error) {
      signal?.throwIfAborted();
      throw limit.aborted ? overdue(limitMs, error) : explained(error);
    }
  }
}

interface Answer {
  readonly meta: readonly { readonly name: string }[];
  readonly data: readonly (readonly unknown[])[];
}

/** An answer that broke off in the middle is no JSON: what the server said instead is at its end. */
function rowsOf(text: string): readonly SqlRow[] {
  let answer: Answer;
  try {
    answer = JSON.parse(text) as Answer;
  } catch {
    throw explained(new Error(text.slice(-2_000)));
  }
  const names = answer.meta.map(({ name }) => name);
  return answer.data.map((values) => Object.fromEntries(names.map((name, index) => [name, values[index]])));
}
