import { Readable } from 'node:stream';
import { csvMappingOf, UnreadableItem } from '@bizboost/core';
import { expect, test } from 'vitest';
import { csvItems } from './csv.ts';

const MAPPING = csvMappingOf({
  timezone: 'Africa/Lusaka',
  kind: 'sale',
  fields: {
    id: { column: 'nr' },
    occurred_at: { column: 'when', format: 'yyyy-MM-dd HH:mm' },
    channel: { const: 'website' },
    amount: { column: 'total' },
  },
});

async function itemsOf(text: string): Promise<{ record: unknown; place: string }[]> {
  const items: { record: unknown; place: string }[] = [];
  for await (const { record, place } of csvItems(Readable.from([Buffer.from(text)]), MAPPING))
    items.push({ record, place: place('') });
  return items;
}

const faultsOf = async (text: string): Promise<(readonly [string, string])[]> =>
  (await itemsOf(text)).flatMap(({ record, place }) =>
    record instanceof UnreadableItem ? [[place, record.message] as const] : [],
  );

test('rows that are refused for the same reason have the same words, and each its own place', async () => {
  const faults = await faultsOf(
    'nr,when,total\n1,soon,5\n2,2026-03-02 14:05,5\n3,soon,5\n4,2026-03-02 14:05\n5,a,b,c\n',
  );

  const unread = expect.stringMatching(/^Expected a time written as yyyy-MM-dd HH:mm, got "soon"\.$/);
  const uneven = expect.stringMatching(/^Expected as many cells/);
  expect(faults.sort()).toEqual([
    ['line 2, column "when"', unread],
    ['line 4, column "when"', unread],
    ['line 5', uneven],
    ['line 6', uneven],
  ]);
});

test('what a broken row holds is not repeated', async () => {
  const [[, message] = ['', '']] = await faultsOf('nr,when,total\n1\u0007\u001B[2J"x,2026-03-02 14:05,5\n');

  expect(message).toMatch(/^Expected no quote inside/);
});

test('a quote that is never closed ends the reading before the rest of the file is held', async () => {
  const text = `nr,when,total\n1,"2026-03-02 14:05,5\n${'2,2026-03-02 14:05,5\n'.repeat(60_000)}`;

  await expect(itemsOf(text)).rejects.toThrow(/never closed/);
});

test('a quote that is not closed at the end costs its row alone', async () => {
  const items = await itemsOf('nr,when,total\n1,2026-03-02 14:05,5\n2,"2026-03-02 14:05,5\n');

  expect(items.map(({ place }) => place)).toEqual(['line 2', expect.stringMatching(/^line/)]);
});
