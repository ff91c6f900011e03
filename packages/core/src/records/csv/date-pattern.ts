import { civilDateOf, dayNumberOf, DAY_MS } from '../../kernel/calendar-date.ts';
import { instantOf } from '../../kernel/calendar.ts';
import { BizBoostError } from '../../kernel/errors.ts';

/** Reads a text as a time, ms UTC; `undefined` when it is none of that form. */
export type ReadTime = (text: string, timezone: string) => number | undefined;

/** What a text says about a time. Months 1 to 12; `half` is 0 for am, 12 for pm. */
type Parts = Record<string, number | undefined>;

interface Token {
  readonly source: string;
  read?(text: string, parts: Parts): void;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

function number(name: string, source: string): Token {
  return { source, read: (text, parts) => void (parts[name] = Number(text)) };
}

const TOKENS: Readonly<Record<string, Token>> = {
  yyyy: number('year', '\\d{4}'),
  MMM: { source: '[A-Za-z]{3}', read: (text, parts) => void (parts['month'] = MONTHS.indexOf(text.toLowerCase()) + 1) },
  MM: number('month', '\\d{2}'),
  M: number('month', '\\d{1,2}'),
  dd: number('day', '\\d{2}'),
  d: number('day', '\\d{1,2}'),
  HH: number('hour', '\\d{2}'),
  H: number('hour', '\\d{1,2}'),
  hh: number('halfHour', '\\d{2}'),
  h: number('halfHour', '\\d{1,2}'),
  a: { source: '[AaPp]\\.?[Mm]\\.?', read: (text, parts) => void (parts['half'] = /^p/i.test(text) ? 12 : 0) },
  mm: number('minute', '\\d{2}'),
  m: number('minute', '\\d{1,2}'),
  ss: number('second', '\\d{2}'),
  s: number('second', '\\d{1,2}'),
  SSS: number('millisecond', '\\d{3}'),
  XXX: { source: 'Z|[+-]\\d{2}:?\\d{2}', read: (text, parts) => void (parts['offset'] = offsetOf(text)) },
};

const WORD = /'([^']*)'|yyyy|MMM|MM|M|dd|d|HH|H|hh|h|mm|m|ss|s|SSS|XXX|a|T|[A-SU-Za-z]+|[^A-Za-z']+/g;

/**
 * A reader for times of a pattern: `yyyy MM M MMM dd d HH H hh h a mm m ss s SSS XXX` (Unicode's letters, English months), other signs as
 * they are, letters in single quotes; `unix` and `unix_ms` are seconds and milliseconds since 1970. Without `XXX` a time is one of
 * the given time zone. Throws `invalid_input` for a pattern it does not understand.
 */
export function timeReader(pattern: string): ReadTime {
  if (pattern === 'unix' || pattern === 'unix_ms') return epochReader(pattern === 'unix' ? 1_000 : 1);
  const tokens = [...pattern.matchAll(WORD)].map(([word, quoted]) => tokenOf(word, quoted, pattern));
  const expression = new RegExp(`^${tokens.map(({ source, read }) => (read ? `(${source})` : source)).join('')}$`);
  const readers = tokens.filter(({ read }) => read !== undefined);
  return (text, timezone) => {
    const match = expression.exec(text);
    if (match === null) return undefined;
    const parts: Parts = {};
    readers.forEach(({ read }, index) => read?.(match[index + 1] as string, parts));
    return instantOfParts(parts, timezone);
  };
}

function tokenOf(word: string, quoted: string | undefined, pattern: string): Token {
  const token = TOKENS[word];
  if (token !== undefined) return token;
  const literal = quoted ?? word;
  if (quoted === undefined && /[A-Za-z]/.test(word) && word !== 'T') throw unknownLetters(word, pattern);
  return { source: literal.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&') };
}

function epochReader(unitMs: number): ReadTime {
  return (text) => (/^\d{1,15}(\.\d+)?$/.test(text) ? Math.trunc(Number(text) * unitMs) : undefined);
}

function offsetOf(text: string): number {
  if (text === 'Z') return 0;
  const size = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return (text.startsWith('-') ? -size : size) * 60_000;
}

function instantOfParts(parts: Parts, timezone: string): number | undefined {
  const { year = 1970, month = 1, day = 1, minute = 0, second = 0, millisecond = 0, offset } = parts;
  const hour = hourOf(parts);
  const date = dayNumberOf(year, month, day);
  // A day that does not exist moves on to the next month.
  const civil = civilDateOf(date);
  if (civil.month !== month || civil.day !== day) return undefined;
  if (hour === undefined || hour > 23 || minute > 59 || second > 59) return undefined;
  const wallClock = date * DAY_MS + ((hour * 60 + minute) * 60 + second) * 1_000 + millisecond;
  return offset === undefined ? instantOf(wallClock, timezone) : wallClock - offset;
}

function hourOf({ hour, halfHour, half = 0 }: Parts): number | undefined {
  if (halfHour === undefined) return hour ?? 0;
  return halfHour >= 1 && halfHour <= 12 ? (halfHour % 12) + half : undefined;
}

function unknownLetters(letters: string, pattern: string): BizBoostError {
  const expected = "a pattern such as yyyy-MM-dd HH:mm, with other letters in 'quotes'";
  const message = `Expected ${expected}, got "${letters}" in "${pattern}": write it with yyyy MM dd HH mm ss.`;
  return new BizBoostError('invalid_input', message, { expected, received: letters });
}
