// What an element takes from the page it gives back, and what it had it has again when it returns.
import { expect } from '@open-wc/testing';
import { Chart } from 'chart.js';
import type { LitElement } from 'lit';
import { FakeSource } from '../../../../stories/fake-source.ts';
import '../live-dashboard.ts';
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
  for (const tag of ['live-dashboard', 'bizboost-metric-card', 'bizboost-metric-chart', 'bizboost-campaign-table']) {
    it(`lets go of its source, and watches again when it returns: <${tag}>`, async () => {
      const place = await ground();
      const source = new FakeSource();
      const element = await stand(place, tag, { source, metric: 'revenue' } as Partial<LitElement>);
      await until(() => source.watchers === 1, 'the watch');
      element.remove();
      await settle();
      expect(source.watchers).to.equal(0);

      source.sell(1_234);
      const before = wordsOf(element);
      place.append(element);
      await until(() => source.watchers === 1 && wordsOf(element) !== before, 'what happened meanwhile');
      element.remove();
      await settle();
      expect(source.watchers).to.equal(0);
    });
  }

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

  it('takes its chart with it, and draws anew when it returns', async () => {
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

  it('gives back every listener, interval and observer of the page', async () => {
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

  it('shares what it hears of the page: ten cost no more intervals than one', async () => {
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
  it('keeps its watch, its words and its chart', async () => {
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

/** Counts what is held of the page from now on: listeners on document and window, intervals, observers at work. */
function countHolds(): { now(): number; list(): readonly string[]; release(): void } {
  const held = new Map<string, number>();
  const add = (what: string, by: number): void => void held.set(what, (held.get(what) ?? 0) + by);
  const undo: (() => void)[] = [];
  for (const [name, target] of [
    ['document', document],
    ['window', window],
  ] as const) {
    const { addEventListener, removeEventListener } = target;
    const heard = new Set<string>();
    const keyOf = (type: string, listener: unknown): string => `${type} ${identityOf(listener)}`;
    target.addEventListener = (...args: Parameters<typeof addEventListener>) => {
      if (!heard.has(keyOf(args[0], args[1]))) add(`${name} ${args[0]}`, 1);
      heard.add(keyOf(args[0], args[1]));
      return addEventListener.apply(target, args);
    };
    target.removeEventListener = (...args: Parameters<typeof removeEventListener>) => {
      if (heard.delete(keyOf(args[0], args[1]))) add(`${name} ${args[0]}`, -1);
      return removeEventListener.apply(target, args);
    };
    undo.push(() => {
      Reflect.deleteProperty(target, 'addEventListener');
      Reflect.deleteProperty(target, 'removeEventListener');
    });
  }
  const { setInterval, clearInterval } = window;
  const intervals = new Set<unknown>();
  Object.assign(window, {
    setInterval: (...args: Parameters<typeof setInterval>) => {
      const id = setInterval(...args);
      intervals.add(id);
      return id;
    },
    clearInterval: (id: number) => {
      intervals.delete(id);
      clearInterval(id);
    },
  });
  undo.push(() => Object.assign(window, { setInterval, clearInterval }));
  for (const kind of [MutationObserver, ResizeObserver, IntersectionObserver]) {
    const { observe, disconnect } = kind.prototype as ResizeObserver;
    const working = new WeakSet<object>();
    Object.assign(kind.prototype, {
      observe(this: ResizeObserver, ...args: Parameters<typeof observe>) {
        if (!working.has(this)) add(kind.name, 1);
        working.add(this);
        return observe.apply(this, args);
      },
      disconnect(this: ResizeObserver) {
        if (working.delete(this)) add(kind.name, -1);
        return disconnect.call(this);
      },
    });
    undo.push(() => Object.assign(kind.prototype, { observe, disconnect }));
  }
  const list = (): string[] => [
    ...[...held].filter(([, count]) => count !== 0).map(([what, count]) => `${what} ${count}`),
    ...[...intervals].map(() => 'interval'),
  ];
  return { now: () => list().length, list, release: () => undo.forEach((one) => one()) };
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

function identityOf(listener: unknown): number {
  const known = identities.get(listener as object) ?? (lastIdentity += 1);
  identities.set(listener as object, known);
  return known;
}
