import { applyPatch, BizBoostError, type JsonObject, type QueryDefinition } from '@bizboost/core/contract';
import { checkedAnswer } from './checked-answer.ts';
import type { StreamMessage } from './stream-message.ts';

/** What is known about one question. */
interface Entry {
  /** The raw JSON: what patches apply to. */
  raw?: JsonObject;
  /** Absent when `raw` cannot be patched any more. */
  revision?: string | undefined;
  /** Why it cannot be answered now. */
  error?: BizBoostError | undefined;
  /** `raw`, checked against each query that watches it. */
  checked: Map<QueryDefinition, Checked>;
}

interface Checked {
  readonly raw: JsonObject;
  /** The last good one. */
  readonly answer?: unknown;
  readonly error?: BizBoostError | undefined;
}

/** A question's last good answer, and what is wrong with it now. */
export interface KnownAnswer {
  readonly answer?: unknown;
  readonly error?: BizBoostError | undefined;
}

/** The last answers, by address as the client spells it. */
export interface AnswerBook {
  /** Takes a message in. False when it does not fit what is known: the question must be asked anew, without `have`. */
  take(message: Exclude<StreamMessage, { type: 'metric' }>): boolean;
  /** The revision to name when asking: none while there is trouble, since a server says nothing about what one has. */
  have(ask: string): string | undefined;
  /** The raw answer and its revision, where there is one. */
  raw(ask: string): { readonly revision: string; readonly data: JsonObject } | undefined;
  problem(ask: string): BizBoostError | undefined;
  known(ask: string, query: QueryDefinition): KnownAnswer;
  forget(ask: string): void;
  clear(): void;
}

export function createAnswerBook(): AnswerBook {
  const entries = new Map<string, Entry>();
  const entryOf = (ask: string): Entry => {
    let entry = entries.get(ask);
    if (entry === undefined) entries.set(ask, (entry = { checked: new Map() }));
    return entry;
  };
  return {
    take: (message) => take(entryOf(message.ask), message),
    have(ask) {
      const entry = entries.get(ask);
      return entry?.error === undefined ? entry?.revision : undefined;
    },
    raw(ask) {
      const entry = entries.get(ask);
      return entry?.raw === undefined || entry.revision === undefined
        ? undefined
        : { revision: entry.revision, data: entry.raw };
    },
    problem: (ask) => entries.get(ask)?.error,
    known: (ask, query) => known(entries.get(ask), query),
    forget: (ask) => void entries.delete(ask),
    clear: () => entries.clear(),
  };
}

function take(entry: Entry, message: Exclude<StreamMessage, { type: 'metric' }>): boolean {
  if (message.type === 'problem') {
    entry.error = new BizBoostError(message.code, message.title);
    // What one may not see any more does not stay on the screen.
    if (message.code === 'forbidden' || message.code === 'unauthenticated') blank(entry);
    return true;
  }
  const raw = message.type === 'answer' ? message.data : patched(entry, message);
  entry.revision = raw === undefined ? undefined : message.revision;
  if (raw === undefined) return false;
  entry.raw = raw;
  entry.error = undefined;
  return true;
}

function patched(entry: Entry, { base, ops }: StreamMessage & { type: 'patch' }): JsonObject | undefined {
  if (entry.raw === undefined || entry.revision !== base) return undefined;
  try {
    return applyPatch(entry.raw, ops);
  } catch {
    return undefined;
  }
}

function blank(entry: Entry): void {
  delete entry.raw;
  entry.revision = undefined;
  entry.checked.clear();
}

function known(entry: Entry | undefined, query: QueryDefinition): KnownAnswer {
  if (entry === undefined) return {};
  if (entry.raw === undefined) return { error: entry.error };
  let checked = entry.checked.get(query);
  if (checked?.raw !== entry.raw)
    entry.checked.set(query, (checked = { ...checkedAnswer(query, entry.raw, checked?.answer), raw: entry.raw }));
  return { answer: checked.answer, error: entry.error ?? checked.error };
}
