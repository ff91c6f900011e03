import { UnreadableItem } from '@bizboost/core';
import { expect, test } from 'vitest';
import { ndjsonItems } from './ndjson.ts';

async function itemsOf(...chunks: readonly (string | Buffer)[]): Promise<{ record: unknown; place: string }[]> {
  const bytes = (async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk);
  })();
  const items: { record: unknown; place: string }[] = [];
  for await (const { record, place } of ndjsonItems(bytes)) items.push({ record, place: place('') });
  return items;
}

test('lines are records with their number, however the bytes are cut and the lines end', async () => {
  const items = await itemsOf('\uFEFF{"a":1}\r\n\n{"b"', ':', '2}\n  \n{"c":3}');

  expect(items).toEqual([
    { record: { a: 1 }, place: 'line 1' },
    { record: { b: 2 }, place: 'line 3' },
    { record: { c: 3 }, place: 'line 5' },
  ]);
});

test('a line separator within a text does not end the line', async () => {
  const record = { note: 'one\u2028two\u2029three' };

  expect(await itemsOf(`${JSON.stringify(record)}\n`)).toEqual([{ record, place: 'line 1' }]);
});

test('a line too long to be a record is let go of and told, and those around it are read', async () => {
  const [before, long, after] = await itemsOf(
    '{"a":1}\n"',
    ...Array<string>(20).fill('x'.repeat(100_000)),
    '"\n{"b":2}\n',
  );

  expect([before?.record, after?.record]).toEqual([{ a: 1 }, { b: 2 }]);
  expect(long).toMatchObject({
    record: { message: expect.stringContaining('at most 1048576 bytes') },
    place: 'line 2',
  });
});

test.for([
  ['a broken line', '{"a":'],
  ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
] as const)('%s is unreadable', async ([, line]) => {
  const [item] = await itemsOf(line);

  expect(item?.record).toBeInstanceOf(UnreadableItem);
});

test('nothing is no records', async () => {
  expect(await itemsOf()).toEqual([]);
  expect(await itemsOf('')).toEqual([]);
});
