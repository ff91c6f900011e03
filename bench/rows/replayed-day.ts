import { createAnalytics, memoryAdapter } from '@bizboost/core';
import { createFakeClock } from '@bizboost/core/testing';
import { shopHistory, shopStates } from '../../examples/shop/history.ts';
import { randomFrom } from '../../examples/shop/random.ts';
import { numberText, type Bench } from '../row.ts';
import { actsOfDay } from '../world/day.ts';

const BUSINESS = 'chitenge-house';
const MIDNIGHT = Date.parse('2026-03-02T00:00:00+02:00');
const LEAST_PERCENT = 90;

/** How many answers of a day were there already. */
export const replayedDay: Bench = {
  title: 'day: hit rate of a replayed day',
  method: `A Monday of the demo's shop by the fake clock, after 70 days of history: sales one by one as they are rung up, the channels' counts every 15 minutes. One page is open from 8 to 20, two from 9 to 17, and there are forty visits of four minutes; nobody has a stream, each page asks for today every 30 s, and each visit for one of four other questions too. Counted by the engine's own statistics. A remembered answer whose minute has passed is shown while the next is made; one that a change made wrong is not.`,
  async run() {
    const clock = createFakeClock(MIDNIGHT);
    const analytics = createAnalytics({ adapter: memoryAdapter(), clock });
    const shop = analytics.for(BUSINESS);
    await shop.record(shopStates(BUSINESS));
    await shop.record(shopHistory(new Date(MIDNIGHT), 70, randomFrom(7)));

    const acts = actsOfDay(MIDNIGHT);
    let writes = 0;
    for (const { at, do: act } of acts) {
      await clock.advance(at - clock.now());
      if ('ask' in act) await shop.answer(act.ask);
      else writes += Math.sign((await shop.record(act.records)).accepted);
    }
    const { hits, stale, misses } = analytics.statistics().cache;
    const asks = hits + stale + misses;
    const asked = acts.filter((act) => 'ask' in act.do).length;
    if (asks !== asked) throw new Error(`Expected ${asked} asks to be counted, got ${asks}.`);
    await analytics.close();

    const percentOf = (part: number): number => (part / asks) * 100;
    const beside = `${LEAST_PERCENT}% wanted`;
    const answered = percentOf(hits + stale);
    return [
      {
        name: 'answered from the cache',
        measured: `${numberText(answered)}% of ${numberText(asks)} asks`,
        beside,
        ratio: answered / LEAST_PERCENT,
        limit: { atLeast: 1 },
      },
      {
        name: 'of that, not a second old',
        measured: `${numberText(percentOf(hits))}%`,
        beside,
        ratio: percentOf(hits) / LEAST_PERCENT,
      },
      { name: 'computed', measured: String(misses), beside: `${writes} changes`, ratio: misses / writes },
    ];
  },
};
