// What a screen reader hears of a dashboard, in a time that a test holds.
import { BizBoostError } from '@bizboost/core/contract';
import { expect } from '@open-wc/testing';
import { FakeSource } from '../../../../stories/fake-source.ts';
import { STORY_NOW } from '../../../../stories/shop-data.ts';
import '../live-dashboard.ts';
import { holdTime, type PageTime } from '../testing/page-time.ts';
import { everyElement, ground, inside, settle, stand, until } from '../testing/stage.ts';
import type { LiveDashboard } from './live-dashboard.ts';

let time: PageTime;
beforeEach(() => {
  time = holdTime(STORY_NOW);
});
afterEach(() => {
  time.release();
});

interface Told {
  readonly dashboard: LiveDashboard;
  readonly source: FakeSource;
  /** What the status region has said, in order. */
  readonly said: readonly string[];
}

async function listened(properties: Partial<LiveDashboard> = {}, source = new FakeSource()): Promise<Told> {
  const place = await ground();
  const dashboard = await stand<LiveDashboard>(place, 'live-dashboard', { source, ...properties });
  await until(() => source.watchers === 1, 'the watch');
  await dashboard.updateComplete;
  const said: string[] = [];
  const region = inside(dashboard, '[role=status]');
  const observer = new MutationObserver(() => said.push(region.textContent ?? ''));
  observer.observe(region, { childList: true, characterData: true, subtree: true });
  return { dashboard, source, said };
}

/** A sale every three seconds for a minute. */
async function busyMinute(source: FakeSource): Promise<void> {
  for (let sale = 0; sale < 20; sale += 1) {
    source.sell(10);
    await time.pass(3_000);
  }
}

describe('a busy minute', () => {
  it('is told in two sentences by default (row 37)', async () => {
    const { source, said } = await listened();
    await busyMinute(source);
    expect(said).to.have.length(2);
    expect(said[0]).to.match(/^Revenue ZMW\s[\d,.]+, up [\d.]+%\. \d+ engagements\.$/);
  });

  it('is told at most each five seconds, whatever is wished (row 37)', async () => {
    const { source, said } = await listened({ announce: '1' });
    await busyMinute(source);
    expect(said.length).to.be.within(10, 12);
  });

  it('is told not at all where nobody wants to hear (row 37)', async () => {
    const { source, said } = await listened({ announce: 'off' });
    await busyMinute(source);
    expect(said).to.deep.equal([]);
  });

  it('is told not at all while the page is hidden (row 37)', async () => {
    const { source, said } = await listened();
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    try {
      await busyMinute(source);
      expect(said).to.deep.equal([]);
    } finally {
      Reflect.deleteProperty(document, 'visibilityState');
    }
  });
});

describe('the connection', () => {
  it('lost and found is told at once, once each (row 37) (state lost-link)', async () => {
    const { source, said } = await listened();
    const error = new BizBoostError('unavailable', 'gone');
    for (const attempt of [1, 2, 3, 4]) {
      source.become({ link: 'failed', error, attempt });
      await time.pass(1_000);
    }
    source.become({ link: 'live' });
    await time.pass(1_000);
    expect(said).to.deep.equal(['Live updates interrupted. Showing the last numbers.', 'Live updates are back.']);
  });
});

describe('a wait', () => {
  it('is told after a second, its end as well, and in words after ten (state first-load)', async () => {
    const silent = new FakeSource({ shop: 'silent', link: { link: 'connecting' } });
    const { dashboard, source, said } = await listened({}, silent);
    await time.pass(900);
    expect(said).to.deep.equal([]);
    await time.pass(1_200);
    expect(said).to.deep.equal(['Loading your numbers']);
    await time.pass(8_000);
    expect(inside(dashboard, '.slow').textContent).to.contain('Still loading');
    source.answerNow();
    await settle();
    expect(said).to.deep.equal(['Loading your numbers', 'Your numbers have loaded.']);
  });

  it('of a blink is not told', async () => {
    const silent = new FakeSource({ shop: 'silent', link: { link: 'connecting' } });
    const { source, said } = await listened({}, silent);
    await time.pass(300);
    source.answerNow();
    await time.pass(2_000);
    expect(said).to.deep.equal([]);
  });
});

it('has one place that speaks: numbers themselves are no live regions (row 37)', async () => {
  const { dashboard } = await listened();
  const speaking = everyElement(dashboard.shadowRoot as ShadowRoot).filter(
    (element) =>
      element.hasAttribute('aria-live') || ['status', 'log', 'timer'].includes(element.getAttribute('role') ?? ''),
  );
  expect(speaking).to.have.length(1);
});
