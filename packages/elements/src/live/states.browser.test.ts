// Every element in every state, in both themes: what it says, which states CSS can match, and that axe finds nothing.
import { BizBoostError } from '@bizboost/core/contract';
import { expect } from '@open-wc/testing';
import type { LitElement } from 'lit';
import { FakeSource, type FakeOptions } from '../../../../stories/fake-source.ts';
import { asking } from '../testing/every-element.ts';
import { ground, inside, settle, stand, until, wordsOf } from '../testing/stage.ts';

const SOURCED = asking.map(({ tagName }) => tagName);
const STATES = ['loading', 'live', 'stale', 'partial', 'error', 'denied', 'offline'];
const gone = new BizBoostError('unavailable', 'connect ECONNREFUSED 10.0.3.7:5432');

interface Expected {
  readonly shop: FakeOptions;
  /** What CSS can match then, and nothing else. */
  readonly states: readonly string[];
  /** What every element says then. */
  readonly says?: RegExp;
  /** What the dashboard's badge says. */
  readonly badge?: string;
}

const WORLD: Readonly<Record<string, Expected>> = {
  live: { shop: {}, states: ['live'], badge: 'Live' },
  empty: { shop: { shop: 'empty' }, states: ['live'], says: /No |Nothing|0/ },
  'without some sums': {
    shop: { shop: 'vast' },
    states: ['partial'],
    says: /Some sums are too large to show/,
    badge: 'Incomplete',
  },
  polling: { shop: { link: { link: 'polling' } }, states: [], badge: 'Up to date' },
  'first load': { shop: { shop: 'silent', link: { link: 'connecting' } }, states: ['loading'], badge: 'Connecting' },
  'error without data': {
    shop: { shop: 'silent', link: { link: 'failed', error: gone, attempt: 2 } },
    states: ['error'],
    says: /could not be loaded/,
    badge: 'Reconnecting, attempt 2',
  },
  'error with data': {
    shop: { link: { link: 'failed', error: gone, attempt: 3 } },
    states: ['stale'],
    badge: 'Reconnecting, attempt 3',
  },
  'nothing to retry': {
    shop: { link: { link: 'failed', error: new BizBoostError('not_found', 'no such business') } },
    states: ['stale'],
    badge: 'Updates stopped',
  },
  delayed: { shop: { link: { link: 'live', error: gone } }, states: ['stale'], badge: 'Delayed' },
  offline: { shop: { link: { link: 'offline' } }, states: ['offline', 'stale'], badge: 'Offline' },
  'offline from the start': {
    shop: { shop: 'silent', link: { link: 'offline' } },
    states: ['offline'],
    says: /You are offline/,
  },
  paused: { shop: { link: { link: 'paused' } }, states: [], badge: 'Paused' },
  denied: {
    shop: { link: { link: 'denied', error: new BizBoostError('forbidden', 'not yours') } },
    states: ['denied'],
    says: /You do not have access/,
  },
  'session ended': {
    shop: { link: { link: 'denied', error: new BizBoostError('unauthenticated', 'token expired') } },
    states: ['denied'],
    says: /Your session has ended/,
  },
};

/** One of each element with a source, in one place. */
async function standAll(place: HTMLElement, shop: FakeOptions, tags = SOURCED): Promise<readonly LitElement[]> {
  const source = new FakeSource(shop);
  const all = await Promise.all(tags.map((tag) => stand(place, tag, { source, metric: 'revenue' } as object)));
  await until(() => source.watchers === all.length, 'all to watch');
  await Promise.all(all.map((element) => element.updateComplete));
  await settle();
  return all;
}

const statesOf = (element: Element): string[] => STATES.filter((state) => element.matches(`:state(${state})`));

for (const [name, { shop, states, says, badge }] of Object.entries(WORLD)) {
  describe(`when it is ${name}`, () => {
    it('looks and says so, and is accessible (rows 10, 40)', async () => {
      const place = await ground();
      const all = await standAll(place, shop);
      for (const element of all) {
        expect(statesOf(element).sort(), element.localName).to.deep.equal([...states].sort());
        if (says !== undefined) expect(wordsOf(element), element.localName).to.match(says);
        expect(wordsOf(element), 'the server’s own words').not.to.contain('10.0.3.7');
        expect(wordsOf(element)).not.to.match(/NaN|undefined|null|Infinity|\[object/);
      }
      const board = all.find(({ localName }) => localName === 'live-dashboard') as Element;
      if (badge !== undefined) expect(inside(board, '[part=badge]').textContent?.trim()).to.equal(badge);
      await expect(place).to.be.accessible();
    });

    // These have all the pieces in them, and their colours.
    it('is accessible in the dark (row 40)', async () => {
      const place = await ground({ scheme: 'dark' });
      await standAll(place, shop, ['live-dashboard', 'content-suggestions', 'post-composer']);
      await expect(place).to.be.accessible();
    });
  });
}

describe('not configured', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`says so after a second, and is accessible, ${scheme} (row 40) (state unconfigured)`, async () => {
      const place = await ground({ scheme });
      const all = await Promise.all(SOURCED.map((tag) => stand(place, tag, { metric: 'revenue' } as object)));
      for (const element of all) {
        expect(wordsOf(element), 'at once').not.to.contain('Not connected');
        expect(statesOf(element)).to.deep.equal(['loading']);
      }
      await until(() => all.every((element) => wordsOf(element).includes('Not connected yet')), 'the words');
      for (const element of all) expect(statesOf(element)).to.deep.equal([]);
      await expect(place).to.be.accessible();
    });
  }
});

describe('a period picker', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`is accessible closed and open, ${scheme} (row 40)`, async () => {
      const place = await ground({ scheme });
      const picker = await stand(place, 'bizboost-period-picker', { period: '2026-03-01..2026-03-14' } as object);
      await expect(place).to.be.accessible();
      inside(picker, '.custom').click();
      await picker.updateComplete;
      await expect(place).to.be.accessible();
    });
  }
});

describe('a chart', () => {
  for (const kind of ['line', 'bar', 'doughnut']) {
    it(`is accessible as a ${kind}, and as a table (row 40)`, async () => {
      const place = await ground({ width: 480 });
      const by = kind === 'line' ? '' : 'channel';
      const source = new FakeSource();
      const chart = await stand(place, 'bizboost-metric-chart', { source, type: kind, by } as object);
      await until(() => inside(chart, '[part=toggle]'), 'the chart');
      await expect(place).to.be.accessible();
      inside(chart, '[part=toggle]').click();
      await chart.updateComplete;
      await expect(place).to.be.accessible();
    });
  }
});
