import { businessIdOf, type Change, type ChangeDetails } from '@bizboost/core';

/** What a change holds beside its number and its business, as it travels. */
interface ChangeText extends ChangeDetails {
  readonly tags: readonly string[];
}

export function textOfChange({ tags, origin, note, highWaterMark }: ChangeText): string {
  return JSON.stringify({ tags, origin, note, highWaterMark });
}

/** The same for everyone who hears it, so nobody may alter it. */
export function changeOf(
  business: string,
  sequence: number,
  { tags, origin, note, highWaterMark }: ChangeText,
): Change {
  return Object.freeze({
    business: businessIdOf(business),
    sequence,
    tags: Object.freeze([...tags]),
    ...(origin !== undefined && { origin }),
    ...(note !== undefined && { note }),
    ...(highWaterMark !== undefined && { highWaterMark }),
  });
}

/** One entry of a stream. */
export interface StreamEntry {
  readonly sequence: number;
  /** The number of the entry before it. */
  readonly before: number;
  readonly business: string;
  readonly text: string;
}

export function changeOfEntry({ business, sequence, text }: StreamEntry): Change {
  return changeOf(business, sequence, JSON.parse(text) as ChangeText);
}

/**
 * What `XREAD` answers, whichever library and protocol: a list of pairs, a flat list, or an object or map of streams; nothing when there was
 * nothing in time.
 */
export function entriesOf(reply: unknown): ReadonlyMap<string, readonly StreamEntry[]> {
  return new Map(streamsOf(reply).map(([stream, entries]) => [stream, (entries as RawEntry[]).map(entryOf)]));
}

type RawEntry = readonly [id: string, fields: readonly string[]];

function streamsOf(reply: unknown): (readonly [string, unknown])[] {
  if (reply === null || reply === undefined) return [];
  if (reply instanceof Map) return [...(reply as Map<string, unknown>)];
  if (!Array.isArray(reply)) return Object.entries(reply);
  const list = reply as unknown[];
  if (list.every(Array.isArray)) return list as [string, unknown][];
  return Array.from({ length: list.length / 2 }, (_, i) => [list[2 * i] as string, list[2 * i + 1]] as const);
}

function entryOf([id, fields]: RawEntry): StreamEntry {
  // In the order in which they are written.
  const [, before, , business = '', , text = ''] = fields;
  return { sequence: Number(id.slice(0, id.indexOf('-'))), before: Number(before), business, text };
}
