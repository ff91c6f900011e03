import type { Broadcaster, Change } from '../broadcast/broadcaster.ts';
import { hasChangedSince } from '../cache/freshness.ts';
import type { BusinessId } from '../kernel/ids.ts';
import { broadcasterCase, listen, type BroadcasterCase } from './broadcaster-case.ts';
import { expectSame } from './data-expect.ts';

export type { BroadcasterCase, MakeBroadcasters } from './broadcaster-case.ts';

/**
 * What every `Broadcaster` must do, as data:
 *
 * ```ts
 * for (const { name, run } of broadcasterCases)
 *   test(name, async ({ skip }) => {
 *     const { skipped } = await run((count) => Array.from({ length: count }, connect));
 *     if (skipped) skip(skipped);
 *   });
 * ```
 */
export const broadcasterCases: readonly BroadcasterCase[] = [
  broadcasterCase(
    'a change is heard with its business, number, tags, origin, note and high-water mark',
    async ({ broadcaster, newBusiness }) => {
      const business = newBusiness();
      const ear = await listen(broadcaster, business);
      const note = { metricType: 'visitors_now', data: { count: 3, by: ['web'] } };
      const published = await broadcaster.publish(business, ['sales', 'campaign:42'], {
        note,
        origin: 'engine-1',
        highWaterMark: '17',
      });
      const expected = {
        business,
        sequence: published.sequence,
        tags: ['sales', 'campaign:42'],
        origin: 'engine-1',
        note,
        highWaterMark: '17',
      };
      expectSame(await ear.hears('campaign:42'), expected, 'what was heard');
      expectSame(published, expected, 'what publish returned');
    },
  ),
  broadcasterCase(
    'numbers grow with each change of a business, and changes are heard in their order',
    async ({ broadcaster, newBusiness }) => {
      const business = newBusiness();
      const ear = await listen(broadcaster, business);
      const published = await Promise.all(
        Array.from({ length: 20 }, (_, index) => broadcaster.publish(business, [`t${index}`])),
      );
      const last = maxOf(published);
      await ear.hears(last.tags[0] ?? '');
      const numbers = ear.heard.map(({ sequence }) => sequence);
      expectSame(
        numbers,
        [...new Set(numbers)].sort((a, b) => a - b),
        'the numbers as they were heard',
      );
      expectSame(ear.heard.length, 20, 'how many were heard');
    },
  ),
  broadcasterCase('what a business publishes no other hears, nor counts', async ({ broadcaster, newBusiness }) => {
    const [mine, theirs] = [newBusiness(), newBusiness()];
    const ear = await listen(broadcaster, mine);
    await broadcaster.publish(theirs, ['sales']);
    await broadcaster.publish(mine, ['own']);
    await ear.hears('own');
    expectSame(
      ear.heard.map(({ tags }) => tags),
      [['own']],
      'what was heard',
    );
    await expectKnown(broadcaster, mine, (change) => change.tags.includes('own'), ear.heard);
    expectSame((await broadcaster.current(mine)).byTag.has('sales'), false, "another's tag is known");
  }),
  broadcasterCase(
    'the current numbers are at least those of every change that was published before',
    async ({ broadcaster, newBusiness }) => {
      const business = newBusiness();
      const first = await broadcaster.publish(business, ['sales', 'events']);
      const second = await broadcaster.publish(business, ['sales']);
      const current = await broadcaster.current(business);
      expectSame(current.last >= second.sequence, true, '`last` has reached the newest');
      expectSame(hasChangedSince(first.sequence, ['sales'], current), true, 'sales have changed since the first');
      expectSame(hasChangedSince(first.sequence, ['events'], current), false, 'events have changed since the first');
      expectSame(
        hasChangedSince(second.sequence, ['sales', 'events'], current),
        false,
        'anything has changed since the second',
      );
      expectSame(
        hasChangedSince(first.sequence - 1, ['sales', 'events'], current),
        true,
        'something has changed since before',
      );
    },
  ),
  broadcasterCase(
    'of a business nobody has spoken of nothing has changed since now, and all may have since long ago',
    async ({ broadcaster, newBusiness }) => {
      const current = await broadcaster.current(newBusiness());
      expectSame(hasChangedSince(current.last, ['sales'], current), false, 'changed since now');
      expectSame(hasChangedSince(-1, ['sales'], current), current.last > -1, 'changed since long ago');
    },
  ),
  broadcasterCase(
    'who has unsubscribed hears nothing more, the others do, and twice does no harm',
    async ({ broadcaster, newBusiness }) => {
      const business = newBusiness();
      const [gone, staying] = [await listen(broadcaster, business), await listen(broadcaster, business)];
      await broadcaster.publish(business, ['first']);
      await Promise.all([gone.hears('first'), staying.hears('first')]);
      gone.stop();
      gone.stop();
      await broadcaster.publish(business, ['second']);
      await staying.hears('second');
      expectSame(gone.heard.length, 1, 'what was heard by who went');
      expectSame(staying.heard.length, 2, 'what was heard by who stayed');
    },
  ),
  broadcasterCase('one listener that throws keeps no other from hearing', async ({ broadcaster, newBusiness }) => {
    const business = newBusiness();
    await broadcaster.subscribe(business, () => {
      throw new Error('a listener that throws, on purpose');
    });
    const ear = await listen(broadcaster, business);
    await broadcaster.publish(business, ['sales']);
    await ear.hears('sales');
  }),
  broadcasterCase('a change without tags is heard all the same', async ({ broadcaster, newBusiness }) => {
    const business = newBusiness();
    const ear = await listen(broadcaster, business);
    await broadcaster.publish(business, [], { note: { metricType: 'm', data: null } });
    await broadcaster.publish(business, ['end']);
    await ear.hears('end');
    expectSame(
      ear.heard.map(({ note }) => note?.metricType),
      ['m', undefined],
      'the notes',
    );
  }),
  broadcasterCase(
    'a change is heard in another process, under the same number',
    async ({ broadcaster, other, newBusiness }) => {
      const business = newBusiness();
      const ear = await listen(other, business);
      const { sequence } = await broadcaster.publish(business, ['sales']);
      expectSame((await ear.hears('sales')).sequence, sequence, 'its number there');
      const answer = await other.publish(business, ['events']);
      expectSame(answer.sequence > sequence, true, 'the next number, given there, is larger');
      expectSame(hasChangedSince(sequence, ['events'], await broadcaster.current(business)), true, 'it is known here');
    },
    2,
  ),
  broadcasterCase(
    'when publish resolves, every earlier change has been heard by who listens here, whoever told it',
    async ({ broadcaster, other, newBusiness }) => {
      const business = newBusiness();
      const ear = await listen(broadcaster, business);
      for (let round = 0; round < 20; round++) {
        const theirs = await Promise.all([0, 1, 2].map((i) => other.publish(business, [`theirs-${round}-${i}`])));
        await broadcaster.publish(business, ['mine']);
        const heard = new Set(ear.heard.map(({ sequence }) => sequence));
        expectSame(
          theirs.filter(({ sequence }) => !heard.has(sequence)),
          [],
          'what was told before and not heard',
        );
      }
    },
    2,
  ),
];

function maxOf(changes: readonly Change[]): Change {
  return changes.reduce((a, b) => (a.sequence > b.sequence ? a : b));
}

/** The current numbers know each change that was heard and is meant. */
async function expectKnown(
  broadcaster: Broadcaster,
  business: BusinessId,
  isMeant: (change: Change) => boolean,
  heard: readonly Change[],
): Promise<void> {
  const { byTag } = await broadcaster.current(business);
  for (const change of heard.filter(isMeant))
    for (const tag of change.tags) expectSame((byTag.get(tag) ?? -1) >= change.sequence, true, `the number of ${tag}`);
}
