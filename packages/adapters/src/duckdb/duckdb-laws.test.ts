import { join } from 'node:path';
import {
  memoryAdapter,
  type BusinessId,
  type DataAdapter,
  type DaysToSumUp,
  type Fact,
  type Person,
  type WriteBatch,
} from '@bizboost/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomBatch } from '../testing/random-batches.ts';
import { scratchFolder } from '../testing/scratch-folder.ts';
import { LastingStore } from './lasting-store.ts';
import { storeAdapter } from './store-adapter.ts';

type Act =
  | { readonly do: 'write'; readonly batches: readonly (readonly [BusinessId, WriteBatch])[] }
  | { readonly do: 'erase'; readonly business: BusinessId; readonly person: Person }
  | { readonly do: 'sumUp'; readonly business: BusinessId; readonly days: number }
  | { readonly do: 'reopen' };

/** Each step waits for the disk. */
const SLOW = { timeout: 180_000 };

const BUSINESSES = ['shop', 'Shop', 'other'] as BusinessId[];

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      batches: fc.array(fc.tuple(fc.constantFrom(...BUSINESSES), randomBatch), { minLength: 1, maxLength: 5 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'reopen' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('erase' as const),
      business: fc.constantFrom(...BUSINESSES),
      person: fc.record({ visitor: fc.constant('one'), customer: fc.constantFrom('two', undefined) }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('sumUp' as const),
      business: fc.constantFrom(...BUSINESSES),
      days: fc.integer({ min: 0, max: 2 }),
    }),
  },
);

test(
  'whatever is written, together or apart, and however often it is opened again, a file tells and holds what memory does',
  SLOW,
  async () => {
    const folder = await scratchFolder();
    let files = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 1, maxLength: 6 }), async (steps) => {
        const path = join(folder, `${files++}.duckdb`);
        const memory = memoryAdapter();
        const marks = { file: new Map<BusinessId, string>(), memory: new Map<BusinessId, string>() };
        let file = await open(path);
        try {
          for (const one of steps) {
            if (one.do !== 'reopen') {
              const [came, expected] = [act(file, one, marks.file), act(memory, one, marks.memory)];
              expect(await came).toEqual(await expected);
            } else {
              await file.close();
              file = await open(path);
              for (const [business, mark] of marks.file) expect(await file.highWaterMark(business)).toBe(mark);
            }
          }
          for (const business of BUSINESSES)
            expect(await contentOf(file, business)).toEqual(await contentOf(memory, business));
        } finally {
          await file.close();
        }
      }),
      { numRuns: 20, endOnFailure: true },
    );
  },
);

/** A file in which everything happens early: rows are sorted after ten, the log is taken in after each commit, ids are let go at once. */
async function open(path: string): Promise<Required<DataAdapter>> {
  const warnings: string[] = [];
  const store = await LastingStore.open(path, {
    memoryLimit: '256MB',
    threads: 2,
    idMemoryBytes: 2_000,
    limits: { mostArrivals: 10, mostLogBytes: 1, mostOldRows: 0 },
    onWarning: (message) => warnings.push(message),
  });
  const adapter = storeAdapter(store);
  return { ...adapter, close: () => adapter.close().then(() => expect(warnings).toEqual([])) };
}

type Doing = Exclude<Act, { readonly do: 'reopen' }>;
type Told = { readonly highWaterMark?: string };

/** What the adapter told of it, batch by batch; of high-water marks, whether they moved: how far is an adapter's own. */
async function act(adapter: Required<DataAdapter>, one: Doing, marks: Map<BusinessId, string>): Promise<unknown[]> {
  return (await outcomesOf(adapter, one)).map(([business, { highWaterMark: mark, ...told }]) => {
    const before = marks.get(business) ?? '0';
    if (mark !== undefined) marks.set(business, mark);
    return { ...told, ...(mark !== undefined && { hasMoved: mark !== before }) };
  });
}

async function outcomesOf(adapter: Required<DataAdapter>, one: Doing): Promise<(readonly [BusinessId, Told])[]> {
  if (one.do === 'erase') return [[one.business, await adapter.erase(one.business, one.person)]];
  if (one.do === 'sumUp') return [[one.business, await adapter.sumUp(one.business, daysOf(one.days))]];
  // All at once, in order: what is refused says why.
  return Promise.all(
    one.batches.map(async ([business, batch]): Promise<readonly [BusinessId, Told]> => {
      const refusal = ({ code, path }: { code: string; path: string }): object => ({ code, path });
      return [business, await adapter.write(business, batch).catch(refusal)];
    }),
  );
}

function daysOf(days: number): DaysToSumUp {
  const from = Date.UTC(2026, 1, 28);
  const to = from + days * 86_400_000;
  return { segments: days > 0 ? [{ from, to, offsetMs: 0 }] : [], timezone: 'UTC' };
}

async function contentOf(adapter: Required<DataAdapter>, business: BusinessId): Promise<unknown> {
  const facts: Fact[] = [];
  const kinds = ['event', 'sale', 'refund', 'spend'] as const;
  for await (const fact of adapter.read({ business, kinds, from: 0, to: Infinity })) facts.push(fact);
  const states = [];
  for (const kind of ['business', 'product', 'campaign', 'post', 'retention'] as const)
    states.push(...(await adapter.find(business, { kind })));
  return {
    facts: sorted(facts),
    states: sorted(states),
    isListed: (await adapter.businesses()).includes(business),
  };
}

/** Without fields that are undefined, in an order of their own. */
function sorted(values: readonly object[]): unknown[] {
  return values.map((value) => JSON.stringify(value, Object.keys(allFields(value)).sort())).sort();
}

function allFields(value: unknown, found: Record<string, true> = {}): Record<string, true> {
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, inner] of Object.entries(value)) {
    found[name] = true;
    allFields(inner, found);
  }
  return found;
}
