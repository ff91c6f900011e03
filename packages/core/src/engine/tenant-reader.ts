import type { Reader } from '../capabilities/capability.ts';
import type { FindQuery, Found, ReadOptions } from '../data/adapter.ts';
import type { SummingAdapter } from '../data/complete-adapter.ts';
import { BizBoostError } from '../kernel/errors.ts';
import type { BusinessId } from '../kernel/ids.ts';
import type { MissingPart } from '../kernel/missing-part.ts';
import type { RememberedReads } from './remembered-reads.ts';
import type { RememberedStates, StateQuery } from './remembered-states.ts';
import {
  distinctQuestion,
  recordsQuestion,
  sumsQuestion,
  type StoreQuestion,
  type StoreRows,
} from './store-question.ts';
import type { WriteGate } from './write-gate.ts';

export interface TenantReaderParts {
  readonly adapter: SummingAdapter;
  readonly business: BusinessId;
  readonly reads: RememberedReads;
  readonly states: RememberedStates;
  readonly gate: WriteGate;
}

/** Tells what an answer lacks. */
export type TellMissing = (part: MissingPart) => void;

/**
 * Reads one business's data: from memory where that is exact, else from the store, which the gate is told of. Made for one answer, which
 * hears of what the store lacks, also where another answer has read it before.
 */
export function createTenantReader(
  { adapter, business, reads, states, gate }: TenantReaderParts,
  onMissing: TellMissing,
): Reader {
  const read = async <Row>(
    question: StoreQuestion<Row>,
    ask: (options: ReadOptions) => Promise<readonly Row[]>,
  ): Promise<readonly Row[]> => {
    const { rows, missing } = await reads.read(question, () => {
      gate.noteRead();
      return fromStore(() => withMissing(ask));
    });
    missing.forEach(onMissing);
    return rows;
  };
  const find = <Q extends FindQuery>(query: Q): Promise<readonly Found<Q>[]> =>
    isAboutStates(query)
      ? (states.find(query) as Promise<readonly Found<Q>[]>)
      : fromStore(() => adapter.find(business, query));
  return {
    source: { name: adapter.name, holds: adapter.holds ?? 'records' },
    sums: (query) => read(sumsQuestion(query), (options) => adapter.aggregate({ ...query, business }, options)),
    distinct: (query) =>
      read(distinctQuestion(query), (options) => adapter.countDistinct({ ...query, business }, options)),
    records: (query) =>
      read(recordsQuestion(query), (options) => adapter.countRecords({ ...query, business }, options)),
    find,
    read: (query) => {
      gate.noteRead();
      return adapter.read({ ...query, business }, { onMissing });
    },
  };
}

/** The rows with what the store said on the way that it lacks. */
async function withMissing<Row>(ask: (options: ReadOptions) => Promise<readonly Row[]>): Promise<StoreRows<Row>> {
  const missing: MissingPart[] = [];
  const rows = await ask({ onMissing: (part) => void missing.push(part) });
  return { rows, missing };
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
