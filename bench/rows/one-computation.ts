import { createAnalytics } from '@bizboost/core';
import type { Bench } from '../row.ts';
import { profile } from '../world/records.ts';
import { BUSINESS, eveningClock, monthOf, shopWith } from '../world/shop.ts';

const CALLERS = 1_000;

/** A thousand people open the same page at once. */
export const oneComputation: Bench = {
  title: 'callers: 1,000 at once on a key that is missing',
  method:
    'A new engine over 100,000 kept events, and 1,000 calls of `shop.live({ period: "month" })` before any is awaited; the same of `shop.remember` with a computation that takes 20 ms. Computations are counted by the engine and by the computation itself.',
  async run() {
    const { adapter } = await shopWith(monthOf(100_000, 3_000));
    const analytics = createAnalytics({ adapter, clock: eveningClock() });
    const shop = analytics.for(BUSINESS, profile);
    const answers = await Promise.all(callers(() => shop.live({ period: 'month' })));
    if (new Set(answers).size !== 1) throw new Error('Expected one answer for all callers.');
    const { computations } = analytics.statistics();

    let computed = 0;
    const compute = async (): Promise<number> => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return (computed += 1);
    };
    await Promise.all(callers(() => shop.remember('bench', compute)));
    return [row('live', computations), row('remember', computed)];
  },
};

function callers<T>(call: () => Promise<T>): readonly Promise<T>[] {
  return Array.from({ length: CALLERS }, call);
}

function row(name: string, computations: number) {
  return {
    name: `${name}: computations`,
    measured: String(computations),
    beside: '1 needed',
    ratio: computations,
    limit: { atMost: 1 },
  };
}
