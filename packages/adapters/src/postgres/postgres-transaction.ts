import type { Lease } from '../pooled/lease.ts';
import type { SqlTransaction } from '../sql/database.ts';
import type { SqlRow, SqlValue, Statement } from '../sql/statement.ts';
import { CHANGE, type Table } from '../sql/tables.ts';
import { arrayText } from './array-text.ts';

/** Rows at most in one statement: enough to make its own cost small, few enough to stay within its time. */
const MAX_ROWS = 20_000;

export function postgresTransaction(lease: Lease): SqlTransaction {
  const all = async (statement: Statement): Promise<readonly SqlRow[]> => (await lease.run(statement)).rows;
  return {
    all,
    async run(statement) {
      await lease.run(statement);
    },
    async lockBusiness(business) {
      const lock = {
        text: `SELECT changes FROM ${CHANGE.name} WHERE business_id = $1 FOR UPDATE`,
        values: [business],
      };
      let [row] = await all(lock);
      if (row === undefined) {
        const text = `INSERT INTO ${CHANGE.name} (business_id, changes) VALUES ($1, 0) ON CONFLICT DO NOTHING`;
        await all({ text, values: [business] });
        [row] = await all(lock);
      }
      return Number(row?.['changes'] ?? 0);
    },
    async setChanges(business, changes) {
      const text = `UPDATE ${CHANGE.name} SET changes = $2 WHERE business_id = $1`;
      await all({ text, values: [business, changes] });
    },
    async insertNew(table, rows) {
      const isNew = new Set<string>();
      const text = `${insertText(table)} ON CONFLICT DO NOTHING RETURNING id`;
      for (const part of partsOf(rows))
        for (const row of await all({ text, values: columnsOf(table, part) })) isNew.add(row['id'] as string);
      return isNew;
    },
    async put(table, rows) {
      const text = `${insertText(table)} ON CONFLICT (${table.key.join(', ')}) DO UPDATE SET ${updates(table)}`;
      for (const part of partsOf(rows)) await all({ text, values: columnsOf(table, part) });
    },
  };
}

/** One array for each column: the same statement whatever the number of rows. */
function insertText({ name, columns }: Table): string {
  const names = columns.map((column) => column.name).join(', ');
  const arrays = columns.map(({ type }, index) => `$${index + 1}::${type === 'integer' ? 'bigint' : 'text'}[]`);
  return `INSERT INTO ${name} (${names}) SELECT * FROM unnest(${arrays.join(', ')})`;
}

function columnsOf({ columns }: Table, rows: readonly (readonly SqlValue[])[]): string[] {
  return columns.map((_, index) => arrayText(rows.map((row) => row[index] as SqlValue)));
}

function updates({ columns, key }: Table): string {
  const others = columns.filter(({ name }) => !key.includes(name));
  return others.map(({ name }) => `${name} = excluded.${name}`).join(', ');
}

function* partsOf<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += MAX_ROWS) yield rows.slice(start, start + MAX_ROWS);
}
