/** How often each row is there, by what it is and its id: `event e-1`, `sale s-1`, `line s-1`. */
export type Tally = ReadonlyMap<string, number>;

/** What a store has, beside what it should have. */
export interface Findings {
  /** Acknowledged and not there. */
  readonly lost: readonly string[];
  /** There more than once. */
  readonly twice: readonly string[];
  /** There, and never sent. */
  readonly strange: readonly string[];
}

/** The rows that a record makes. */
export function rowsOf({ kind, id }: { readonly kind: string; readonly id: string }): readonly string[] {
  return kind === 'sale' ? [`sale ${id}`, `line ${id}`] : [`${kind} ${id}`];
}

export function compare(
  tally: Tally,
  { acknowledged, sent }: { readonly acknowledged: Iterable<string>; readonly sent: ReadonlySet<string> },
): Findings {
  const lost = [...acknowledged].filter((row) => !tally.has(row));
  const twice = [...tally].filter(([, count]) => count > 1).map(([row]) => row);
  const strange = [...tally.keys()].filter((row) => !sent.has(row));
  return { lost, twice, strange };
}
