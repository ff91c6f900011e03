import type { BusinessId, DataAdapter, WriteBatch, WriteResult } from '@bizboost/core';

export type WatchChanges = Required<DataAdapter>['watchChanges'];
export type ChangeListener = Parameters<WatchChanges>[1];

/** How a store learns of what others have written, and tells them what it has. */
export interface Changes {
  watch: WatchChanges;
  /** Runs a write of this process. */
  writing(business: BusinessId, batch: WriteBatch, write: () => Promise<WriteResult>): Promise<WriteResult>;
  /** Tells others what this process has changed in another way, and the high-water mark that led to. No tags: nothing. */
  told(business: BusinessId, tags: readonly string[], highWaterMark: string): void;
  close(): Promise<void>;
}

/** Of a store that this process has for itself. */
export const NO_OTHERS: Changes = {
  watch: async () => () => {},
  writing: (_business, _batch, write) => write(),
  told: () => {},
  close: async () => {},
};
