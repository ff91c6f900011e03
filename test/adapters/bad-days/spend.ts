import type { BusinessId, DataAdapter } from '@bizboost/core';
import { expect } from 'vitest';
import { events } from '../facts.ts';
import { isInGuide, rowOf } from './guide.ts';
import type { Seen, WatchedShop } from './watched-shop.ts';

/** A day from its beginning to its end: what is seen of it must be what the guide says, and afterwards nothing may be lost or there twice. */
export async function spend(
  shop: WatchedShop,
  store: string,
  day: string,
  begin: () => Promise<() => Promise<unknown>>,
): Promise<void> {
  const end = await begin();
  const seen = await shop.look().finally(end);
  await shop.recover();
  expectInGuide(store, day, seen);
}

export function expectInGuide(store: string, day: string, seen: Seen): void {
  const row = rowOf(store, day, seen);
  expect(
    isInGuide(row),
    `${row}\nis not in docs/operations.md: node scripts/bad-days.ts writes what was seen into it`,
  ).toBe(true);
}

/** Fills what a store has set aside on its disk. */
export async function untilRefused(adapter: DataAdapter): Promise<void> {
  let made = 0;
  for (let refused = 0; refused < 3;) {
    const ids = Array.from({ length: 1_000 }, () => String(made++));
    await adapter.write?.('other' as BusinessId, events(...ids)).then(
      () => (refused = 0),
      () => refused++,
    );
    if (made > 1_000_000) throw new Error('There is room for everything.');
  }
}
