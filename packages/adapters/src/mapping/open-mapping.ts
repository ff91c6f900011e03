import { BizBoostError, dateAt, exponentOf, type DataAdapter } from '@bizboost/core';
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
    if (mapping.daily_sums !== undefined) refuseUnknownZone(mapping.daily_sums.timezone);
    const rows = await inspected(mapping, parts);
    refuseWithoutCurrency(mapping, rows);
    return mappedAdapter({ ...parts, mapping, rows, onWarning: onceEach(onWarning) });
  } catch (error) {
    await parts.close();
    throw error;
  }
}

const WITH_AMOUNTS: readonly (readonly [RowKind, string?])[] = [
  ['sales'],
  ['refunds'],
  ['spends'],
  ['daily_sums', 'revenue'],
];

function refuseWithoutCurrency({ currency }: TableMapping, rows: Readonly<Partial<Record<RowKind, MappedRows>>>): void {
  if (currency !== undefined) return void exponentOf(currency);
  for (const [kind, amount] of WITH_AMOUNTS) {
    const fields = rows[kind]?.fields;
    const isOfMoney = fields !== undefined && (amount === undefined || fields[amount] !== undefined);
    if (!isOfMoney || fields['currency'] !== undefined) continue;
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

function refuseUnknownZone(timezone: string): void {
  try {
    dateAt(0, timezone);
  } catch (cause) {
    const expected = 'an IANA time zone such as "Africa/Lusaka"';
    throw new BizBoostError(
      'invalid_input',
      `The mapping's \`daily_sums.timezone\`: expected ${expected}, got "${timezone}".`,
      {
        path: '/daily_sums/timezone',
        expected,
        received: timezone,
        cause,
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
