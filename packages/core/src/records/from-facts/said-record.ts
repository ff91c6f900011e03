import type { BizRecord } from '../schema/record.ts';

/** A kept fact as the record that makes it again. */
export interface SaidRecord<R extends BizRecord = BizRecord> {
  readonly record: R;
  /**
   * What of the fact no record can say, as a noun phrase. Never so for facts that were made of records: only a store that was filled in
   * another way (a mapping of a host's tables) can hold such.
   */
  readonly lost?: string | undefined;
}
