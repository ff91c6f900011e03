import { describe, expect, test } from 'vitest';
import { memoryAdapter } from '../data/memory-adapter.ts';
import type { DataAdapter } from '../data/adapter.ts';
import { dataAdapterCases, type MakeAdapter } from './data-adapter-cases.ts';

const subjects: Readonly<Record<string, MakeAdapter>> = {
  'the memory adapter': () => ({ adapter: memoryAdapter() }),
  'a read-only adapter that cannot add': () => {
    const store = memoryAdapter();
    return { adapter: readOnly(store), write: store.write };
  },
};

function readOnly({ read, find }: DataAdapter): DataAdapter {
  return { name: 'read-only', read, find };
}

describe.each(Object.entries(subjects))('%s', (_, makeAdapter) => {
  test.for(dataAdapterCases)('$name', async ({ run }, { skip }) => {
    const { skipped } = await run(makeAdapter);
    if (skipped !== undefined) skip(skipped);
  });
});

describe('the cases themselves', () => {
  test('say why they are skipped', async () => {
    const adapter = readOnly(memoryAdapter());
    const outcomes = await Promise.all(dataAdapterCases.map(({ run }) => run(() => ({ adapter }))));
    expect(outcomes.map(({ skipped }) => skipped)).toEqual(
      expect.arrayContaining([expect.stringContaining('no way to put data')]),
    );
  });

  const broken: Readonly<Record<string, (adapter: Required<DataAdapter>) => Partial<DataAdapter>>> = {
    'loses a fact': ({ write }) => ({
      write: (business, batch) => write(business, { ...batch, facts: batch.facts.slice(1) }),
    }),
    'counts its filter as all': ({ aggregate }) => ({ aggregate: ({ where: _where, ...query }) => aggregate(query) }),
    'takes the end of an interval in': ({ aggregate }) => ({
      aggregate: (query) =>
        aggregate({ ...query, segments: query.segments.map((segment) => ({ ...segment, to: segment.to + 1 })) }),
    }),
    'mixes businesses': ({ find }) => {
      let first: Parameters<typeof find>[0] | undefined;
      return { find: (business, query) => find((first ??= business), query) };
    },
    'reads newest first': ({ read }) => ({
      async *read(query) {
        const facts = [];
        for await (const fact of read(query)) facts.unshift(fact);
        yield* facts;
      },
    }),
  };

  test.for(Object.entries(broken))('find an adapter out that %s', async ([, breakIt]) => {
    const make = (): { adapter: DataAdapter } => {
      const adapter = memoryAdapter();
      return { adapter: { ...adapter, ...breakIt(adapter) } };
    };
    const results = await Promise.allSettled(dataAdapterCases.map(({ run }) => run(make)));
    expect(results.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
  });
});
