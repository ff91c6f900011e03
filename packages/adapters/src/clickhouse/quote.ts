import { storable } from '../sql/storable-text.ts';

const SPECIAL_IN_LITERAL = /[\\']/g;
const SPECIAL_IN_FIELD = /[\\\t\n\r]/;
const EACH_SPECIAL_IN_FIELD = new RegExp(SPECIAL_IN_FIELD, 'g');

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
};

/** A text as a literal of a statement, spelled as it is kept. */
export function quoted(text: string): string {
  return `'${storable(text).replace(SPECIAL_IN_LITERAL, (character) => ESCAPES[character] as string)}'`;
}

/** A text as a field of a tab-separated row, spelled as every engine keeps it. */
export function field(text: string): string {
  return escaped(storable(text));
}

/** The same of JSON, which spells everything itself. */
export function jsonField(value: unknown): string {
  return escaped(JSON.stringify(value));
}

function escaped(text: string): string {
  if (!SPECIAL_IN_FIELD.test(text)) return text;
  return text.replace(EACH_SPECIAL_IN_FIELD, (character) => ESCAPES[character] as string);
}

/** How a tab-separated row says that there is nothing. */
export const NO_FIELD = '\\N';
