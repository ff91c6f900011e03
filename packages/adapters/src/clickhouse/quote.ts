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

/** A text as a literal of a statement. */
export function quoted(text: string): string {
  return `'${text.replace(SPECIAL_IN_LITERAL, (character) => ESCAPES[character] as string)}'`;
}

/** A text as a field of a tab-separated row. */
export function field(text: string): string {
  if (!SPECIAL_IN_FIELD.test(text)) return text;
  return text.replace(EACH_SPECIAL_IN_FIELD, (character) => ESCAPES[character] as string);
}

/** How a tab-separated row says that there is nothing. */
export const NO_FIELD = '\\N';
