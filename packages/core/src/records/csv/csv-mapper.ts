import { BizBoostError } from '../../kernel/errors.ts';
import { acceptors } from '../accept/acceptors.ts';
import type { Fields } from '../accept/fields.ts';
import { explainRecord } from '../explain-record.ts';
import { UnreadableItem } from '../refusal.ts';
import type { RecordKind } from '../schema/record.ts';
import { kindReader, skipReader } from './condition.ts';
import { CellError, placeText, type CsvPlace, type CsvRow } from './csv-row.ts';
import type { CsvMapping } from './mapping.ts';
import { OpenGroups, type OpenRecord } from './open-groups.ts';
import { columnsOf, recordMaker, type RecordMaker } from './record-maker.ts';

/** A record, or why there is none. */
export type CsvItem = Fields | UnreadableItem;

/** Turns rows into records as they come, in memory that does not grow with their number. */
export interface CsvMapper {
  /**
   * The records that are complete with this row. Throws `invalid_input` when a column of the mapping is not there.
   * @param line its line in the file; by default rows are counted, and the header is line 1
   */
  push(row: CsvRow, line?: number): readonly CsvItem[];
  /** The records that were still waiting for rows. */
  end(): readonly CsvItem[];
  /** Where a field of one of its records came from, to name the line of what is refused later. */
  placeOf(record: unknown, path?: string): CsvPlace | undefined;
}

// 10,000 rows of a few hundred bytes are a few megabytes, and more than any invoice has lines.
const MAX_OPEN_ROWS = 10_000;

interface Origin {
  readonly maker: RecordMaker;
  readonly lines: readonly number[];
}

/**
 * Makes a mapper of a checked mapping (`csvMappingOf`). A `business` of the mapping comes out first. A row that cannot be read, or whose
 * record its schema refuses, comes out as an `UnreadableItem` that names line and column; the other rows of its group are left out
 * with it, so that it can be mended and sent again whole.
 */
export function createCsvMapper(mapping: CsvMapping, { maxOpenRows = MAX_OPEN_ROWS } = {}): CsvMapper {
  const kindOf = kindReader(mapping);
  const isSkipped = skipReader(mapping);
  const makers = new Map<RecordKind, RecordMaker>();
  const groups = new OpenGroups(maxOpenRows);
  const origins = new WeakMap<object, Origin>();
  let lastLine = 1;
  let isStarted = false;

  const makerOf = (kind: RecordKind): RecordMaker => {
    let maker = makers.get(kind);
    if (maker === undefined) makers.set(kind, (maker = recordMaker(kind, mapping)));
    return maker;
  };
  const finish = (open: OpenRecord): CsvItem => {
    const maker = makerOf(open.kind);
    origins.set(open.record, { maker, lines: open.lines });
    return open.fault === undefined ? checked(open, maker) : new UnreadableItem(open.fault + leftOut(open));
  };
  const start = (): CsvItem[] => {
    if (isStarted) return [];
    isStarted = true;
    return mapping.business === undefined ? [] : [{ kind: 'business', ...mapping.business }];
  };

  return {
    push(row, line = lastLine + 1) {
      lastLine = line;
      if (!isStarted) checkColumns(mapping, row);
      const begun = start();
      if (isSkipped(row)) return begun;
      const kind = kindOf(row);
      const maker = makerOf(kind);
      if (!isGrouped(mapping, kind, row)) return [...begun, finish(single({ kind, maker, row, line }, mapping))];
      addToGroup(groups, { kind, maker, row, line }, mapping);
      return [...begun, ...groups.overflow().map(finish)];
    },
    end: () => [...start(), ...groups.close().map(finish)],
    placeOf(record, path = '') {
      const origin = typeof record === 'object' && record !== null ? origins.get(record) : undefined;
      return origin && placeIn(origin, path);
    },
  };
}

interface ReadRow {
  readonly kind: RecordKind;
  readonly maker: RecordMaker;
  readonly row: CsvRow;
  readonly line: number;
}

/** Only sales and refunds have several rows; a row without a group stands alone. */
function isGrouped({ group_by }: CsvMapping, kind: RecordKind, row: CsvRow): boolean {
  return group_by !== undefined && row[group_by] !== '' && (kind === 'sale' || kind === 'refund');
}

/** The id of what begins in a line: with the line in it, so that equal rows are kept. */
function idIn(mapping: CsvMapping, { row, line }: ReadRow): string | undefined {
  return mapping.group_by === undefined ? undefined : `${row[mapping.group_by] ?? ''}-${line}`;
}

function single(read: ReadRow, mapping: CsvMapping): OpenRecord {
  const open: OpenRecord = { kind: read.kind, record: {}, lines: [read.line] };
  try {
    return { ...open, record: read.maker.record(read.row, idIn(mapping, read)) };
  } catch (error) {
    return { ...open, fault: faultOf(error, read.line) };
  }
}

function addToGroup(groups: OpenGroups, read: ReadRow, mapping: CsvMapping): void {
  const group = read.row[mapping.group_by as string] ?? '';
  const { record: open, isNew } = groups.take(group, read.kind, () => single(read, mapping));
  if (isNew) return;
  open.lines.push(read.line);
  try {
    open.record.items?.push(read.maker.item(read.row));
  } catch (error) {
    open.fault ??= faultOf(error, read.line);
  }
}

function faultOf(error: unknown, line: number): string {
  if (!(error instanceof CellError)) throw error;
  return sentence({ line, column: error.column }, `${error.message}.`);
}

/** Refused here rather than later, since here line and column are known. */
function checked({ kind, record, lines }: OpenRecord, maker: RecordMaker): CsvItem {
  if (acceptors[kind](record)) return record;
  const refusal = explainRecord(record);
  if (refusal === undefined) return record;
  const where = placeIn({ maker, lines }, refusal.path);
  return new UnreadableItem(sentence(where, refusal.message) + leftOut({ lines }), refusal.path);
}

/** What a refusal costs beside its row. */
function leftOut({ lines }: Pick<OpenRecord, 'lines'>): string {
  if (lines.length === 1) return '';
  return lines.length === 2
    ? ' The other row of its group is left out too.'
    : ` The other ${lines.length - 1} rows of its group are left out too.`;
}

function sentence(place: CsvPlace, message: string): string {
  const where = placeText(place);
  return `${where.slice(0, 1).toUpperCase()}${where.slice(1)}: ${message}`;
}

function placeIn({ maker, lines }: Origin, path: string): CsvPlace {
  const steps = path.split('/').slice(1);
  const item = steps[0] === 'items' ? Number(steps[1] ?? 0) : 0;
  return { line: lines[item] ?? (lines[0] as number), column: maker.columnOf(steps) };
}

function checkColumns(mapping: CsvMapping, row: CsvRow): void {
  const missing = columnsOf(mapping).find((column) => row[column] === undefined);
  if (missing === undefined) return;
  const columns = Object.keys(row).map((column) => JSON.stringify(column));
  const message = `Expected a column ${JSON.stringify(missing)}, since the mapping reads it; the file has ${columns.join(', ')}: mend the mapping or the header.`;
  throw new BizBoostError('invalid_input', message, {
    expected: `a column ${JSON.stringify(missing)}`,
    received: columns.join(', ').slice(0, 200),
  });
}
