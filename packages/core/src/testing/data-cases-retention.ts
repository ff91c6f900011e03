import type { AggregateRow, DaysToSumUp } from '../data/adapter.ts';
import type { EventFact, Fact } from '../data/fact.ts';
import { RETENTION_QUERY, summedDaysOf } from '../data/summed-days.ts';
import { DAY_MS } from '../kernel/calendar-date.ts';
import { segmentsOf } from '../kernel/calendar.ts';
import type { BusinessId } from '../kernel/ids.ts';
import { allFacts } from './data-cases-writing.ts';
import { dataCase, type DataAdapterCase } from './data-case.ts';
import { comparableRows, expectSame } from './data-expect.ts';
import { randomSumsQuery } from './data-random-queries.ts';
import { Choices, randomFacts } from './data-random.ts';
import { SAMPLE_AT, sampleEvent, sampleSale, sampleSpend } from './data-sample.ts';

/** Around the end of March 2026 in Berlin: its second day has 23 hours. */
const ZONE = 'Europe/Berlin';
const FROM = Date.UTC(2026, 2, 26, 23);
const UNTIL = Date.UTC(2026, 2, 29, 22);
const DAYS: DaysToSumUp = { segments: segmentsOf({ from: FROM, to: UNTIL }, ZONE), timezone: ZONE };
const ROUNDS = 6;
const QUERIES_PER_ROUND = 12;

/** What keeping daily sums in the place of events must do. */
export const retentionCases: readonly DataAdapterCase[] = [
  dataCase(
    'days that are summed up keep one event for each day and combination, at the start of the day, and name nobody',
    async (tools) => {
      const business = tools.newBusiness();
      const at = Date.UTC(2026, 2, 28, 9);
      const facts: Fact[] = [
        sampleEvent({ id: '1', at, count: 2, value: 5, visitor: 'ann', session: 's' }),
        sampleEvent({ id: '2', at: at + 1, visitor: 'bob' }),
        sampleEvent({ id: '3', at, campaign: 'c1' }),
        sampleEvent({ id: '4', at: at + DAY_MS }),
        sampleEvent({ id: '5', at: UNTIL, visitor: 'ann' }),
        sampleSale({ id: '6', at, visitor: 'ann', customer: 'ann' }),
        sampleSpend({ id: '7', at }),
      ];
      await tools.write(business, { facts });
      const result = await tools.adapter.sumUp?.(business, DAYS);
      expectSame([result?.removed, result?.kept], [4, 3], 'how many events it was, and is');
      const kept = await allFacts(tools, business);
      const day = Date.UTC(2026, 2, 27, 23);
      const sums = kept.filter((fact): fact is EventFact => fact.kind === 'event' && fact.at < UNTIL);
      expectSame(
        sums.map(({ id: _id, ...sum }) => sum).sort((a, b) => a.at - b.at || a.count - b.count),
        [
          { ...sampleEvent({ at: day, campaign: 'c1' }), id: undefined },
          { ...sampleEvent({ at: day, count: 3, value: 5 }), id: undefined },
          { ...sampleEvent({ at: day + DAY_MS }), id: undefined },
        ],
        'the sums',
      );
      expectSame(
        kept
          .filter((fact) => !sums.includes(fact as EventFact))
          .map(({ id }) => id)
          .sort(),
        ['5', '6', '7'],
        'what stayed',
      );
      const days = summedDaysOf(await tools.adapter.find(business, RETENTION_QUERY));
      expectSame(days, { until: UNTIL, timezone: ZONE }, 'what is kept of it');
    },
    ['sumUp'],
  ),
  dataCase(
    'law: sums of whole days are the same after they were summed up',
    async (tools) => {
      for (let seed = 1; seed <= ROUNDS; seed++) {
        const choices = new Choices(seed);
        const [business, other] = [tools.newBusiness(), tools.newBusiness()];
        for (const one of [business, other]) await tools.write(one, { facts: randomFacts(choices, 80) });
        const queries = Array.from({ length: QUERIES_PER_ROUND }, () => ofWholeDays(choices));
        const ask = async (one: BusinessId): Promise<unknown> =>
          Promise.all(queries.map(async (query) => byDay(await tools.adapter.aggregate({ ...query, business: one }))));
        const before = [await ask(business), await ask(other)];
        await tools.adapter.sumUp?.(business, DAYS);
        expectSame([await ask(business), await ask(other)], before, `sums, seed ${seed}`);
      }
    },
    ['sumUp'],
  ),
  dataCase(
    'a late event of a day that is summed up is refused, and not counted twice; everything else is kept',
    async (tools) => {
      const business = tools.newBusiness();
      const at = Date.UTC(2026, 2, 28, 9);
      await tools.write(business, { facts: [sampleEvent({ id: 'early', at })] });
      await tools.adapter.sumUp?.(business, DAYS);
      const [sum] = await allFacts(tools, business);
      const facts = [
        sampleEvent({ id: 'new', at: UNTIL }),
        sampleEvent({ id: 'early', at }),
        sampleSale({ id: 'late', at }),
        sum as Fact,
        sampleEvent({ id: 'late', at: UNTIL - 1 }),
      ];
      const { newFacts, refusedFacts } = await tools.write(business, { facts });
      expectSame(newFacts, [true, false, true, false, false], 'which were new');
      expectSame(refusedFacts, [false, true, false, false, true], 'which were refused');
      expectSame((await allFacts(tools, business)).length, 3, 'facts kept');
      const { refusedFacts: none } = await tools.write(business, { facts: [sampleEvent({ id: 'newer', at: UNTIL })] });
      expectSame(none?.includes(true) ?? false, false, 'whether any was refused of later ones');
    },
    ['sumUp'],
  ),
  dataCase(
    'summing up again, or fewer days, changes nothing; going on from there does',
    async (tools) => {
      const business = tools.newBusiness();
      const times = [FROM, FROM + 1, UNTIL, UNTIL + 1];
      await tools.write(business, { facts: times.map((at) => sampleEvent({ id: String(at), at })) });
      const first = await tools.adapter.sumUp?.(business, DAYS);
      const facts = await allFacts(tools, business);
      for (const days of [DAYS, { ...DAYS, segments: DAYS.segments.slice(0, 1) }, { ...DAYS, segments: [] }]) {
        const again = await tools.adapter.sumUp?.(business, days);
        expectSame(again, { removed: 0, kept: 0, highWaterMark: first?.highWaterMark }, 'what was done again');
      }
      expectSame(await allFacts(tools, business), facts, 'facts');
      const next = { segments: segmentsOf({ from: UNTIL, to: UNTIL + DAY_MS }, ZONE), timezone: ZONE };
      const second = await tools.adapter.sumUp?.(business, next);
      expectSame([second?.removed, second?.kept], [2, 1], 'what was done for the next day');
      expectSame(second?.highWaterMark === first?.highWaterMark, false, 'whether the mark stayed');
      const sums = (await allFacts(tools, business)).map(({ at, ...fact }) => [at, (fact as EventFact).count]);
      expectSame(
        sums,
        [
          [FROM, 2],
          [UNTIL, 2],
        ],
        'the sums',
      );
    },
    ['sumUp'],
  ),
  dataCase(
    'a business without events can be closed up to a day',
    async (tools) => {
      const business = tools.newBusiness();
      const result = await tools.adapter.sumUp?.(business, DAYS);
      expectSame([result?.removed, result?.kept], [0, 0], 'what was done');
      const { refusedFacts } = await tools.write(business, { facts: [sampleEvent({ at: SAMPLE_AT })] });
      expectSame(refusedFacts, [true], 'which were refused');
    },
    ['sumUp'],
  ),
];

/** Of a day on which clocks change the parts are added up, as whoever asks does. */
function byDay(rows: readonly AggregateRow[]): unknown {
  const days = new Map<string, AggregateRow>();
  for (const row of rows) {
    const name = JSON.stringify([row.bucket, row.key]);
    const before = days.get(name)?.sums;
    const sums = Object.entries(row.sums).map(([sum, value]) => [sum, value + (before?.[sum] ?? 0)]);
    days.set(name, { ...row, segment: 0, sums: Object.fromEntries(sums) });
  }
  return comparableRows([...days.values()]);
}

/** Any question about events that cuts time at midnights of the zone alone. */
function ofWholeDays(choices: Choices): ReturnType<typeof randomSumsQuery> {
  for (;;) {
    const query = randomSumsQuery(choices);
    if (query.collection !== 'event') return query;
    const midnights = [FROM, FROM + DAY_MS, FROM + 2 * DAY_MS, UNTIL, UNTIL + DAY_MS];
    const [from, to] = [choices.below(3), 2 + choices.below(3)];
    if (from >= to) continue;
    const segments = segmentsOf({ from: midnights[from] as number, to: midnights[to] as number }, ZONE);
    return { ...query, segments, grain: choices.oneOf(['day', 'whole'] as const) };
  }
}
