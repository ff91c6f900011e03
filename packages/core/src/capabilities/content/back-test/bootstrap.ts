import { quantile } from '../../../kernel/statistics/quantile.ts';
import { randomSource } from '../../../kernel/statistics/random-source.ts';

/** A measured value, and 95% of what it may be. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const SAMPLES = 400;
const SEED = 7;
/** With fewer pages, what is within them is drawn anew instead. */
export const FEWEST_PAGES = 5;

/**
 * A measure of several pages with its interval, by drawing again from what was seen (Efron 1979): whole pages where there are five or more, since
 * posts of one page are alike, else what is within them. `undefined` where no page has the measure. The same every time.
 * @param isPooled whether all pages together are one sample; else pages count alike
 */
export function intervalByBootstrap<T>(
  pages: readonly (readonly T[])[],
  measure: (sample: readonly T[]) => number | null,
  { isPooled = false } = {},
): Estimate | undefined {
  const together = (some: readonly (readonly T[])[]): number | null =>
    isPooled ? measure(some.flat()) : meanOf(some.map(measure));
  const value = together(pages);
  if (value === null) return undefined;
  const random = randomSource(SEED);
  // In their old order: what is measured may depend on it.
  const drawn = <U>(items: readonly U[]): U[] =>
    items
      .map(() => Math.floor(random() * items.length))
      .sort((a, b) => a - b)
      .map((index) => items[index] as U);
  const again = pages.length >= FEWEST_PAGES ? reweighed() : undefined;
  const values = Array.from({ length: SAMPLES }, () => again?.() ?? together(pages.map(drawn))).filter(
    (one) => one !== null,
  );
  return { value, low: quantile(values, 0.025), high: quantile(values, 0.975) };

  /** Pages are measured once and drawn by their measures: measuring anew would say the same. */
  function reweighed(): () => number | null {
    if (isPooled) return () => together(drawn(pages));
    const measured = pages.map(measure);
    return () => meanOf(drawn(measured));
  }
}

function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
