// The script tag of a page without a build, from its sources: what it finds, when, and what it leaves alone.
import { expect } from '@open-wc/testing';
import { FakeSource } from '../../../../stories/fake-source.ts';
import { discover, stop } from './elements.ts';
import type { LiveDashboard } from '../live/live-dashboard.ts';
import { describedElements } from '../testing/manifest.ts';
import { ground, inside, settle, until } from '../testing/stage.ts';

const isDefined = (tag: string): boolean => customElements.get(tag) !== undefined;

describe('the script of a page without a build', () => {
  it('fetches nothing for a page that uses nothing', async () => {
    await settle();
    expect(isDefined('bizboost-period-picker')).to.equal(false);
    expect(isDefined('live-dashboard')).to.equal(false);
  });

  it('finds a tag that comes later, and only its code (row 17)', async () => {
    const place = await ground();
    const told = new Promise<unknown>((resolve) => {
      document.addEventListener('bizboost-discovered', (event) => resolve((event as CustomEvent).detail), {
        once: true,
      });
    });
    place.innerHTML = '<section><bizboost-period-picker period="week"></bizboost-period-picker></section>';
    expect(await told).to.deep.equal({ tags: ['bizboost-period-picker'] });
    const picker = place.querySelector('bizboost-period-picker') as Element;
    await until(() => inside<HTMLInputElement>(picker, 'input[value=week]').checked, 'the picker');
    expect(isDefined('live-dashboard')).to.equal(false);
  });

  it('leaves tags in somebody else’s shadow root alone until told of it (row 17)', async () => {
    const place = await ground();
    const root = place.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    root.innerHTML = '<bizboost-metric-card metric="revenue"></bizboost-metric-card>';
    await settle();
    expect(isDefined('bizboost-metric-card')).to.equal(false);
    await discover(root);
    expect(isDefined('bizboost-metric-card')).to.equal(true);
    await until(() => inside(root.firstElementChild as Element, '[part=card]'), 'the card');
  });

  it('keeps what a page set on the tag before its code came (row 2)', async () => {
    const place = await ground();
    const dashboard = document.createElement('live-dashboard') as LiveDashboard;
    expect(isDefined('live-dashboard')).to.equal(false);
    dashboard.source = new FakeSource();
    dashboard.period = 'month';
    place.append(dashboard);
    await until(() => inside(dashboard, 'bizboost-metric-card', '[part=value]'), 'its numbers');
    expect(inside(dashboard, '[part=period]').textContent).to.contain('March 2026');
  });

  it('looks no more once stopped, but still does what it is told (row 17)', async () => {
    stop();
    const place = await ground();
    place.innerHTML = '<bizboost-campaign-table></bizboost-campaign-table>';
    await settle();
    const table = place.firstElementChild as Element;
    // The dashboard of the test before brought the class along; a name of its own is what shows.
    expect(table.matches(':defined')).to.equal(isDefined('bizboost-campaign-table'));
    await discover(table);
    expect(table.matches(':defined')).to.equal(true);
  });

  it('knows every tag there is (row 17)', async () => {
    const place = await ground();
    for (const { tagName } of await describedElements()) {
      const made = place.appendChild(document.createElement(tagName));
      await discover(made);
      expect(made.matches(':defined'), tagName).to.equal(true);
    }
  });
});
