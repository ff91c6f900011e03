import type { RefundFact } from '@bizboost/core';
import type { SqlSession } from '../sql/database.ts';
import { refuseMissingRefund } from '../sql/refuse-batch.ts';
import { original, storable } from '../sql/storable-text.ts';
import { listOf } from './duckdb-dialect.ts';
import { TRADES } from './duckdb-schema.ts';
import type { KeptFact, Submission } from './submission.ts';

/** By name, of kept refunds: whether each is an orphan still. */
export type KeptRefunds = ReadonlyMap<string, boolean>;

/** What is kept of the refunds that some batches re-attribute. */
export async function keptRefunds(session: SqlSession, submissions: readonly Submission[]): Promise<KeptRefunds> {
  const named = submissions.flatMap(({ business, batch }) =>
    batch.reattributed.map(({ id }) => ({ business, id: storable(id) })),
  );
  if (named.length === 0) return new Map();
  const businesses = [...new Set(named.map(({ business }) => business))];
  const values: (string | number | null)[] = [];
  const ids = listOf([...new Set(named.map(({ id }) => id))], values);
  const text = `SELECT business, id, is_orphan FROM ${TRADES.table.name} WHERE kind = 'refund' AND business IN (${businesses.join(', ')}) AND id IN (${ids})`;
  const rows = await session.all({ text, values });
  return new Map(
    rows.map(({ business, id, is_orphan: isOrphan }) => [
      nameOf(business as number, original(id as string)),
      Number(isOrphan) === 1,
    ]),
  );
}

/** By batch, why it is refused: it has lines for a refund that is neither kept, nor in it or in a batch before it. */
export function refusalsOf(submissions: readonly Submission[], kept: KeptRefunds): ReadonlyMap<Submission, unknown> {
  const refusals = new Map<Submission, unknown>();
  if (!submissions.some(({ batch }) => batch.reattributed.length > 0)) return refusals;
  const came = new Set(kept.keys());
  for (const submission of submissions) {
    const own = submission.batch.facts.filter(({ kind }) => kind === 'refund').map(({ id }) => id);
    const refusal = refusalOf(submission, new Set(own), came);
    if (refusal !== undefined) refusals.set(submission, refusal);
    else for (const id of own) came.add(nameOf(submission.business, id));
  }
  return refusals;
}

function refusalOf({ business, batch }: Submission, own: ReadonlySet<string>, came: ReadonlySet<string>): unknown {
  const there = batch.reattributed.filter(({ id }) => own.has(id) || came.has(nameOf(business, id)));
  try {
    refuseMissingRefund(batch.reattributed, new Map(there.map(({ id }) => [id, true])));
    return undefined;
  } catch (error) {
    return error;
  }
}

/** What re-attribution does to refunds. */
export interface Reattribution {
  /** Batch by batch: which refunds were orphans until it came. */
  readonly isChanged: readonly (readonly boolean[])[];
  /** The refunds that the batches bring, as they are in the end. */
  readonly refunds: readonly KeptFact<RefundFact>[];
  /** In place of refunds that the file has. */
  readonly replacing: readonly KeptFact<RefundFact>[];
}

/** Gives orphans their lines, whether they are kept or new; a refund that is no orphan stays as it is. */
export function reattribute(
  submissions: readonly Submission[],
  { kept, refunds }: { readonly kept: KeptRefunds; readonly refunds: readonly KeptFact<RefundFact>[] },
): Reattribution {
  const brought = new Map(refunds.map((one) => [nameOf(one.business, one.fact.id), one]));
  const isOrphan = new Map(kept);
  const replacing = new Map<string, KeptFact<RefundFact>>();
  for (const [name, { fact }] of brought) isOrphan.set(name, fact.orphan);
  const isChanged = submissions.map(({ business, batch }) =>
    batch.reattributed.map((fact) => {
      const name = nameOf(business, fact.id);
      if (isOrphan.get(name) !== true) return false;
      (brought.has(name) ? brought : replacing).set(name, { business, fact });
      isOrphan.set(name, fact.orphan);
      return true;
    }),
  );
  return { isChanged, refunds: [...brought.values()], replacing: [...replacing.values()] };
}

function nameOf(business: number, id: string): string {
  return `${business} ${id}`;
}
