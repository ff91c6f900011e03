import type { BusinessId } from '../kernel/ids.ts';
import type { JsonValue } from '../kernel/json.ts';
import type { Sequences, Tag } from '../kernel/sequences.ts';

export type { Sequences, Tag };

/** Something a host tells its viewers beside the answers. */
export interface Note {
  readonly metricType: string;
  readonly data: JsonValue;
}

/** That something of a business changed: what it touched, never the data. Without tags it is only a note. */
export interface Change {
  readonly business: BusinessId;
  /** Grows by at least one with each change of the business. */
  readonly sequence: number;
  readonly tags: readonly Tag[];
  /** The engine that told it. Its own changes it has taken in already. */
  readonly origin?: string | undefined;
  readonly note?: Note | undefined;
  /** Of the store, after the write it tells of: who notices that write in the store as well knows it by this. */
  readonly highWaterMark?: string | undefined;
}

/** What a change tells beside its tags. */
export type ChangeDetails = Pick<Change, 'note' | 'origin' | 'highWaterMark'>;

/** Ends a subscription: the listener is not called again. Calling it twice is harmless. */
export type Unsubscribe = () => void;

/**
 * Tells every process that something changed. Carries tags, never the data.
 * Whoever calls it bears that it fails or hangs, and that it comes back.
 */
export interface Broadcaster {
  readonly name: string;
  /** Gives the change its number. When it resolves, whoever listens here has heard every earlier change of the business. */
  publish(business: BusinessId, tags: readonly Tag[], details?: ChangeDetails): Promise<Change>;
  /** Of a business that nothing is known of: everything counts as changed. */
  current(business: BusinessId): Promise<Sequences>;
  /** Changes from here on, in the order of their numbers. Where some may have been missed, one with the tag `EVERYTHING` makes up for them. */
  subscribe(business: BusinessId, listener: (change: Change) => void): Promise<Unsubscribe>;
  close?(): Promise<void>;
}

/** A broadcaster that knows its numbers at once (in process). */
export interface SyncBroadcaster extends Broadcaster {
  /** A live view, which the next change may alter: look, do not keep. */
  currentSync(business: BusinessId): Sequences;
}
