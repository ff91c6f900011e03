import { parseTimestamp } from '../../kernel/timestamp.ts';

// A record's time is checked, then kept: the second reading of the same text is the usual case.
let lastText = '';
let lastTime = NaN;

/** `parseTimestamp`, which answers at once when it is asked the same again. */
export function readTimestamp(text: string): number {
  if (text === lastText) return lastTime;
  lastText = text;
  lastTime = parseTimestamp(text);
  return lastTime;
}
