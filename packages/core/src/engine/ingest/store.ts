import type { DataAdapter, FindQuery, Found, WriteBatch, WriteResult } from '../../data/adapter.ts';
import { BizBoostError } from '../../kernel/errors.ts';
import type { BusinessId } from '../../kernel/ids.ts';

/** One business's part of the adapter. Whatever fails in it is `unavailable` to the sender, unless it says better itself. */
export interface Store {
  find<Q extends FindQuery>(query: Q): Promise<readonly Found<Q>[]>;
  /** Whether there is any fact up to a time, ms UTC. */
  hasFacts(until: number): Promise<boolean>;
  write(batch: WriteBatch): Promise<WriteResult>;
}

/** Throws `unsupported` for an adapter that cannot write. */
export function storeOf(adapter: DataAdapter, business: BusinessId): Store {
  if (adapter.write === undefined) throw readOnly(adapter.name);
  const write = adapter.write.bind(adapter);
  return {
    find: (query) => guarded(() => adapter.find(business, query)),
    hasFacts: (until) =>
      guarded(() =>
        hasAny(adapter.read({ business, kinds: ['event', 'sale', 'refund', 'spend'], from: 0, to: until })),
      ),
    write: (batch) => guarded(() => write(business, batch)),
  };
}

async function hasAny(facts: AsyncIterable<unknown>): Promise<boolean> {
  for await (const _ of facts) return true;
  return false;
}

async function guarded<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw BizBoostError.isInstance(error) || isAbort(error) ? error : unavailable(error);
  }
}

function isAbort(error: unknown): boolean {
  return (error as Error | undefined)?.name === 'AbortError';
}

function unavailable(cause: unknown): BizBoostError {
  const message =
    'The store failed, so nothing of this batch is acknowledged: send all of it again, what was kept is not counted twice.';
  return new BizBoostError('unavailable', message, { cause });
}

function readOnly(name: string): BizBoostError {
  const expected = 'a store that can be written to';
  const message = `Expected ${expected}, got the read-only adapter "${name}": records go into its own source.`;
  return new BizBoostError('unsupported', message, { expected, received: name });
}
