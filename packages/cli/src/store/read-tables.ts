import { readFile } from 'node:fs/promises';
import { bizboostTables, type TableMapping } from '@bizboost/adapters/sqlite';
import { BizBoostError } from '@bizboost/core';

/** What `--tables` takes in place of a file: the tables of the BizBoost application, as they are. */
const BUILT_IN: ReadonlySet<string> = new Set(['builtin', 'bizboost']);

/**
 * The mapping that `--tables` names: the built-in one, or a JSON file. A file that says `"extends": "bizboost"` only says what differs from the
 * built-in one: each kind of rows it names is the built-in one with its own fields in their place, or none for `null`.
 * @throws `not_found` without the file, `invalid_input` where it is not JSON. What it says is checked when the database is opened.
 */
export async function readTables(name: string): Promise<TableMapping> {
  if (BUILT_IN.has(name)) return bizboostTables();
  const text = await readFile(name, 'utf8').catch((cause: unknown) => {
    throw new BizBoostError(
      'not_found',
      `${name} cannot be read. Give --tables the name of a mapping file, or "builtin".`,
      { cause },
    );
  });
  const given = parsed(name, text);
  const { extends: base, ...own } = given;
  if (base === undefined) return own as TableMapping;
  if (base === 'bizboost') return extended(own);
  throw new BizBoostError('invalid_input', `${name}: "extends" can be "bizboost", got ${JSON.stringify(base)}.`, {
    path: '/extends',
  });
}

function parsed(name: string, text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new BizBoostError('invalid_input', `${name} is not JSON: ${(cause as Error).message}`, { cause });
  }
  if (isObject(value)) return value;
  throw new BizBoostError('invalid_input', `${name}: expected an object that says where rows are.`, { path: '' });
}

function extended({ timezone, ...own }: Readonly<Record<string, unknown>>): TableMapping {
  const base: Record<string, unknown> = bizboostTables(typeof timezone === 'string' ? { timezone } : {});
  for (const [kind, rows] of Object.entries(own)) {
    const before = base[kind];
    if (rows === null) delete base[kind];
    else base[kind] = isObject(before) && isObject(rows) ? { ...before, ...rows } : rows;
  }
  return base;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
