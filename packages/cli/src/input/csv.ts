import { readFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import {
  BizBoostError,
  createCsvMapper,
  csvMappingOf,
  UnreadableItem,
  type CsvMapper,
  type CsvMapping,
  type CsvRow,
} from '@bizboost/core';
import { parse, type CsvError } from 'csv-parse';
import type { Item } from './item.ts';

/**
 * The mapping that says how rows become records.
 * @throws `not_found` without the file, `invalid_input` where it is not JSON or not a mapping, with the path of what is wrong.
 */
export async function readMapping(path: string): Promise<CsvMapping> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new BizBoostError('not_found', `${path} cannot be read. Check the name of the mapping file.`, { cause });
  });
  return csvMappingOf(parsed(path, text));
}

function parsed(path: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new BizBoostError('invalid_input', `${path} is not JSON: ${(cause as Error).message}`, { cause });
  }
}

/** The records that the rows of a CSV file make, as they come. A row that breaks the CSV form comes as unreadable. */
export async function* csvItems(bytes: Readable, mapping: CsvMapping): AsyncGenerator<Item> {
  const mapper = createCsvMapper(mapping);
  for await (const row of rowsOf(bytes)) {
    if (row instanceof Error) yield unreadable(row);
    else yield* itemsOf(mapper, mapper.push(row.record, row.info.lines));
  }
  yield* itemsOf(mapper, mapper.end());
}

function* itemsOf(mapper: CsvMapper, records: readonly unknown[]): Generator<Item> {
  for (const record of records) {
    yield record instanceof UnreadableItem
      ? withoutPlace(record)
      : { record, place: (path) => placeIn(mapper, record, path) };
  }
}

const PLACE_FIRST = /^Line (\d+(?:, column "(?:[^"\\]|\\.)*")?): /;

/** The mapper's words begin with the place. Apart from it, rows that are refused for the same reason are counted together. */
function withoutPlace({ message, path }: UnreadableItem): Item {
  const [prefix = '', place] = PLACE_FIRST.exec(message) ?? [];
  const reason = message.slice(prefix.length);
  const record = new UnreadableItem(reason.slice(0, 1).toUpperCase() + reason.slice(1), path);
  return { record, place: () => (place === undefined ? 'the mapping' : `line ${place}`) };
}

function placeIn(mapper: CsvMapper, record: unknown, path: string): string {
  const place = mapper.placeOf(record, path);
  if (place === undefined) return 'the mapping';
  return place.column === undefined ? `line ${place.line}` : `line ${place.line}, column "${place.column}"`;
}

interface ParsedRow {
  readonly record: CsvRow;
  readonly info: { readonly lines: number };
}

/** Characters; a quote that is never closed would make all that follows one row. */
const LONGEST_ROW = 1 << 20;

async function* rowsOf(bytes: Readable): AsyncGenerator<ParsedRow | CsvError> {
  const skipped: CsvError[] = [];
  const { delimiter, all } = await withDelimiter(bytes);
  const parser = parse({
    columns: true,
    bom: true,
    info: true,
    delimiter,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: LONGEST_ROW,
    on_skip: (error) => void (error && (isEndless(error) ? parser.destroy(endless(error)) : skipped.push(error))),
  });
  all.on('error', (error) => parser.destroy(error));
  for await (const row of all.pipe(parser)) {
    yield* skipped.splice(0);
    yield row as ParsedRow;
  }
  yield* skipped;
}

function isEndless(error: CsvError): boolean {
  return error.code === 'CSV_MAX_RECORD_SIZE';
}

function endless(cause: CsvError): BizBoostError {
  const message = `The row that ends beyond line ${lineOf(cause)} has more than ${LONGEST_ROW} characters: look for a quote that is opened and never closed.`;
  return new BizBoostError('invalid_input', message, { cause });
}

/** The parser's own words hold the line, so that no two would be alike, and parts of the file as they are. */
const REASONS: Readonly<Record<string, string>> = {
  CSV_RECORD_INCONSISTENT_COLUMNS: 'Expected as many cells as the header has, got more or fewer: mend the row.',
  CSV_QUOTE_NOT_CLOSED: 'Expected a quote that closes the cell, got the end of the file: close it.',
  INVALID_OPENING_QUOTE:
    'Expected no quote inside a cell without quotes, got one: quote the cell and double the quote.',
  CSV_INVALID_CLOSING_QUOTE:
    'Expected the end of the cell after its closing quote, got more: double the quotes inside it.',
};

function unreadable(error: CsvError): Item {
  const reason = REASONS[error.code] ?? `Expected a row of CSV, got one that cannot be read (${error.code}): mend it.`;
  return { record: new UnreadableItem(reason), place: () => `line ${lineOf(error)}` };
}

function lineOf(error: CsvError): string {
  return String(error['lines'] ?? '?');
}

/** Spreadsheets of half the world write semicolons: the header says which of the usual signs stands between cells. */
async function withDelimiter(bytes: Readable): Promise<{ delimiter: string; all: Readable }> {
  const iterator = bytes[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first = await iterator.next();
  const head = first.done === true ? '' : String(first.value).split('\n', 1)[0];
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: (head ?? '').split(sign).length }));
  const delimiter = counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
  return { delimiter, all: Readable.from(joined(first, iterator)) };
}

async function* joined(first: IteratorResult<Buffer>, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  for (let chunk = first; chunk.done !== true; chunk = await rest.next()) yield chunk.value;
}
