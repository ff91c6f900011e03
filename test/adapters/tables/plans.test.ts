import type { BusinessId } from '@bizboost/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMapping } from '../../../packages/adapters/src/mapping/open-mapping.ts';
import { mysqlMappingDialect } from '../../../packages/adapters/src/mysql/mysql-mapping-dialect.ts';
import { POSTGRES_MAPPING } from '../../../packages/adapters/src/postgres/postgres-mapping-dialect.ts';
import type { SqlSession } from '../../../packages/adapters/src/sql/database.ts';
import { appMapping, appTables } from '../../../packages/adapters/src/testing/app-tables.ts';
import { describeService } from '../../services/describe-service.ts';
import { tablesStores, type ApplicationDatabase } from './application-databases.ts';

const NOON = Date.UTC(2026, 2, 2, 12);
const HOUR_MS = 3_600_000;
const ROWS = 8_000;

for (const { title, service, types, connect } of tablesStores) {
  describeService(service, `The indexes of an application's tables: ${title}`, ({ room }) => {
    let application: ApplicationDatabase;
    beforeAll(async () => {
      application = await connect((await room()).url);
      for (const statement of appTables(types)) await application.run(statement);
      // A year of one shop among others: reading all of it would be a choice, too, were there little.
      for (let start = 0; start < ROWS; start += 1_000) {
        const rows = Array.from({ length: 1_000 }, (_, offset) => {
          const index = start + offset;
          const head = [`'shop-${index % 4}'`, `'${index}'`];
          const at = types.timeOf(NOON - index * HOUR_MS);
          return {
            event: `(${[...head, at, "'click'", "'web'", '1', 'NULL', 'NULL', 'NULL', 'NULL', 'NULL', 'NULL'].join(', ')})`,
            sale: `(${[...head, '1', at, "'web'", 'NULL', "'ZMW'", 'NULL', 'NULL', '1', '1', 'NULL', 'NULL', 'NULL'].join(', ')})`,
          };
        });
        await application.run(`INSERT INTO app_event VALUES ${rows.map(({ event }) => event).join(', ')}`);
        await application.run(`INSERT INTO app_sale VALUES ${rows.map(({ sale }) => sale).join(', ')}`);
      }
      await application.run(service === 'mariadb' ? 'ANALYZE TABLE app_event, app_sale' : 'ANALYZE');
    });
    afterAll(() => application.close());

    test.each(['event', 'ledger'] as const)('serve sums of a day over the mapping: %s', async (collection) => {
      const plans: string[] = [];
      // One connection asks one thing at a time.
      let last: Promise<unknown> = Promise.resolve();
      const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
        const result = last.then(work);
        last = result.catch(() => {});
        return result;
      };
      const session: SqlSession = {
        all: ({ text, values }) =>
          inTurn(async () => {
            const plain = text.replaceAll(/\$(\d+)/g, (_, number: string) =>
              types.literal(String(values[Number(number) - 1])),
            );
            const isAsked = plain.includes('rows_of_group');
            if (isAsked) plans.push(JSON.stringify(await application.rows(`EXPLAIN ${plain}`)));
            return application.rows(plain);
          }),
      };
      const dialect = service === 'mariadb' ? mysqlMappingDialect('mariadb') : POSTGRES_MAPPING;
      const adapter = await openMapping({ tables: appMapping() }, { session, dialect, close: async () => {} });
      const rows = await adapter.aggregate!({
        business: 'shop-0' as BusinessId,
        collection,
        segments: [{ from: NOON - 23 * HOUR_MS, to: NOON + HOUR_MS, offsetMs: 0 }],
        grain: 'hour',
        by: ['channel'],
        sums: { n: { column: collection === 'event' ? 'count' : 'orders' } },
      });
      expect(rows.reduce((sum, row) => sum + (row.sums['n'] ?? 0), 0)).toBe(6);
      const index = collection === 'event' ? 'app_event_time' : 'app_sale_time';
      expect(plans[0]).toContain(index);
      if (service === 'mariadb') expect(plans[0]).toMatch(new RegExp(`"type":"range"[^}]*"key":"${index}"`));
      else expect(plans[0]).toMatch(/Index Cond: [^"]*happened >= [^"]*happened < /);
    });
  });
}
