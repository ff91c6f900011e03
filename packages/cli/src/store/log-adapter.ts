import type { BusinessId, DataAdapter, MemoryAdapter, State, WriteBatch } from '@bizboost/core';
import type { AppendLog } from './append-log.ts';

/**
 * Puts a log under a store in memory: what is new of a batch is on the disk before the store takes it in, so that
 * nothing is ever acknowledged, or shown, that a restart would not bring back.
 */
export function logAdapter(memory: MemoryAdapter, log: AppendLog, onClose: () => Promise<void>): DataAdapter {
  // A log only grows: what it says cannot be forgotten.
  const { erase: _erase, sumUp: _sumUp, ...rest } = memory;
  return {
    ...rest,
    name: 'log',
    async write(business, batch) {
      const lines = newLines(business, batch, memory.preview(business, batch));
      if (lines !== '') await log.append(lines);
      return memory.write(business, batch);
    },
    async close() {
      await log.close();
      await memory.close();
      await onClose();
    },
  };
}

/** States come first: at replay a business's profile must be there before its facts. */
function newLines(business: BusinessId, batch: WriteBatch, preview: ReturnType<MemoryAdapter['preview']>): string {
  const facts = (batch.records ?? []).slice(0, batch.facts.length);
  return linesOf(business, batch.states.map(recordOf), preview.newStates) + linesOf(business, facts, preview.newFacts);
}

/** With its version, without which an older one that comes after a restart would win; none for a name that its sale tells again. */
function recordOf({ record, updatedAt, implicit }: State): object | undefined {
  if (implicit === true) return undefined;
  return updatedAt === undefined ? record : { ...record, updated_at: new Date(updatedAt).toISOString() };
}

function linesOf(business: BusinessId, records: readonly (object | undefined)[], isNew: readonly boolean[]): string {
  let lines = '';
  for (const [index, record] of records.entries()) {
    if (isNew[index] !== true || record === undefined) continue;
    lines += `${JSON.stringify({ ...record, business_id: business })}\n`;
  }
  return lines;
}
