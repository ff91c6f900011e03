import type { Reader } from '../capabilities/capability.ts';
import type { FindQuery, Found } from '../data/adapter.ts';
import type { SummingAdapter } from '../data/complete-adapter.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { RememberedReads } from './remembered-reads.ts';
import type { RememberedStates, StateQuery } from './remembered-states.ts';
import { distinctQuestion, sumsQuestion } from './store-question.ts';
import type { WriteGate } from './write-gate.ts';

export interface TenantReaderParts {
  readonly adapter: SummingAdapter;
  readonly business: BusinessId;
  readonly reads: RememberedReads;
  readonly states: RememberedStates;
  readonly gate: WriteGate;
}

/** Reads one business's data: from memory where that is exact, else from the store, which the gate is told of. */
export function createTenantReader({ adapter, business, reads, states, gate }: TenantReaderParts): Reader {
  const ask = <T>(work: () => Promise<T>): Promise<T> => {
    gate.noteRead();
    return fromStore(work);
  };
  const find = <Q extends FindQuery>(query: Q): Promise<readonly Found<Q>[]> =>
    isAboutStates(query)
      ? (states.find(query) as Promise<readonly Found<Q>[]>)
      : fromStore(() => adapter.find(business, query));
  return {
    sums: (query) => reads.read(sumsQuestion(query), () => ask(() => adapter.aggregate({ ...query, business }))),
    distinct: (query) =>
      reads.read(distinctQuestion(query), () => ask(() => adapter.countDistinct({ ...query, business }))),
    find,
    read: (query) => {
      gate.noteRead();
      return adapter.read({ ...query, business });
    },
  };
}

/** A failure of the store in our words, with its own as the cause. */
export async function fromStore<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (BizBoostError.isInstance(cause)) throw cause;
    throw new BizBoostError('unavailable', 'The store of the records cannot be read just now: try again.', { cause });
  }
}

function isAboutStates(query: FindQuery): query is StateQuery {
  return query.kind !== 'sale' && query.kind !== 'refund';
}
