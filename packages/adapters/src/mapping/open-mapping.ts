import type { DataAdapter } from '@bizboost/core';
import { BizBoostError, exponentOf } from '@bizboost/core';
import { checkedMapping } from './check-mapping.ts';
import { inspected, type MappedRows, type MappingParts } from './inspect.ts';
import { mappedAdapter } from './mapped-adapter.ts';
import type { TableMapping } from './mapping.ts';
import type { RowKind } from './shapes.ts';

export interface OpenMappingOptions {
  readonly tables: TableMapping;
  /** Told in a sentence each of rows that make no record. Default: nothing is told. */
  readonly onWarning?: ((message: string) => void) | undefined;
}

/** Checks a mapping, looks all of it up in the database, and makes the adapter. Closes the database where that fails. */
export async function openMapping(
  { tables, onWarning = () => {} }: OpenMappingOptions,
  parts: MappingParts & { close(): Promise<void> },
): Promise<DataAdapter> {
  try {
    const mapping = checkedMapping(tables);
    const rows = await inspected(mapping, parts);
    refuseWithoutCurrency(mapping, rows);
    return mappedAdapter({ ...parts, mapping, rows, onWarning: onceEach(onWarning) });
  } catch (error) {
    await parts.close();
    throw error;
  }
}

const WITH_AMOUNTS: readonly RowKind[] = ['sales', 'refunds', 'spends'];

function refuseWithoutCurrency({ currency }: TableMapping, rows: Readonly<Partial<Record<RowKind, MappedRows>>>): void {
  if (currency !== undefined) return void exponentOf(currency);
  for (const kind of WITH_AMOUNTS) {
    const field = rows[kind]?.fields['currency'];
    if (rows[kind] === undefined || field !== undefined) continue;
    const expected = 'the currency that amounts are in';
    const todo = 'name its column, or say `"currency": "ZMW"` for the whole mapping';
    throw new BizBoostError(
      'invalid_input',
      `The mapping's \`${kind}.currency\`: expected ${expected}, got nothing: ${todo}.`,
      {
        path: `/${kind}/currency`,
        expected,
        received: 'nothing',
      },
    );
  }
}

/** A row that is wrong is found again with every question. */
function onceEach(tell: (message: string) => void): (message: string) => void {
  const told = new Set<string>();
  return (message) => {
    if (told.has(message) || told.size >= MOST_TOLD) return;
    told.add(message);
    tell(message);
  };
}

const MOST_TOLD = 1_000;
