import { Z_95 } from '../../../kernel/statistics/normal.ts';
import { wilsonInterval } from '../../../kernel/statistics/proportion.ts';
import type { Held } from '../advice/held.ts';
import { FEWEST_PAGES, intervalByBootstrap, type Estimate } from './bootstrap.ts';

/**
 * How often something held, all pages together, with 95% of what that may be: never narrower than so few tries allow (Wilson 1927), and wider where
 * pages differ. Drawing again from three tries that all held would say that nothing else can be. `undefined` where nothing was tried.
 */
export function shareOfTries(pages: readonly Held[]): Estimate | undefined {
  const said = pages.reduce((sum, page) => sum + page.said, 0);
  const held = pages.reduce((sum, page) => sum + page.held, 0);
  if (said === 0) return undefined;
  const { from, to } = wilsonInterval(held, said, Z_95);
  const ofPages =
    pages.length >= FEWEST_PAGES ? intervalByBootstrap(pages.map(triesOf), shareOf, { isPooled: true }) : undefined;
  return { value: held / said, low: Math.min(from, ofPages?.low ?? 1), high: Math.max(to, ofPages?.high ?? 0) };
}

function triesOf({ said, held }: Held): boolean[] {
  return Array.from({ length: said }, (_, index) => index < held);
}

function shareOf(tries: readonly boolean[]): number | null {
  return tries.length === 0 ? null : tries.filter(Boolean).length / tries.length;
}
