import { expect } from '@open-wc/testing';
import { FakeSource } from '../../../../stories/fake-source.ts';
import { LiveDashboard } from '../live-dashboard.class.ts';
import type { LiveDashboard as LiveDashboardType } from '../live-dashboard.class.ts';
import { MetricCard } from '../metric-card.class.ts';
import { ground, inside, listening, settle, stand, until } from '../testing/stage.ts';
import { defineElement } from './define.ts';

const TAGS = [
  'live-dashboard',
  'bizboost-metric-card',
  'bizboost-metric-chart',
  'bizboost-campaign-table',
  'bizboost-period-picker',
];

// In this order: the first tests need a page that nothing was defined in.
describe('importing a class', () => {
  it('defines nothing (row 12)', () => {
    expect(TAGS.filter((tag) => customElements.get(tag) !== undefined)).to.deep.equal([]);
    expect(typeof LiveDashboard).to.equal('function');
  });
});

describe('defining', () => {
  it('a dashboard defines what stands in it', () => {
    defineElement('live-dashboard', LiveDashboard);
    expect(TAGS.filter((tag) => customElements.get(tag) === undefined)).to.deep.equal([]);
  });

  it('the same version again is silent, and the first stays (row 13)', async () => {
    const heard = await listening(async () => {
      defineElement('live-dashboard', LiveDashboard);
      defineElement('bizboost-metric-card', class extends MetricCard {});
      await import('../live-dashboard.ts');
    });
    expect(heard).to.deep.equal({ warnings: [], errors: [], thrown: [] });
    expect(customElements.get('bizboost-metric-card')).to.equal(MetricCard);
  });

  it('another version warns once, and the page goes on with the first (row 13)', async () => {
    const heard = await listening(async () => {
      for (let time = 0; time < 3; time += 1)
        defineElement(
          'bizboost-metric-card',
          class extends MetricCard {
            static override readonly version: string = '9.9.9';
          },
        );
    });
    expect(heard.warnings).to.have.length(1);
    expect(heard.warnings[0]).to.contain('9.9.9');
    const data = { label: 'Still here', value: 7, unit: 'count' } as const;
    const card = await stand<MetricCard>(await ground(), 'bizboost-metric-card', { data });
    expect(inside(card, '[part=value]').textContent).to.contain('7');
  });

  it('somebody else’s element of that name warns, and is left alone', async () => {
    class Theirs extends HTMLElement {}
    customElements.define('their-card', Theirs);
    const heard = await listening(async () => defineElement('their-card', MetricCard));
    expect(heard.warnings).to.have.length(1);
    expect(customElements.get('their-card')).to.equal(Theirs);
  });

  it('under a second name works beside the first', async () => {
    defineElement('our-dashboard', LiveDashboard);
    const source = new FakeSource();
    const dashboard = await stand<LiveDashboardType>(await ground(), 'our-dashboard', { source });
    await until(() => inside(dashboard, 'bizboost-metric-card', '[part=value]'), 'its numbers');
  });
});

describe('a registry of one’s own', () => {
  const scoped = scopedRegistry();

  it('holds a dashboard and its pieces, apart from the page’s', async function () {
    if (scoped === undefined) return this.skip(); // this engine has none
    class Ours extends LiveDashboard {}
    class OurCard extends MetricCard {}
    Object.defineProperty(Ours, 'dependencies', {
      value: { ...LiveDashboard.dependencies, 'bizboost-metric-card': OurCard },
    });
    defineElement('scoped-dashboard', Ours, scoped);
    expect(customElements.get('scoped-dashboard')).to.equal(undefined);
    expect(scoped.get('bizboost-metric-card')).to.equal(OurCard);

    const place = await ground();
    const host = place.appendChild(document.createElement('div'));
    const root = host.attachShadow({ mode: 'open', customElementRegistry: scoped } as ShadowRootInit);
    const source = new FakeSource();
    root.innerHTML = '<scoped-dashboard></scoped-dashboard>';
    const dashboard = root.firstElementChild as LiveDashboardType;
    dashboard.source = source;
    await until(() => inside(dashboard, 'bizboost-metric-card', '[part=value]'), 'its numbers');
    const card = inside(dashboard, 'bizboost-metric-card');
    expect(card).to.be.instanceOf(OurCard);
    const before = inside(card, '[part=value]').textContent;
    source.sell(900);
    await settle();
    expect(inside(card, '[part=value]').textContent).not.to.equal(before);
  });
});

/** A registry apart from the page's, where the engine has them for shadow roots too. */
function scopedRegistry(): CustomElementRegistry | undefined {
  try {
    const registry = new CustomElementRegistry();
    const root = document
      .createElement('div')
      .attachShadow({ mode: 'open', customElementRegistry: registry } as ShadowRootInit);
    return (root as { customElementRegistry?: unknown }).customElementRegistry === registry ? registry : undefined;
  } catch {
    return undefined;
  }
}
