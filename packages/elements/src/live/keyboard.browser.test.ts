// The whole dashboard by keyboard alone, in each engine.
import { expect } from '@open-wc/testing';
import { FakeSource } from '../../../../stories/fake-source.ts';
import '../live-dashboard.ts';
import type { LiveDashboard } from '../live-dashboard.ts';
import { ground, inside, settle, stand, until } from '../testing/stage.ts';
import { tabThrough } from '../testing/tab-through.ts';

describe('by Tab alone', () => {
  it('every chart, card, campaign and choice of a dashboard is reached, each part list at one stop (row 36)', async () => {
    const place = await ground();
    const source = new FakeSource();
    let dashboard: LiveDashboard | undefined;

    const stops = await tabThrough(place, async () => {
      dashboard = await stand<LiveDashboard>(place, 'live-dashboard', { source });
      await until(() => inside(dashboard!, '.cards').ariaBusy === 'false', 'the numbers');
      await settle();
    });

    const stopsIn = (selector: string): readonly string[] =>
      stops
        .filter((path) => path.some((element) => element.matches(selector)))
        .map(([element]) => element?.getAttribute('role') ?? element?.getAttribute('part') ?? element?.className ?? '');
    expect(stopsIn('#revenue')).to.deep.equal(['toggle', 'slider']);
    expect(stopsIn('#channels')).to.deep.equal(['toggle', 'link part-name']);
    expect(stopsIn('#products')).to.deep.equal(['toggle', 'link part-name']);
    expect(stopsIn('bizboost-metric-card')).to.deep.equal(['action', 'action', 'action', 'action']);
    expect(stopsIn('#campaigns').filter((part) => part === 'action')).to.have.length(5);
    expect(stopsIn('bizboost-period-picker').length).to.be.greaterThan(1);
    // In the order in which they are read.
    const charts = stops.flatMap((path) => path.filter((element) => element.matches('bizboost-metric-chart')));
    expect([...new Set(charts.map(({ id }) => id))]).to.deep.equal(['revenue', 'channels', 'products']);
  });

  it('charts that stand alone are reached, whatever kind they are', async () => {
    const place = await ground({ width: 480 });
    const source = new FakeSource();
    const kinds = [{ type: 'line' }, { type: 'bar', by: 'channel' }, { type: 'doughnut', by: 'channel' }];

    const stops = await tabThrough(place, async () => {
      for (const kind of kinds) {
        const chart = await stand(place, 'bizboost-metric-chart', { source, metric: 'revenue', ...kind } as object);
        await until(() => inside(chart, '[part=toggle]'), `a ${kind.type}`);
      }
      await settle();
    });

    const reached = stops.map((path) => (path.at(-1) as Element & { type?: string }).type);
    expect(reached).to.deep.equal(['line', 'line', 'bar', 'bar', 'doughnut', 'doughnut']);
  });
});
