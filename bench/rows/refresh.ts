import { inTurns } from '../sample.ts';
import { msText, numberText, type Bench } from '../row.ts';
import { monthOf, shopWith, type Shop } from '../world/shop.ts';

const HISTORIES = [10_000, 100_000, 1_000_000] as const;
const RUNS = 200;
const MOST_GROWTH = 1.5;

/** What an event costs that comes to a long history. */
export const refresh: Bench = {
  title: 'refresh: one event after a long history',
  method: `From \`record\` of one event (an impression) to the new answer of \`shop.live({ period: 'month' })\`, which is checked to count it, with all the history in that month; median of ${RUNS}, the histories in turns. Sales are 3% of the events.`,
  async run() {
    const shops: Shop[] = [];
    for (const events of HISTORIES) shops.push(await shopWith(monthOf(events, events * 0.03)));
    const spreads = await inTurns(shops.map(refreshing), { runs: RUNS, warmUp: 20 });
    const base = spreads[0]?.p50 ?? NaN;
    return spreads.map(({ p50 }, index) => ({
      name: `after ${numberText(HISTORIES[index] ?? 0)} events`,
      measured: msText(p50),
      beside: msText(base),
      ratio: p50 / base,
      limit: index === HISTORIES.length - 1 ? { atMost: MOST_GROWTH } : undefined,
    }));
  },
};

/** Records one more event and asks what is new. */
function refreshing({ shop, clock }: Shop): () => Promise<void> {
  let number = 0;
  let before: number | undefined;
  return async () => {
    const occurred_at = new Date(clock.now()).toISOString();
    await shop.record({
      kind: 'event',
      id: `more-${(number += 1)}`,
      type: 'impression',
      occurred_at,
      channel: 'website',
    });
    const { channels } = await shop.live({ period: 'month' });
    const impressions = channels['website']?.impressions ?? NaN;
    if (before !== undefined && impressions !== before + 1)
      throw new Error(`Expected ${before + 1} impressions, got ${impressions}.`);
    before = impressions;
  };
}
