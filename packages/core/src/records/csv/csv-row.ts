/** One row: the text of each cell by the name of its column. */
export type CsvRow = Readonly<Record<string, string | undefined>>;

/** Where something stands in a CSV file. */
export interface CsvPlace {
  /** The header is line 1. */
  readonly line: number;
  /** Absent where no single column is meant. */
  readonly column?: string | undefined;
}

/** A cell that does not say what the mapping makes of it. */
export class CellError extends Error {
  readonly column: string;

  constructor(column: string, message: string) {
    super(message);
    this.column = column;
  }
}

/** `line 17, column "UnitPrice"`. */
export function placeText({ line, column }: CsvPlace): string {
  return column === undefined ? `line ${line}` : `line ${line}, column ${JSON.stringify(column)}`;
}
