import { createAnalytics, memoryAdapter, type BusinessId, type DataAdapter } from '@bizboost/core';
import { createFakeClock } from '@bizboost/core/testing';
import { bizboostTables } from '@bizboost/adapters/postgres';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  APPLICATION_BUSINESS,
  applicationTables,
  insertsOf,
  randomApplication,
} from '../../../packages/adapters/src/testing/bizboost-application.ts';
import { amountInCore, pricedLine } from '../../../packages/adapters/src/testing/priced-lines.ts';
import { answersOf } from '../../../packages/adapters/src/testing/same-answers.ts';
import { describeService } from '../../services/describe-service.ts';
import { tablesStores, type ApplicationDatabase } from './application-databases.ts';

const NOW = Date.UTC(2026, 2, 3, 12, 5, 11);
const SHOP = APPLICATION_BUSINESS.id as BusinessId;
const BUILT_IN = bizboostTables({ currency: 'ZMW', businesses: [APPLICATION_BUSINESS] });
const AT = Date.UTC(2026, 2, 2, 12);

async function answers(
  adapter: DataAdapter,
  records: readonly unknown[] = [],
): Promise<Readonly<Record<string, string>>> {
  const analytics = createAnalytics({ adapter, clock: createFakeClock(NOW) });
  if (records.length > 0) expect((await analytics.for(SHOP).record(records)).rejected).toEqual([]);
  const all = await answersOf(analytics, SHOP);
  await analytics.close();
  return all;
}

for (const { title, service, types, connect, open } of tablesStores) {
  describeService(service, `The tables of the BizBoost application: ${title}`, ({ room }) => {
    const shop = randomApplication(100);
    let url: string;
    let application: ApplicationDatabase;
    beforeAll(async () => {
      ({ url } = await room());
      application = await connect(url);
      await application.run('BEGIN');
      for (const statement of [...applicationTables(types), ...insertsOf(shop, types)])
        await application.run(statement);
      await application.run('COMMIT');
    });
    afterAll(() => application.close());

    test('give the answers that the same records give', { timeout: 120_000 }, async () => {
      expect(await answers(await open(url, BUILT_IN))).toEqual(await answers(memoryAdapter(), shop.records));
    });

    test('are not those of a business whose number is written in another way', async () => {
      const adapter = await open(url, BUILT_IN);
      for (const other of ['07', ' 7', '7.0', '7 ', '7a', '8', '9999999999999999999']) {
        const business = other as BusinessId;
        expect(await adapter.find(business, { kind: 'campaign' })).toEqual([]);
        for await (const fact of adapter.read({ business, kinds: ['event', 'sale'], from: 0, to: NOW }))
          throw new Error(`${other} sees ${fact.id}`);
      }
      expect(await adapter.find(SHOP, { kind: 'campaign', ids: ['01', '1'] })).toMatchObject([{ id: '1' }]);
      await adapter.close?.();
    });

    test('are told apart by byte where ids are texts, whatever the table takes for equal', async () => {
      const loose = service === 'mariadb' ? 'VARCHAR(80) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci' : 'text';
      await application.run(
        `CREATE TABLE loose (id ${types.integer} PRIMARY KEY, shop ${loose}, what ${loose}, drive ${loose}, happened ${types.time})`,
      );
      const rows = [
        ['shop', 'c1'],
        ['Shop', 'C1'],
        ['shop ', 'c1 '],
        ['shöp', 'ç1'],
        ['shop', 'C1'],
      ];
      for (const [index, [owner, drive]] of rows.entries())
        await application.run(
          `INSERT INTO loose VALUES (${index}, ${types.literal(owner as string)}, ${types.literal('click')}, ${types.literal(drive as string)}, ${types.timeOf(AT)})`,
        );
      const adapter = await open(url, {
        events: {
          table: 'loose',
          id: 'id',
          business_id: 'shop',
          type: 'what',
          campaign_id: 'drive',
          occurred_at: 'happened',
        },
      });
      const groups = async (business: string): Promise<unknown> => {
        const query = {
          business: business as BusinessId,
          collection: 'event',
          grain: 'whole',
          by: ['campaign'],
        } as const;
        const segments = [{ from: 0, to: NOW, offsetMs: 0 }];
        const found = await adapter.aggregate!({ ...query, segments, sums: { n: { column: 'count' } } });
        return found.map(({ key, sums }) => [key[0], sums['n']]).sort();
      };
      expect(await groups('shop')).toEqual([
        ['C1', 1],
        ['c1', 1],
      ]);
      expect(await groups('Shop')).toEqual([['C1', 1]]);
      expect(await groups('shop ')).toEqual([['c1 ', 1]]);
      expect(await groups('shöp')).toEqual([['ç1', 1]]);
      expect(await groups('SHOP')).toEqual([]);
      await adapter.close?.();
    });

    test('quantity times price comes to the amount that core says, to the last minor unit (law)', async () => {
      const exact = service === 'mariadb' ? 'DECIMAL(30, 6)' : 'numeric';
      await application.run(
        `CREATE TABLE priced (id ${types.integer} PRIMARY KEY, q ${exact}, p ${exact}, c ${types.text})`,
      );
      const lines = fc.sample(pricedLine, { numRuns: 4_000, seed: 11 });
      for (let start = 0; start < lines.length; start += 500) {
        const values = lines
          .slice(start, start + 500)
          .map(
            ({ quantity, price, currency }, index) =>
              `(${start + index}, ${quantity}, ${price}, ${types.literal(currency)})`,
          );
        await application.run(`INSERT INTO priced VALUES ${values.join(', ')}`);
      }
      const adapter = await open(url, {
        sales: {
          table: 'priced',
          id: 'id',
          business_id: { value: SHOP },
          occurred_at: { value: AT, type: 'epoch_ms' },
          product_id: 'id',
          quantity: 'q',
          unit_price: 'p',
          currency: 'c',
        },
      });
      const rows = await adapter.aggregate!({
        business: SHOP,
        collection: 'ledger',
        segments: [{ from: AT, to: AT + 1, offsetMs: 0 }],
        grain: 'whole',
        by: ['product'],
        sums: { gross: { column: 'gross' }, discount: { column: 'discount' } },
      });
      const amounts = new Map(rows.map(({ key, sums }) => [key[0], (sums['gross'] ?? 0) - (sums['discount'] ?? 0)]));
      for (const [index, line] of lines.entries())
        expect([line, amounts.get(String(index)) ?? 0]).toEqual([line, amountInCore(line)]);
      await adapter.close?.();
    });

    test('have daily sums that stand in for days without rows', async () => {
      const business = { ...APPLICATION_BUSINESS, id: '8' };
      const owner = { business_id: 8 };
      const event = { ...owner, event_type: 'impression', channel: 'Facebook', count: 1 };
      const daily = { ...owner, channel: 'Facebook', clicks: 2, conversions: 1, engagements: 3 };
      const tables = {
        bizboost_analytics_daily_aggregates: [
          { ...daily, date: '2026-02-27', impressions: 100, revenue: '10.50' },
          { ...daily, date: '2026-02-27', channel: 'whatsapp', impressions: 10, revenue: '0.25' },
          { ...daily, date: '2026-02-28', impressions: 200, revenue: '-1.00' },
          { ...daily, date: '2026-03-01', impressions: 400, revenue: '7.00' },
        ],
        // The first and the last minute of 1 March in Lusaka.
        bizboost_analytics_events: [
          { id: 9_001, ...event, created_at: Date.UTC(2026, 1, 28, 22) },
          { id: 9_002, ...event, created_at: Date.UTC(2026, 2, 1, 21, 59) },
        ],
      };
      for (const statement of insertsOf({ tables }, types)) await application.run(statement);
      const mapping = bizboostTables({ currency: 'ZMW', businesses: [business], timezone: 'Africa/Lusaka' });
      const analytics = createAnalytics({ adapter: await open(url, mapping), clock: createFakeClock(NOW) });
      const shop = analytics.for('8');
      const period = '2026-02-27..2026-03-01';

      expect(await shop.metric({ name: 'impressions', period, by: 'channel' })).toMatchObject({
        missing: [{ code: 'only_daily_sums', params: { until: '2026-03-01' } }],
        groups: [
          { key: 'facebook', value: 302 },
          { key: 'whatsapp', value: 10 },
        ],
      });
      const revenue = await shop.revenue({ period });
      expect(revenue.revenue_by_channel).toEqual({ facebook: 16.5, whatsapp: 0.25 });
      expect(revenue.series.map((point) => point.revenue)).toEqual([10.75, -1, 7]);
      await analytics.close();
    });

    test('are noticed to have changed', async () => {
      const adapter = await open(url, BUILT_IN);
      const mark = (): Promise<string> => adapter.highWaterMark!(SHOP);
      const marks = [await mark()];
      expect(await mark()).toBe(marks[0]);
      const changes = [
        'UPDATE bizboost_sales SET unit_price = unit_price + 1 WHERE id = 2',
        `UPDATE bizboost_campaigns SET updated_at = ${types.timeOf(NOW)} WHERE id = 1`,
        'DELETE FROM bizboost_posts WHERE id = 12',
      ];
      for (const change of changes) {
        await application.run(change);
        marks.push(await mark());
      }
      expect(new Set(marks).size).toBe(4);
      await adapter.close?.();
    });

    test('that go away while they are read are told of in words of the mapping', async () => {
      await application.run('CREATE TABLE passing AS SELECT * FROM bizboost_analytics_events');
      const adapter = await open(url, { events: { ...BUILT_IN.events, table: 'passing' } });
      await application.run('DROP TABLE passing');
      const reading = adapter.read({ business: SHOP, kinds: ['event'], from: 0, to: NOW })[Symbol.asyncIterator]();
      await expect(reading.next()).rejects.toMatchObject({
        code: 'unsupported',
        message: expect.stringContaining('that the mapping names'),
      });
      await adapter.close?.();
    });

    const wrong = [
      [
        'a table that is not there',
        { ...BUILT_IN, events: { ...BUILT_IN.events, table: 'nowhere' } },
        'unsupported',
        /`events.table`.*"nowhere"/,
      ],
      [
        'a column that is not there',
        { ...BUILT_IN, sales: { ...BUILT_IN.sales, channel: 'chanel' } },
        'invalid_input',
        /`sales.channel`.*"chanel"/,
      ],
      [
        'a text for a number',
        { ...BUILT_IN, sales: { ...BUILT_IN.sales, quantity: 'product_name' } },
        'invalid_input',
        /`sales.quantity`.*got text/,
      ],
      [
        'a number for a time',
        { ...BUILT_IN, sales: { ...BUILT_IN.sales, occurred_at: 'id' } },
        'invalid_input',
        /`sales.occurred_at`.*epoch/,
      ],
      [
        'an expression that does not run',
        { ...BUILT_IN, posts: { ...BUILT_IN.posts, caption: { sql: 'lower(captain)' } } },
        'invalid_input',
        /`posts.caption`/,
      ],
    ] as const;
    test.each(wrong)('say at the start what does not fit: %s', async (_, tables, code, message) => {
      await expect(open(url, tables)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    });
  });
}
