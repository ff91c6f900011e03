import type { Writable } from 'node:stream';

/** Where a command writes: results to standard output, everything else to standard error. */
export interface Output {
  readonly results: Writable;
  readonly notes: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  result(text: string): void;
  note(text: string): void;
  warn(text: string): void;
}

export function outputTo(results: Writable, notes: Output['notes']): Output {
  return {
    results,
    notes,
    result: (text) => void results.write(`${text}\n`),
    note: (text) => void notes.write(`${text}\n`),
    warn: (text) => void notes.write(`warning: ${text}\n`),
  };
}
