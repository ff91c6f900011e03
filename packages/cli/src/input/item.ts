/** What an input gives: a record to keep, or an `UnreadableItem` that says why a line gives none. */
export interface Item {
  readonly record: unknown;
  /** Where it stands in its file: a line, and a column where that is known. `path` is a JSON Pointer into the record. */
  place(path: string): string;
}
