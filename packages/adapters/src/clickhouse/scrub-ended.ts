import type { ClickHouseNode } from './clickhouse-node.ts';
import { RECORD } from './clickhouse-tables.ts';
import { mutate, wasMutated } from './mutations.ts';

/** What the rows that end events are found by, in a list of a table's changes too. */
const HAS_ENDED = 'is_line = 0';
/** Much of a shard is written anew, so all that has ended goes at once, and not more often. */
const AT_MOST_EVERY_SECONDS = 20 * 3_600;
/** By how much the clocks of those who end events may differ. */
const CLOCKS_DIFFER_MS = 300_000;

/** The version of a row that ends an event: when that was, which is far above any version of an event. */
export function endedVersion(now: number): string {
  return String(now);
}

/**
 * Takes events that have ended off a shard's disk, of all businesses, unless that was done lately: first the events, then the rows that end them, or
 * for a moment some would be there again.
 */
export async function scrubEnded(node: ClickHouseNode, now: number): Promise<void> {
  const lately = { words: HAS_ENDED, withinSeconds: AT_MOST_EVERY_SECONDS };
  if (await wasMutated(node, RECORD.name, lately)) return;
  const ended = `kind = 'event' AND ${HAS_ENDED} AND version < ${now - CLOCKS_DIFFER_MS}`;
  const keys = 'business_id, occurred_at_ms, id';
  await mutate(
    node,
    RECORD.name,
    `DELETE WHERE kind = 'event' AND is_line = 1 AND (${keys}) IN (SELECT ${keys} FROM ${RECORD.name} WHERE ${ended})`,
  );
  await mutate(node, RECORD.name, `DELETE WHERE ${ended}`);
}
