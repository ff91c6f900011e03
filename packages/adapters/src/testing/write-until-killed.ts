// A process that writes to a file until it is killed, and says which batches were acknowledged. Started by duckdb-kill.test.ts.
import { createHash } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { BusinessId, Fact } from '@bizboost/core';
import { LastingStore } from '../duckdb/lasting-store.ts';
import { storeAdapter } from '../duckdb/store-adapter.ts';

export const BUSINESSES = ['b0', 'b1', 'b2'] as BusinessId[];

/** The facts of a batch: the same for the same number. */
export function factsOf(batch: number): Fact[] {
  const at = Date.UTC(2026, 2, 1) + batch * 1_000;
  const id = (name: string): string => uuidOf(`${batch} ${name}`);
  const events = Array.from({ length: 20 }, (_, index): Fact => ({
    ...{ kind: 'event', id: id(`event ${index}`), at: at + index, type: 'click', channel: 'website', count: 1 },
    value: 0,
  }));
  const line = {
    gross: 100,
    discount: 0,
    refund: 0,
    quantity: 1_000,
    returned: 0,
    orders: 1,
    productOrders: 0,
  } as const;
  return [...events, { kind: 'sale', id: id('sale'), at, channel: 'website', currency: 'ZMW', lines: [line, line] }];
}

export function businessOf(batch: number): BusinessId {
  return BUSINESSES[batch % BUSINESSES.length] as BusinessId;
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [8, 4, 4, 4, 12].map((length, index) => hex.slice(index * 12, index * 12 + length)).join('-');
}

/** Opens the file so that it is sorted, and its log taken in, all the time. */
export async function openBusy(path: string): Promise<ReturnType<typeof storeAdapter>> {
  const settings = {
    memoryLimit: '256MB',
    threads: 2,
    idMemoryBytes: 1 << 20,
    limits: { mostArrivals: 300, mostLogBytes: 30_000 },
  };
  return storeAdapter(
    await LastingStore.open(path, { ...settings, onWarning: (message) => writeSync(2, `${message}\n`) }),
  );
}

if (import.meta.main) {
  const [path, first] = [process.argv[2] as string, Number(process.argv[3])];
  const adapter = await openBusy(path);
  let next = first;
  const keepWriting = async (): Promise<never> => {
    for (;;) {
      const batch = next++;
      await adapter.write(businessOf(batch), { facts: factsOf(batch), states: [], reattributed: [] });
      writeSync(1, `${batch}\n`);
    }
  };
  await Promise.all(Array.from({ length: 4 }, keepWriting));
}
