// What an element takes from the page it gives back, and what it had it has again when it returns.
import { expect } from '@open-wc/testing';
import { Chart } from 'chart.js';
import { FakeSource } from '../../../../stories/fake-source.ts';
import '../live-dashboard.ts';
import { countHolds } from '../testing/holds.ts';
import { ground, inside, settle, stand, until, wordsOf } from '../testing/stage.ts';
import type { LiveDashboard } from './live-dashboard.ts';
import type { MetricCard } from './metric-card.ts';
import type { MetricChart } from './metric-chart.ts';

const valueOf = (card: Element): string => inside(card, '[part=value] .only-spoken').textContent ?? '';

async function drawnLine(place: Element, source: FakeSource): Promise<{ chart: MetricChart; drawing: Chart }> {
  const chart = await stand<MetricChart>(place, 'bizboost-metric-chart', { source });
  const drawing = await until(() => Chart.getChart(inside<HTMLCanvasElement>(chart, 'canvas')), 'the drawing');
  return { chart, drawing };
}

describe('an element that leaves', () => {
  it('before its code has come never begins to watch', async () => {
    const place = await ground();
    const source = new FakeSource();
    const element = document.createElement('live-dashboard');
    element.source = source;
    place.append(element);
    element.remove();
    await settle();
    await settle();
    expect(source.watchers).to.equal(0);
  });

  it('takes its chart with it, and draws anew when it returns (row 47)', async () => {
    const place = await ground({ width: 480 });
    const { chart, drawing } = await drawnLine(place, new FakeSource());
    const canvas = drawing.canvas;
    chart.remove();
    await settle();
    expect(Chart.getChart(canvas)).to.equal(undefined);
    expect(Object.values(Chart.instances)).not.to.include(drawing);

    place.append(chart);
    await until(() => Chart.getChart(inside<HTMLCanvasElement>(chart, 'canvas')), 'a new drawing');
  });

  it('gives back every listener, interval and observer of the page, its charts and open boxes too (row 48)', async () => {
    const place = await ground();
    const held = countHolds();
    try {
      const source = new FakeSource();
      const all: Element[] = [];
      for (let round = 0; round < 3; round += 1) all.push(await stand(place, 'live-dashboard', { source } as object));
      await until(() => source.watchers === 3, 'the watches');
      await until(() => Chart.getChart(inside<HTMLCanvasElement>(all[0] as Element, '#revenue', 'canvas')), 'a chart');
      inside(all[0] as Element, 'bizboost-period-picker', '.custom').click();
      await settle();
      expect(held.now()).to.be.greaterThan(3);
      for (const element of all) element.remove();
      await settle();
      expect(held.list()).to.deep.equal([]);
      expect(source.watchers).to.equal(0);
    } finally {
      held.release();
    }
  });

  it('shares what it hears of the page: ten cost no more intervals than one (row 48)', async () => {
    const place = await ground();
    const held = countHolds();
    try {
      await stand(place, 'bizboost-metric-card', { source: new FakeSource(), metric: 'revenue' } as object);
      await settle();
      const one = held.now();
      for (let more = 0; more < 9; more += 1)
        await stand(place, 'bizboost-metric-card', { source: new FakeSource(), metric: 'revenue' } as object);
      await settle();
      expect(held.now()).to.equal(one);
      place.replaceChildren();
      await settle();
    } finally {
      held.release();
    }
  });
});

describe('an element that is moved', () => {
  it('keeps its watch, its words and its chart (row 47)', async () => {
    const place = await ground({ width: 480 });
    const elsewhere = place.appendChild(document.createElement('section'));
    const source = new FakeSource();
    let watches = 0;
    const watch = source.watch.bind(source);
    source.watch = (...asked) => {
      watches += 1;
      return watch(...asked);
    };
    const { chart, drawing } = await drawnLine(place, source);

    elsewhere.append(chart);
    await settle();

    expect(watches).to.equal(1);
    expect(source.watchers).to.equal(1);
    expect(Chart.getChart(inside<HTMLCanvasElement>(chart, 'canvas'))).to.equal(drawing);
  });
});

describe('another source', () => {
  it('takes the place of the first, which is let go', async () => {
    const place = await ground();
    const [one, other] = [new FakeSource(), new FakeSource({ shop: 'empty' })];
    const card = await stand<MetricCard>(place, 'bizboost-metric-card', { source: one, metric: 'revenue' });
    await until(() => /[1-9]/.test(valueOf(card)), 'the busy shop');
    card.source = other;
    await until(() => one.watchers === 0 && other.watchers === 1, 'the change of hands');
    await until(() => !/[1-9]/.test(valueOf(card)), 'the empty shop');
    one.sell(99_999);
    await settle();
    expect(valueOf(card)).not.to.match(/[1-9]/);
  });

  it('that says nothing yet shows none of the numbers of the first', async () => {
    const place = await ground();
    const dashboard = await stand<LiveDashboard>(place, 'live-dashboard', { source: new FakeSource() });
    await until(() => /\d{3}/.test(wordsOf(dashboard)), 'numbers');
    dashboard.source = new FakeSource({ shop: 'silent', link: { link: 'connecting' } });
    await dashboard.updateComplete;
    await settle();
    const words = [...(dashboard.shadowRoot?.querySelectorAll('bizboost-metric-card') ?? [])].map(wordsOf).join(' ');
    expect(words).not.to.match(/[1-9]/);
  });

  it('withdrawn leaves a calm word, and no watch', async () => {
    const place = await ground();
    const source = new FakeSource();
    const card = await stand<MetricCard>(place, 'bizboost-metric-card', { source, metric: 'revenue' });
    await until(() => valueOf(card), 'the number');
    card.source = undefined;
    await until(() => wordsOf(card).includes('Not connected yet'), 'the word');
    expect(source.watchers).to.equal(0);
  });
});
