/** What an input gives: a record to keep, or why a line gives none. */
export type Item =
  { readonly line: number; readonly record: unknown } | { readonly line: number; readonly refusal: string };
