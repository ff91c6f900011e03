import { BizBoostError } from '@bizboost/core';
import type { ClickHouseNode } from './clickhouse-node.ts';
import { HOME, RECORD, spanning } from './clickhouse-tables.ts';

/**
 * Gives what a server kept before it became a shard its home there. Only the first shard can be one that was alone before: what is kept says
 * that it is the first.
 */
export async function settleKept(node: ClickHouseNode, shard: number): Promise<void> {
  const homeless = `FROM ${RECORD.name} WHERE kind = 'change' AND business_id NOT IN (SELECT business_id FROM ${spanning(HOME.name)})`;
  const rows = await node.rows(`SELECT DISTINCT business_id ${homeless} LIMIT 1`);
  if (rows.length === 0) return;
  if (shard !== 0) throw notFirst(shard);
  const settings = { insert_distributed_sync: 1 };
  await node.run(`INSERT INTO ${spanning(HOME.name)} SELECT DISTINCT business_id, '0' ${homeless}`, { settings });
}

function notFirst(shard: number): BizBoostError {
  const expected = 'the server that has records already as the first shard of the cluster';
  const received = `records on shard ${shard + 1}`;
  return new BizBoostError('unsupported', `Expected ${expected}, got ${received}: write it first in remote_servers.`, {
    expected,
    received,
  });
}
