import type { MappedField } from './inspect.ts';
import type { FieldUse } from './shapes.ts';

/** What a driver gave for a field, as a record has it; `undefined` for what says nothing. */
export function valueOf(use: FieldUse, given: unknown, field: MappedField): unknown {
  switch (use) {
    case 'time':
      return new Date(Number(given)).toISOString();
    case 'flag':
      return TRUE.has(String(given).toLowerCase());
    case 'integer':
      return Math.round(Number(given));
    case 'list':
      return listOf(given);
    case 'decimal':
      return plainDecimal(String(given));
    case 'word':
      return wordOf(String(given));
    default:
      return field.type === 'json' ? unquoted(given) : String(given);
  }
}

const TRUE: ReadonlySet<string> = new Set(['true', 't', '1', 'yes']);

function wordOf(text: string): string {
  return text.trim().toLowerCase().replaceAll(' ', '_');
}

/** Of a JSON array its texts; of any other text its words. */
function listOf(given: unknown): string[] | undefined {
  const text = String(given).trim();
  if (text === '') return undefined;
  const parsed = text.startsWith('[') ? jsonOf(text) : undefined;
  return Array.isArray(parsed) ? parsed.map(String) : text.split(/[\s,]+/).filter(Boolean);
}

function unquoted(given: unknown): string {
  const parsed = jsonOf(String(given));
  return typeof parsed === 'string' ? parsed : String(given);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** `12.500000` and `1.25e1` as `12.5`; what is no number stays, to be refused by its name. */
function plainDecimal(text: string): string {
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return text.replace(/^([^.]*)(?:\.0*|(\..*[1-9])0*)$/, '$1$2');
  const number = Number(text);
  return Number.isFinite(number) ? String(number) : text;
}
