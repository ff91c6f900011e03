import type { ClickHouseClient, ClickHouseStatement } from '@bizboost/adapters/clickhouse';

/** When a statement breaks off: before the server has it, or once it has done it and its answer is lost. */
export type BreakPoint = 'before' | 'after';

/** A client whose process dies at one of its statements: that one fails, and all that come later. */
export function crashingClient(
  client: ClickHouseClient,
  { statement, when }: { readonly statement: number; readonly when: BreakPoint },
): ClickHouseClient & {
  /** The statement at which it died, if it did. */
  diedAt(): string | undefined;
} {
  let count = 0;
  let diedAt: string | undefined;
  const through = async <T>({ query }: ClickHouseStatement, ask: () => Promise<T>): Promise<T> => {
    if (diedAt !== undefined) throw new Error('The process is dead.');
    if (count++ !== statement) return ask();
    diedAt = query;
    if (when === 'after') await ask();
    throw new Error(when === 'after' ? 'The process died before it heard of it.' : 'The process died before it asked.');
  };
  return {
    query: (params) => through(params, () => client.query(params)),
    command: (params) => through(params, () => client.command(params)),
    close: () => client.close(),
    diedAt: () => diedAt,
  };
}
