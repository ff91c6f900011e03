import { BizBoostError } from '@bizboost/core/contract';
import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { FakeSource, type FakeLink, type FakeOptions } from '../../../../stories/fake-source.ts';
import { STORY_NOW } from '../../../../stories/shop-data.ts';
import { holdTime, type PageTime } from '../testing/page-time.ts';
import { ground, inside, stand, until, wordsOf } from '../testing/stage.ts';
import '../campaign-table.ts';
import '../live-dashboard.ts';
import '../metric-card.ts';
import '../metric-chart.ts';
import '../metric-drivers.ts';
import '../metric-receipt.ts';

const TILES = [
  'bizboost-metric-card',
  'bizboost-metric-chart',
  'bizboost-campaign-table',
  'bizboost-metric-drivers',
  'bizboost-metric-receipt',
];
type Tile = LitElement & { source?: FakeSource; metric?: string };
const gone = new BizBoostError('unavailable', 'connect ECONNREFUSED 10.0.3.7:5432');

let time: PageTime;
beforeEach(() => {
  time = holdTime(STORY_NOW);
});
afterEach(() => time.release());

async function alone(tag: string, options: FakeOptions = {}): Promise<{ tile: LitElement; source: FakeSource }> {
  const source = new FakeSource(options);
  const tile = await stand<Tile>(await ground(), tag, { source, metric: 'revenue' });
  await until(() => inside(tile, '[part=badge]'), 'the badge');
  return { tile, source };
}
const badge = (tile: Element): string => wordsOf(inside(tile, '[part=badge]'));
const age = (tile: Element): string => wordsOf(inside(tile, '[part=age]'));

for (const tag of TILES)
  describe(`<${tag}>, alone in a page`, () => {
    it('says that its numbers are live, and how old they are, which ages by the clock', async () => {
      const { tile } = await alone(tag);
      await until(() => badge(tile) === 'Live', 'numbers');
      const before = age(tile);
      await time.pass(180_000);
      await tile.updateComplete;
      expect(before).to.match(/^updated /);
      expect(age(tile)).not.to.equal(before);
      expect(age(tile)).to.match(/^updated \d+ min/);
    });

    it('says as of when the last good ones are once the link is lost, and lets it be tried again', async () => {
      const { tile, source } = await alone(tag);
      await until(() => badge(tile) === 'Live', 'numbers');
      source.become({ link: 'failed', error: gone, attempt: 2 });
      await until(() => badge(tile) === 'Reconnecting, attempt 2', 'the loss');
      expect(age(tile)).to.match(/^as of /);
      inside<HTMLButtonElement>(tile, '[part=retry]').click();
      await until(() => badge(tile) === 'Live', 'the link');
      expect(source.reconnects).to.equal(1);
    });

    it('says so on one line, as far from the edge as all else', async () => {
      const { tile } = await alone(tag);
      await until(() => badge(tile) === 'Live', 'numbers');
      const [mark, old, panel] = ['[part=badge]', '[part=age]', '.panel'].map((selector) =>
        inside(tile, selector).getBoundingClientRect(),
      ) as [DOMRect, DOMRect, DOMRect];
      expect(old.left).to.be.greaterThan(mark.right);
      expect(Math.abs(old.top + old.bottom - mark.top - mark.bottom) / 2).to.be.below(4);
      expect(mark.left - panel.left).to.be.within(16, 24);
      expect(panel.bottom - mark.bottom).to.be.within(10, 28);
    });

    const marks: readonly (readonly [string, FakeLink])[] = [
      ['Delayed', { link: 'live', error: gone }],
      ['Offline', { link: 'offline' }],
      ['Up to date', { link: 'polling' }],
      ['Updates stopped', { link: 'failed', error: new BizBoostError('not_found', 'no such business') }],
    ];
    for (const [words, link] of marks)
      it(`says “${words}” of a link that is so`, async () => {
        const { tile } = await alone(tag, { link });
        await until(() => badge(tile) === words, words);
        expect(age(tile)).to.match(/^(as of|updated) /);
      });

    it('says that they are incomplete', async () => {
      const { tile } = await alone(tag, { shop: 'vast' });
      await until(() => badge(tile) === 'Incomplete', 'the mark');
    });
  });

describe('tiles of a dashboard', () => {
  it('leave it to the dashboard to say how fresh all of them are', async () => {
    const dashboard = await stand<Tile>(await ground(), 'live-dashboard', { source: new FakeSource() });
    await until(() => badge(dashboard) === 'Live', 'numbers');
    const tiles = [...(dashboard.shadowRoot?.querySelectorAll('.cards > *, .panels > *') ?? [])];
    expect(tiles.length).to.equal(8);
    expect(tiles.filter((tile) => tile.shadowRoot?.querySelector('[part=badge], [part=as-of]')).length).to.equal(0);
  });
});
