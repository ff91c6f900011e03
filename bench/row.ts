/** One line of the table: a figure beside a peer or a limit of the same run. */
export interface BenchRow {
  readonly name: string;
  /** Ours, with its unit. */
  readonly measured: string;
  /** What it stands beside, with its unit. */
  readonly beside: string;
  /** Ours against the other, as the limit is meant. */
  readonly ratio: number;
  /** What the ratio may be. */
  readonly limit: { readonly atMost: number } | { readonly atLeast: number };
}

/** A group of rows measured one way. */
export interface Bench {
  readonly name: string;
  /** How it is measured, in one or two sentences. Printed above its rows. */
  readonly method: string;
  run(): Promise<readonly BenchRow[]>;
}

export function isWithin({ ratio, limit }: BenchRow): boolean {
  return 'atMost' in limit ? ratio <= limit.atMost : ratio >= limit.atLeast;
}
