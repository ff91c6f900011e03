import { formatTimestamp } from '../../kernel/timestamp.ts';
import type { State } from '../fact.ts';
import type { BizRecord } from '../schema/record.ts';

/** The record that makes this version of a state again. */
export function stateRecordOf({ record, updatedAt, implicit }: State): BizRecord {
  const learned = implicit === true ? { learned: true } : {};
  const version = updatedAt === undefined ? {} : { updated_at: formatTimestamp(updatedAt) };
  return { ...record, ...learned, ...version } as unknown as BizRecord;
}
