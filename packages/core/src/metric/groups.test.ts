import { expect, test } from 'vitest';
import type { Fact, State } from '../data/fact.ts';
import { metricContext, WORLD_NOW, type MetricWorld } from '../testing/data-metric-context.ts';
import { sampleEvent, sampleLine, sampleSale, sampleSpend, sampleState } from '../testing/data-sample.ts';
import type { Dimension } from './definition.ts';
import { metricGroups, type MetricGroups } from './groups.ts';
import { metricsByName } from './library.ts';

const DAY_MS = 86_400_000;
const now = WORLD_NOW - 60_000;

async function groupsOf(name: string, by: Dimension, world: MetricWorld): Promise<MetricGroups> {
  const metric = metricsByName().get(name);
  if (metric === undefined) throw new Error(`no metric ${name}`);
  return metricGroups(metric, by, await metricContext(world));
}

const sale = (id: string, fields: Partial<Parameters<typeof sampleSale>[0] & object>): Fact =>
  sampleSale({ id, at: now, ...fields });
const product = (id: string, name: string): State => sampleState({ id, record: { name } });

test('channels come by value, with what they had before, none of them without either', async () => {
  const facts = [
    sale('1', { channel: 'website' }),
    sale('2', { channel: 'whatsapp', lines: [sampleLine({ gross: 700 })] }),
    sale('3', { channel: 'facebook', at: now - DAY_MS }),
    sale('4', { channel: 'website', at: now - DAY_MS, lines: [sampleLine({ gross: 50 })] }),
  ];
  expect(await groupsOf('revenue', 'channel', { facts })).toEqual({
    groups: [
      { key: 'whatsapp', name: 'whatsapp', value: 7, previous: 0 },
      { key: 'website', name: 'website', value: 1, previous: 0.5 },
      { key: 'facebook', name: 'facebook', value: 0, previous: 1 },
    ],
  });
});

test('products and campaigns are called by their records, and by their id without one; ties go by name', async () => {
  const facts = ['b', 'a', 'x'].map((id) => sale(id, { campaign: id, lines: [sampleLine({ product: id })] }));
  const states = [
    product('a', 'Zebra'),
    product('b', 'Apple'),
    sampleState({ kind: 'campaign', id: 'x', record: { name: 'Easter' } }),
  ];
  const products = await groupsOf('revenue', 'product', { facts, states });
  expect(products.groups.map(({ key, name }) => [key, name])).toEqual([
    ['b', 'Apple'],
    ['a', 'Zebra'],
    ['x', 'x'],
  ]);
  const campaigns = await groupsOf('revenue', 'campaign', { facts, states });
  expect(campaigns.groups.map(({ key, name }) => [key, name])).toEqual([
    ['x', 'Easter'],
    ['a', 'a'],
    ['b', 'b'],
  ]);
});

test('what belongs to no campaign is a group without key and name', async () => {
  const { groups } = await groupsOf('orders', 'campaign', {
    facts: [sale('1', {}), sale('2', { campaign: 'c1' }), sale('3', {})],
  });
  expect(groups).toEqual([
    { key: null, name: '', value: 2, previous: 0 },
    { key: 'c1', name: 'c1', value: 1, previous: 0 },
  ]);
});

test('orders by product counts the sales that hold it, once each', async () => {
  const line = sampleLine();
  const facts = [
    sale('1', { lines: [line, { ...line, orders: 0, productOrders: 0 }, { ...line, product: 'p2', orders: 0 }] }),
    sale('2', { lines: [{ ...line, product: 'p2' }] }),
  ];
  const { groups } = await groupsOf('orders', 'product', { facts });
  expect(groups.map(({ key, value }) => [key, value])).toEqual([
    ['p2', 2],
    ['p1', 1],
  ]);
});

test('at most a hundred are listed and the rest counted, the last place by name as well', async () => {
  const facts = Array.from({ length: 130 }, (_, index) =>
    sale(String(index), { lines: [sampleLine({ product: `p${index}`, gross: index < 99 ? 200 : 100 })] }),
  );
  const states = [product('p129', 'A first name')];
  const { groups, more } = await groupsOf('revenue', 'product', { facts, states });
  expect([groups.length, more]).toEqual([100, 30]);
  expect(groups[99]).toEqual({ key: 'p129', name: 'A first name', value: 1, previous: 0 });
});

test('hours come in their own order: those that have begun, and any with data', async () => {
  const facts = [
    sampleEvent({ id: 'late', at: Date.UTC(2026, 2, 2, 20), count: 5 }),
    sampleEvent({ id: 'early', at: Date.UTC(2026, 2, 1, 22, 30) }),
  ];
  const { groups } = await groupsOf('impressions', 'hour', { facts });
  expect(groups.map(({ key }) => key)).toEqual([
    ...Array.from({ length: 15 }, (_, hour) => `${String(hour).padStart(2, '0')}:00`),
    '22:00',
  ]);
  expect(groups[0]).toEqual({ key: '00:00', name: '00:00', value: 1, previous: 0 });
  expect(groups[15]).toEqual({ key: '22:00', name: '22:00', value: 5, previous: 0 });
});

test('an hour that comes twice on the day the clocks go back is one group', async () => {
  const change = Date.UTC(2026, 9, 25, 1);
  const facts = [-1, 0].map((after) => sampleEvent({ id: String(after), at: change + after, visitor: 'v1' }));
  const world = { facts, timezone: 'Europe/Berlin', period: '2026-10-25..2026-10-25', now: change + DAY_MS };
  const { groups } = await groupsOf('impressions', 'hour', world);
  expect(groups.filter(({ value }) => value !== 0)).toEqual([{ key: '02:00', name: '02:00', value: 2, previous: 0 }]);
  expect(groups.length).toBe(24);
  const visitors = await groupsOf('visitors', 'hour', world);
  expect(visitors.groups.filter(({ value }) => value !== 0)).toEqual([
    { key: '02:00', name: '02:00', value: 1, previous: 0 },
  ]);
});

test('weekdays are of local time, Monday is 1', async () => {
  // Sunday evening in UTC is Monday in Lusaka.
  const facts = [
    sampleEvent({ id: 'monday', at: Date.UTC(2026, 2, 1, 22) }),
    sampleEvent({ id: 'sunday', at: Date.UTC(2026, 2, 1, 21), count: 4 }),
  ];
  const week = { facts, period: '2026-02-23..2026-03-02' };
  const { groups } = await groupsOf('impressions', 'weekday', week);
  expect(groups.map(({ key, value }) => [key, value])).toEqual([
    ['1', 1],
    ['2', 0],
    ['3', 0],
    ['4', 0],
    ['5', 0],
    ['6', 0],
    ['7', 4],
  ]);
});

test('visitors are counted per group', async () => {
  const facts = ['website', 'facebook', 'website'].map((channel, index) =>
    sampleEvent({ id: String(index), channel, visitor: 'v1', product: `p${index}`, at: now }),
  );
  expect((await groupsOf('visitors', 'channel', { facts })).groups.map(({ key, value }) => [key, value])).toEqual([
    ['facebook', 1],
    ['website', 1],
  ]);
  expect((await groupsOf('visitors', 'product', { facts })).groups.length).toBe(3);
});

test('spend by channel is one group without key: nobody knows which channel it was for', async () => {
  const { groups } = await groupsOf('spend', 'channel', { facts: [sampleSpend({ at: now })] });
  expect(groups).toEqual([{ key: null, name: '', value: 0.5, previous: 0 }]);
});

test('roas by channel has no values, roas by campaign has', async () => {
  const facts = [
    sale('1', { campaign: 'c1', lines: [sampleLine({ gross: 200 })] }),
    sampleSpend({ at: now, campaign: 'c1', amount: 50 }),
    sampleSpend({ id: 'x2', at: now, campaign: 'c2' }),
  ];
  const byChannel = await groupsOf('roas', 'channel', { facts });
  expect(byChannel.groups.map(({ key, value }) => [key, value])).toEqual([
    [null, null],
    ['website', null],
  ]);
  const byCampaign = await groupsOf('roas', 'campaign', { facts });
  expect(byCampaign.groups.map(({ key, value }) => [key, value])).toEqual([
    ['c1', 4],
    ['c2', 0],
  ]);
});
