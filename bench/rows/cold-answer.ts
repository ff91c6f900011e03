import { createAnalytics } from '@bizboost/core';
import { msText, type Bench } from '../row.ts';
import { inTurns } from '../sample.ts';
import { profile } from '../world/records.ts';
import { assertSameNumbers } from '../world/same-numbers.ts';
import { BUSINESS, monthOf, shopWith } from '../world/shop.ts';
import { totalsOf, type LiveTotals, type TotalsQuestion } from '../world/typed-array-totals.ts';

const RUNS = 25;
const OFFSET_MS = 2 * 3_600_000;

/** A whole answer from nothing but the facts. */
export const coldAnswer: Bench = {
  title: 'live: a full answer over 1,000,000 events, nothing remembered',
  method: `\`live({ period: 'month' })\` of an engine just made, over 1,000,000 events and 30,000 sales (60,000 lines) in the memory adapter, all events in the period; in turns with a loop written by hand for this one answer over typed arrays of the same trade. Both are checked to give the same numbers. Best of ${RUNS}: whatever else the machine does makes either slower.`,
  async run() {
    const { adapter, trade, clock } = await shopWith(monthOf(1_000_000));
    const cold = () => createAnalytics({ adapter, clock }).for(BUSINESS, profile).live({ period: 'month' });
    const { period, compared_to } = await cold();
    const question: TotalsQuestion = { period: spanOf(period), previous: spanOf(compared_to), offsetMs: OFFSET_MS };
    let totals: LiveTotals = totalsOf(trade, question);
    assertSameNumbers(await cold(), totals);

    const [ours, byHand] = await inTurns([cold, () => (totals = totalsOf(trade, question))], { runs: RUNS, warmUp: 5 });
    assertSameNumbers(await cold(), totals);
    if (ours === undefined || byHand === undefined) throw new Error('Expected two spreads.');
    return [
      {
        name: 'a full live answer',
        measured: msText(ours.best),
        beside: `${msText(byHand.best)} by hand`,
        ratio: ours.best / byHand.best,
        limit: { atMost: 3 },
      },
    ];
  },
};

function spanOf({ from, to }: { readonly from: string; readonly to: string }) {
  return { from: Date.parse(from), to: Date.parse(to) };
}
