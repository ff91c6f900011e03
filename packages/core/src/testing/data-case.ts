import type { DataAdapter, WriteBatch, WriteResult } from '../data/adapter.ts';
import { withFallback, type SummingAdapter } from '../data/complete-adapter.ts';
import { businessIdOf, type BusinessId } from '../kernel/ids.ts';

/** What a case is tried on. */
export interface AdapterUnderTest {
  /** It may hold other businesses' data: cases use ids that nobody else has. */
  readonly adapter: DataAdapter;
  /** For an adapter without `write`: another way to put a batch into what it reads. Without it nearly everything is skipped. */
  readonly write?: NonNullable<DataAdapter['write']>;
}

/** Makes what a case is tried on. Each case asks anew and closes it. */
export type MakeAdapter = () => AdapterUnderTest | Promise<AdapterUnderTest>;

/** Passed, or not tried and why. A case that fails rejects. */
export interface CaseOutcome {
  readonly skipped?: string;
}

/** One thing every adapter must do, as data: any test runner can run it. Never sleeps; closes what it made. */
export interface DataAdapterCase {
  /** A sentence about behaviour. */
  readonly name: string;
  run(makeAdapter: MakeAdapter): Promise<CaseOutcome>;
}

/** What a case works with. */
export interface CaseTools {
  /** With core's own sums where the adapter has none. */
  readonly adapter: SummingAdapter;
  /** A business that nobody has written to. */
  newBusiness(): BusinessId;
  /** Puts a batch in; what is left out is empty. */
  write(business: BusinessId, batch: Partial<WriteBatch>): Promise<WriteResult>;
}

/** Members of an adapter without which a case makes no sense. */
export type OptionalMember =
  'write' | 'aggregate' | 'countDistinct' | 'countRecords' | 'erase' | 'sumUp' | 'highWaterMark' | 'businesses';

/**
 * Makes a case of a body that throws when it is not satisfied.
 * @param needs members the adapter itself must have; that its data can be put in is always needed
 */
export function dataCase(
  name: string,
  body: (tools: CaseTools) => Promise<void>,
  needs: readonly OptionalMember[] = [],
): DataAdapterCase {
  return {
    name,
    async run(makeAdapter) {
      const subject = await makeAdapter();
      const skipped = reasonToSkip(subject, needs);
      try {
        if (skipped === undefined) await body(toolsOf(subject));
      } finally {
        await subject.adapter.close?.();
      }
      return skipped === undefined ? {} : { skipped };
    },
  };
}

function reasonToSkip({ adapter, write }: AdapterUnderTest, needs: readonly OptionalMember[]): string | undefined {
  const missing = needs.find((member) => adapter[member] === undefined);
  if (missing !== undefined) return `the adapter "${adapter.name}" has no ${missing}`;
  return adapter.write === undefined && write === undefined
    ? `no way to put data into the adapter "${adapter.name}"`
    : undefined;
}

function toolsOf({ adapter, write: sideDoor }: AdapterUnderTest): CaseTools {
  const write = sideDoor ?? (adapter.write?.bind(adapter) as NonNullable<DataAdapter['write']>);
  return {
    adapter: withFallback(adapter),
    newBusiness: () => businessIdOf(`case-${crypto.randomUUID()}`),
    write: (business, batch) => write(business, { facts: [], states: [], reattributed: [], ...batch }),
  };
}
