import { expect, test } from 'vitest';
import { SAMPLE_AT, sampleEvent, sampleLine, sampleSale, sampleSpend } from '../testing/data-sample.ts';
import { createRecordCount, foldRecords } from './fold-records.ts';

const segments = [{ from: SAMPLE_AT, to: SAMPLE_AT + 10 }];

test('an event counts as one record whatever it stands for, and a sale whatever its lines', async () => {
  const facts = [
    sampleEvent({ id: '1', type: 'click', count: 40 }),
    sampleEvent({ id: '2', type: 'share' }),
    sampleSale({ lines: [sampleLine(), sampleLine({ orders: 0 })] }),
    sampleSpend(),
  ];
  expect(await foldRecords({ kind: 'event', segments, conditions: [{}] }, facts)).toEqual([
    { type: 'click', count: 1 },
    { type: 'share', count: 1 },
  ]);
  expect(await foldRecords({ kind: 'sale', segments, conditions: [{}] }, facts)).toEqual([{ type: null, count: 1 }]);
});

test('what meets two conditions counts once, what meets none does not, and the end of a span is not in it', async () => {
  const facts = [
    sampleEvent({ id: '1', channel: 'website', visitor: 'v' }),
    sampleEvent({ id: '2', channel: 'facebook' }),
    sampleEvent({ id: '3', channel: 'website', at: SAMPLE_AT + 10 }),
  ];
  const conditions = [{ where: { channel: ['website'] } }, { names: 'visitor' }] as const;
  expect((await foldRecords({ kind: 'event', segments, conditions }, facts))[0]?.count).toBe(1);
  expect(await foldRecords({ kind: 'event', segments, conditions: [] }, facts)).toEqual([]);
});

test('a record that goes is taken back', () => {
  const query = { kind: 'sale', segments, conditions: [{}] } as const;
  const count = createRecordCount(query, [{ type: null, count: 1 }]);
  count.add(sampleSale({ id: 'new' }));
  expect(count.rows()).toEqual([{ type: null, count: 2 }]);
  count.remove(sampleSale({ id: 'new' }));
  count.remove(sampleSale({ id: 'old' }));
  expect(count.rows()).toEqual([]);
});
