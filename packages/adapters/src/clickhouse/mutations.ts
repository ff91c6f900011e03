import { BizBoostError } from '@bizboost/core';
import type { ClickHouseNode } from './clickhouse-node.ts';
import { quoted } from './quote.ts';

const FIRST_LOOK_MS = 10;
const LONGEST_PAUSE_MS = 1_000;
const LIMIT_MS = 600_000;

/** Changes rows of a table on one server, and waits until that is done: the server goes about it behind the back of whoever asked. */
export async function mutate(node: ClickHouseNode, table: string, change: string): Promise<void> {
  await node.run(`ALTER TABLE ${table} ${change}`);
  const began = performance.now();
  for (let pauseMs = FIRST_LOOK_MS; await isChanging(node, table); pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
    if (performance.now() - began > LIMIT_MS) throw tooSlow();
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** Whether a table's rows were changed in some way within so many seconds. */
export async function wasMutated(
  node: ClickHouseNode,
  table: string,
  { words, withinSeconds }: { readonly words: string; readonly withinSeconds: number },
): Promise<boolean> {
  return anyMutation(node, table, `command LIKE ${quoted(`%${words}%`)} AND create_time > now() - ${withinSeconds}`);
}

function isChanging(node: ClickHouseNode, table: string): Promise<boolean> {
  return anyMutation(node, table, 'is_done = 0');
}

async function anyMutation(node: ClickHouseNode, table: string, which: string): Promise<boolean> {
  const rows = await node.rows(
    `SELECT COUNT(*) AS found FROM system.mutations WHERE database = currentDatabase() AND table = ${quoted(table)} AND ${which}`,
  );
  return Number(rows[0]?.['found']) > 0;
}

function tooSlow(): BizBoostError {
  const message = `The database has not taken rows off its disk within ${LIMIT_MS / 60_000} minutes, though nobody sees them any more: it goes on by itself.`;
  return new BizBoostError('timeout', message);
}
