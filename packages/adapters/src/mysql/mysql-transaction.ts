import { BizBoostError } from '@bizboost/core';
import type { Lease } from '../pooled/lease.ts';
import type { SqlTransaction } from '../sql/database.ts';
import type { SqlRow, SqlValue, Statement } from '../sql/statement.ts';
import { CHANGE, type Table } from '../sql/tables.ts';
import { literal } from './mysql-literal.ts';

type Row = readonly SqlValue[];

/** Far below the smallest `max_allowed_packet` (1 MiB long ago, 16 MiB now); statements that are longer gain nothing. */
const MAX_STATEMENT_LENGTH = 400_000;
const MAX_ID_LENGTH = 128;
const DUPLICATE_ENTRY = 1062;

export function mysqlTransaction(lease: Lease): SqlTransaction {
  const run = async (text: string): Promise<readonly SqlRow[]> => (await lease.run({ text, values: [] })).rows;
  return {
    all: async (statement: Statement) => (await lease.run(statement)).rows,
    async run(statement) {
      await lease.run(statement);
    },
    async lockBusiness(business) {
      const lock = `SELECT changes FROM ${CHANGE.name} WHERE business_id = ${literal(business)} FOR UPDATE`;
      let [row] = await run(lock);
      if (row === undefined) {
        await run(`INSERT IGNORE INTO ${CHANGE.name} (business_id, changes) VALUES (${literal(business)}, 0)`);
        [row] = await run(lock);
      }
      return Number(row?.['changes'] ?? 0);
    },
    async setChanges(business, changes) {
      await run(`UPDATE ${CHANGE.name} SET changes = ${literal(changes)} WHERE business_id = ${literal(business)}`);
    },
    async insertNew(table, rows) {
      const isNew = new Set<string>();
      for (const part of partsOf(table, rows)) for (const id of await insertPart(run, table, part)) isNew.add(id);
      return isNew;
    },
    async put(table, rows) {
      for (const { texts } of partsOf(table, rows)) await run(insertText('REPLACE', table, texts));
    },
  };
}

interface Part {
  readonly rows: readonly Row[];
  /** Each as it is written after `VALUES`. */
  readonly texts: readonly string[];
}

/**
 * The ids of the rows that were not there. Nearly always that is all of them, so they are written at once, and looked for only where one is
 * there: the business's turn is ours, nobody adds any meanwhile. (`INSERT IGNORE` would take other faults in silence, too.)
 */
async function insertPart(
  run: (text: string) => Promise<readonly SqlRow[]>,
  table: Table,
  { rows, texts }: Part,
): Promise<readonly string[]> {
  const idAt = table.columns.findIndex(({ name }) => name === 'id');
  const ids = rows.map((row) => row[idAt] as string);
  try {
    await run(insertText('INSERT', table, texts));
    return ids;
  } catch (error) {
    if ((error as { errno?: unknown }).errno !== DUPLICATE_ENTRY) throw error;
  }
  const kept = new Set((await run(keptText(table, rows, ids))).map((row) => row['id'] as string));
  const isMissing = ids.map((id) => !kept.has(id));
  const missing = texts.filter((_, index) => isMissing[index]);
  if (missing.length > 0) await run(insertText('INSERT', table, missing));
  return ids.filter((_, index) => isMissing[index]);
}

/** All rows are of one business, and of one kind. */
function keptText({ name, columns, key }: Table, rows: readonly Row[], ids: readonly string[]): string {
  const same = key
    .filter((column) => column !== 'id')
    .map((column) => {
      const value = rows[0]?.[columns.findIndex((one) => one.name === column)] as SqlValue;
      return `${column} = ${literal(value)}`;
    });
  return `SELECT id FROM ${name} WHERE ${[...same, `id IN (${ids.map(literal).join(', ')})`].join(' AND ')}`;
}

function insertText(verb: 'INSERT' | 'REPLACE', { name, columns }: Table, texts: readonly string[]): string {
  return `${verb} INTO ${name} (${columns.map((column) => column.name).join(', ')}) VALUES ${texts.join(',')}`;
}

function* partsOf(table: Table, rows: readonly Row[]): Generator<Part> {
  let part: { rows: Row[]; texts: string[] } = { rows: [], texts: [] };
  let length = 0;
  for (const row of rows) {
    const text = rowText(table, row);
    length += text.length;
    part.rows.push(row);
    part.texts.push(text);
    if (length < MAX_STATEMENT_LENGTH) continue;
    yield part;
    part = { rows: [], texts: [] };
    length = 0;
  }
  if (part.rows.length > 0) yield part;
}

function rowText({ columns }: Table, row: Row): string {
  let text = '';
  for (const [index, value] of row.entries()) {
    if (typeof value === 'string' && value.length > MAX_ID_LENGTH && columns[index]?.type === 'id')
      refuseLong(columns[index].name, value);
    text += index === 0 ? literal(value) : `,${literal(value)}`;
  }
  return `(${text})`;
}

/** Where the server is not strict it would cut the text off, and take two for one. */
function refuseLong(column: string, text: string): void {
  const { length } = Array.from(text);
  if (length <= MAX_ID_LENGTH) return;
  const expected = `at most ${MAX_ID_LENGTH} characters for ${column}`;
  const received = `${length}`;
  throw new BizBoostError('invalid_input', `Expected ${expected}, got ${received}: nothing of the batch was kept.`, {
    expected,
    received,
  });
}
