import type { SqlSession } from '../sql/database.ts';
import { listOf } from './duckdb-dialect.ts';
import { ID_SOURCES, type FactKind } from './known-ids.ts';

/** A fact that is likely to be kept already. */
export interface Suspect {
  readonly business: number;
  readonly kind: FactKind;
  readonly id: string;
  readonly at: number;
}

/**
 * Names (`suspectName`) of those that are kept indeed. What is sent again nearly always bears the same time, and rows are found by time without
 * looking at most of the file; only for those that are not found there, all of their business's rows are looked at.
 */
export async function keptIds(session: SqlSession, suspects: readonly Suspect[]): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  for (const [kind, ofKind] of Map.groupBy(suspects, (suspect) => suspect.kind)) {
    const times = ofKind.map(({ at }) => at);
    const span = `occurred_at_ms BETWEEN ${least(times)} AND ${most(times)}`;
    await addKept(session, { kind, suspects: ofKind, condition: span, kept });
    const left = ofKind.filter((suspect) => !kept.has(suspectName(suspect)));
    if (left.length > 0) await addKept(session, { kind, suspects: left, condition: 'TRUE', kept });
  }
  return kept;
}

export function suspectName({ business, kind, id }: Omit<Suspect, 'at'>): string {
  return `${kind} ${business} ${id}`;
}

interface Search {
  readonly kind: FactKind;
  readonly suspects: readonly Suspect[];
  readonly condition: string;
  readonly kept: Set<string>;
}

async function addKept(session: SqlSession, { kind, suspects, condition, kept }: Search): Promise<void> {
  const { from, where } = ID_SOURCES[kind];
  const businesses = [...new Set(suspects.map(({ business }) => business))];
  const values: (string | number | null)[] = [];
  const ids = listOf([...new Set(suspects.map(({ id }) => id))], values);
  const text = `SELECT business, id FROM ${from} WHERE ${where} AND ${condition} AND business IN (${businesses.join(', ')}) AND id IN (${ids})`;
  for (const row of await session.all({ text, values }))
    kept.add(suspectName({ kind, business: row['business'] as number, id: row['id'] as string }));
}

// Spreading many numbers into Math.min overflows the stack.
function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b));
}

function most(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.max(a, b));
}
