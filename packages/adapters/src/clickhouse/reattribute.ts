import { randomInt } from 'node:crypto';
import type { RefundFact } from '@bizboost/core';
import { original } from '../sql/storable-text.ts';
import type { SqlRow } from '../sql/statement.ts';
import { refuseMissingRefund } from '../sql/refuse-batch.ts';
import { isOneOf } from './clickhouse-dialect.ts';
import { quoted } from './quote.ts';
import { endedLines, factRows, type RowText } from './record-text.ts';
import type { WrittenPlace } from './written-place.ts';

/** A refund with its new lines, and the rows that they make. */
export interface Reattributed {
  readonly refund: RefundFact;
  readonly rows: readonly RowText[];
}

/** A refund that is kept, or comes with the batch. */
interface KeptRefund {
  readonly at: number;
  readonly isOrphan: boolean;
  /** At least one. */
  readonly rows: number;
  readonly version: bigint;
}

/**
 * New rows for each refund that is kept as an orphan. Those of the batch may not be kept yet.
 * Rejects with `conflict` for lines of a refund that is not there.
 */
export async function reattributedRows(
  place: WrittenPlace,
  refunds: readonly RefundFact[],
  ofBatch: readonly RefundFact[],
): Promise<readonly Reattributed[]> {
  if (refunds.length === 0) return [];
  const kept = new Map<string, KeptRefund>();
  for (const { id, at, orphan, lines } of ofBatch)
    kept.set(id, { at, isOrphan: orphan, rows: Math.max(1, lines.length), version: 0n });
  for (const [id, refund] of await keptRefunds(place, refunds)) kept.set(id, refund);
  refuseMissingRefund(refunds, kept);
  return refunds.flatMap((refund) => {
    const { at, isOrphan, rows: before, version } = kept.get(refund.id) as KeptRefund;
    if (!isOrphan) return [];
    // When it happened is where its rows lie, and does not change with its sale.
    const moved = { ...refund, at };
    const next = versionAfter(version);
    const rows = factRows(place.name, moved, next);
    return [
      {
        refund: moved,
        rows: [...rows, ...endedLines(place.name, moved, { from: rows.length, to: before, version: next })],
      },
    ];
  });
}

/**
 * Rows that end the lines which another process has given one of these refunds at the same time, and which are not among those that count.
 * To be asked once the new rows are kept.
 */
export async function leftOverRows(
  place: WrittenPlace,
  refunds: readonly Reattributed[],
): Promise<ReadonlyMap<Reattributed, readonly RowText[]>> {
  const leftOver = new Map<Reattributed, readonly RowText[]>();
  if (refunds.length === 0) return leftOver;
  const rows = await refundRows(
    place,
    refunds.map(({ refund }) => refund),
  );
  for (const one of refunds) {
    const { refund } = one;
    const ofThis = rows.filter((row) => original(row['id'] as string) === refund.id);
    const newest = ofThis.reduce((version, row) => maximum(version, versionOf(row)), 0n);
    const ended = ofThis
      .filter((row) => Number(row['is_line']) === 1 && versionOf(row) < newest)
      .map((row) => Number(row['line']))
      .flatMap((line) => endedLines(place.name, refund, { from: line, to: line + 1, version: newest.toString() }));
    if (ended.length > 0) leftOver.set(one, ended);
  }
  return leftOver;
}

async function keptRefunds(
  place: WrittenPlace,
  refunds: readonly RefundFact[],
): Promise<ReadonlyMap<string, KeptRefund>> {
  const kept = new Map<string, KeptRefund>();
  for (const row of await refundRows(place, refunds)) {
    const id = original(row['id'] as string);
    const known = kept.get(id);
    kept.set(id, {
      at: Number(row['occurred_at_ms']),
      isOrphan: Number(row['is_orphan']) === 1,
      rows: (known?.rows ?? 0) + 1,
      version: maximum(known?.version ?? 0n, versionOf(row)),
    });
  }
  return kept;
}

function refundRows(
  { cluster, business, shards }: WrittenPlace,
  refunds: readonly RefundFact[],
): Promise<readonly SqlRow[]> {
  const ids = [...new Set(refunds.map(({ id }) => quoted(id)))];
  return cluster.rows(
    shards,
    ({ record, placed }) =>
      `SELECT id, line, is_line, is_orphan, occurred_at_ms, toString(version) AS version_text FROM ${record} FINAL PREWHERE business_id = ${quoted(business)} AND kind = 'refund' AND ${isOneOf('id', ids)} WHERE ${placed}`,
  );
}

/** Later than the one before, and another one in each process. */
function versionAfter(version: bigint): string {
  return (version + 1n + BigInt(randomInt(2 ** 40))).toString();
}

function versionOf(row: SqlRow): bigint {
  return BigInt(row['version_text'] as string);
}

function maximum(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}
