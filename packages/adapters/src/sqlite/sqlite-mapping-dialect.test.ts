import { DatabaseSync } from 'node:sqlite';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BusinessId, DataAdapter } from '@bizboost/core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FieldSpec } from '../mapping/mapping.ts';
import { openMapping } from '../mapping/open-mapping.ts';
import type { SqlSession } from '../sql/database.ts';
import { amountInCore, pricedLine } from '../testing/priced-lines.ts';
import { SQLITE_MAPPING } from './sqlite-mapping-dialect.ts';
import { sqliteTables } from './sqlite-tables.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bizboost-dialect-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const SHOP = 'shop' as BusinessId;
const AT = Date.UTC(2026, 2, 2, 12);

describe.each(['TEXT', 'DECIMAL(20, 6)', 'REAL'])('quantity times price in columns of %s', (type) => {
  test('comes to the amount that core says, to the last minor unit (law)', async () => {
    const path = join(folder, `${type.slice(0, 4)}.sqlite`);
    const lines = fc.sample(pricedLine, { numRuns: 4_000, seed: 7 });
    const database = new DatabaseSync(path);
    database.exec(
      `PRAGMA synchronous = OFF; BEGIN; CREATE TABLE s (id INTEGER PRIMARY KEY, q ${type}, p ${type}, c TEXT)`,
    );
    const insert = database.prepare('INSERT INTO s VALUES (?, ?, ?, ?)');
    for (const [index, { quantity, price, currency }] of lines.entries()) insert.run(index, quantity, price, currency);
    database.exec('COMMIT');
    const adapter = await sqliteTables({
      path,
      tables: {
        sales: {
          table: 's',
          id: 'id',
          business_id: { value: SHOP },
          occurred_at: { value: AT, type: 'epoch_ms' },
          product_id: 'id',
          quantity: 'q',
          unit_price: 'p',
          currency: 'c',
        },
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
    database.close();
  });
});

describe('times', () => {
  const spellings: readonly (readonly [string, string, FieldSpec, (ms: number) => string | number])[] = [
    ['milliseconds', 'INTEGER', { type: 'epoch_ms' }, (ms) => ms],
    ['seconds', 'INTEGER', { type: 'epoch_seconds' }, (ms) => ms / 1_000],
    ['seconds with decimals', 'REAL', { type: 'epoch_seconds' }, (ms) => ms / 1_000],
    ['texts with a blank', 'DATETIME', {}, (ms) => new Date(ms).toISOString().slice(0, 19).replace('T', ' ')],
    ['RFC 3339', 'TEXT', { type: 'time_text' }, (ms) => new Date(ms).toISOString()],
    [
      'RFC 3339 far from UTC',
      'TEXT',
      { type: 'time_text' },
      (ms) => `${new Date(ms - 43_200_000).toISOString().slice(0, 19)}-12:00`,
    ],
    [
      'the clock of a zone',
      'DATETIME',
      { utc_offset: '+05:45' },
      (ms) => new Date(ms + 20_700_000).toISOString().slice(0, 19),
    ],
  ];
  const border = Date.UTC(2026, 2, 2, 18, 15);

  test.each(spellings)('are told apart at the border of a quarter: %s', async (name, type, spec, spell) => {
    const [, adapter] = await eventsAt(
      name,
      { type, spec },
      [-1_000, 0, 899_000, 900_000].map((ms) => spell(border + ms)),
    );
    const segments = [{ from: border, to: border + 900_000, offsetMs: 0 }];
    const query = {
      business: SHOP,
      collection: 'event',
      grain: 'quarter',
      by: [],
      sums: { n: { column: 'count' } },
    } as const;
    const rows = await adapter.aggregate!({ ...query, segments });
    expect(rows).toEqual([{ segment: 0, bucket: border / 900_000, key: [], sums: { n: 2 } }]);
    const times: number[] = [];
    for await (const { at } of adapter.read({ business: SHOP, kinds: ['event'], from: border, to: border + 900_000 }))
      times.push(at);
    expect(times).toEqual([border, border + 899_000]);
    await adapter.close?.();
  });

  test.each(spellings)('are found by an index: %s', async (name, type, spec, spell) => {
    const [path, adapter] = await eventsAt(`index ${name}`, { type, spec }, [spell(border)]);
    await adapter.close?.();
    const database = new DatabaseSync(path);
    const plans: string[] = [];
    const session: SqlSession = {
      async all({ text, values }) {
        const plan = database.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values);
        plans.push(plan.map((row) => row['detail']).join('; '));
        return database.prepare(text).all(...values);
      },
    };
    const parts = { session, dialect: SQLITE_MAPPING, close: async () => database.close() };
    const explained = await openMapping({ tables: tablesWith(spec) }, parts);
    const segments = [{ from: border, to: border + 1, offsetMs: 0 }];
    const query = { business: SHOP, collection: 'event', grain: 'day', by: ['channel'] } as const;
    await explained.aggregate!({ ...query, segments, sums: { n: { column: 'count' } } });
    expect(plans.at(-1)).toMatch(/INDEX e_time \(business_id=\? AND at>\? AND at<\?\)/);
    await explained.close?.();
  });

  const tablesWith = (spec: FieldSpec) => ({
    events: { table: 'e', id: 'id', business_id: 'business_id', type: 'type', occurred_at: { column: 'at', ...spec } },
  });

  async function eventsAt(
    name: string,
    { type, spec }: { readonly type: string; readonly spec: FieldSpec },
    times: readonly (string | number)[],
  ): Promise<readonly [string, DataAdapter]> {
    const path = join(folder, `${name}.sqlite`);
    const database = new DatabaseSync(path);
    database.exec(
      `CREATE TABLE e (id INTEGER PRIMARY KEY, business_id TEXT, type TEXT, at ${type}); CREATE INDEX e_time ON e (business_id, at)`,
    );
    for (const time of times)
      database.prepare("INSERT INTO e (business_id, type, at) VALUES ('shop', 'click', ?)").run(time);
    database.close();
    return [path, await sqliteTables({ path, tables: tablesWith(spec) })];
  }
});
