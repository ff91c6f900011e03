import type { Sequences } from '../kernel/sequences.ts';
import type { CacheEntry } from './store.ts';

/**
 * What an entry is worth: `fresh` · `old` (only time has passed: it may be shown while a new one is made) ·
 * `changed` (what it depends on is not what it was) · `expired` (never to be shown again).
 */
export type Freshness = 'fresh' | 'old' | 'changed' | 'expired';

/** Judges an entry at a moment. */
export function freshnessOf(entry: CacheEntry, now: number, sequences: Sequences | undefined): Freshness {
  if (now >= entry.expiresAt) return 'expired';
  if (hasChangedSince(entry.sequence, entry.tags, sequences)) return 'changed';
  return now >= entry.freshUntil ? 'old' : 'fresh';
}

/** Whether one of the tags has changed after a sequence number, or may have: unknown means yes. What has no tags never changes. */
export function hasChangedSince(sequence: number, tags: readonly string[], sequences: Sequences | undefined): boolean {
  if (sequences === undefined) return tags.length > 0;
  // Alone, a number beyond ours is of someone whose changes we do not hear, and who does not hear of ours.
  if (sequence > sequences.last) return sequences.isAlone === true && tags.length > 0;
  if (sequence === sequences.last) return false;
  for (const tag of tags) if (sequence < (sequences.byTag.get(tag) ?? sequences.since)) return true;
  return false;
}

/** The last change to one of the tags, as far as is known. What was computed knowing of it serves everyone who knows of no later one. */
export function lastChangeOf(tags: readonly string[], sequences: Sequences | undefined): number {
  if (sequences === undefined) return 0;
  return tags.reduce((last, tag) => Math.max(last, sequences.byTag.get(tag) ?? sequences.since), 0);
}
