/** One line of the table: a figure beside a peer or a limit of the same run. */
export interface BenchRow {
  readonly name: string;
  /** Ours, with its unit. */
  readonly measured: string;
  /** What it stands beside, with its unit. */
  readonly beside: string;
  /** Ours against the other, as the limit is meant. */
  readonly ratio: number;
  /** What the ratio may be. Left out where the figure is there to be read, not to be met. */
  readonly limit?: Limit | undefined;
}

export type Limit = { readonly atMost: number } | { readonly atLeast: number };

/** A group of rows measured one way. */
export interface Bench {
  readonly title: string;
  /** How it is measured, in a few sentences. Printed above its rows. */
  readonly method: string;
  /** Rejects when it cannot be measured, or when what is measured turns out to be wrong. */
  run(): Promise<readonly BenchRow[]>;
}

/** `undefined` where there is nothing to be met. */
export function isMet({ ratio, limit }: BenchRow): boolean | undefined {
  if (limit === undefined) return undefined;
  return 'atMost' in limit ? ratio <= limit.atMost : ratio >= limit.atLeast;
}

/** A duration beside the most it may take, both in milliseconds. */
export function durationRow(name: string, ms: number, mostMs: number): BenchRow {
  return { name, measured: msText(ms), beside: `${msText(mostMs)} limit`, ratio: ms / mostMs, limit: { atMost: 1 } };
}

/** Three figures that count. */
export function numberText(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(3)));
}

/** Milliseconds in the unit that reads best. */
export function msText(ms: number): string {
  if (ms < 0.001) return `${numberText(ms * 1e6)} ns`;
  return ms < 1 ? `${numberText(ms * 1_000)} µs` : `${numberText(ms)} ms`;
}
