// Why a number moved: the parts add up, and it can be asked of every card where the page has the element for that.
import type { DriversAnswer } from '@bizboost/core/contract';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { driversAnswer } from '../../../../stories/fake-drivers.ts';
import { FakeSource } from '../../../../stories/fake-source.ts';
import { shopAnswer, STORY_NOW } from '../../../../stories/shop-data.ts';
import '../live-dashboard.ts';
import '../metric-card.ts';
import '../metric-drivers.ts';
import { ground, inside, stand, until, wordsOf } from '../testing/stage.ts';
import type { LiveDashboard } from './live-dashboard.ts';
import type { MetricCard } from './metric-card.ts';
import type { MetricDrivers } from './metric-drivers.ts';

const answer = driversAnswer(shopAnswer({ period: 'today', now: STORY_NOW }), 'revenue');
const standing = async (properties: Partial<MetricDrivers>): Promise<MetricDrivers> =>
  stand(await ground({ lang: 'en-GB' }), 'bizboost-metric-drivers', properties);
const rows = (why: Element): string[] =>
  [...(why.shadowRoot?.querySelectorAll('[part=driver]') ?? [])].map((row) => wordsOf(row));

/** An answer of one dimension with these changes. */
const changed = (changes: readonly number[], more: Partial<DriversAnswer> = {}): DriversAnswer => ({
  ...answer,
  change: changes.reduce((sum, one) => sum + one, 0),
  dimensions: [
    {
      by: 'product',
      drivers: changes.map((change, index) => ({
        ...{ key: `p${index}`, name: `Product ${index}`, value: change, previous: 0, change },
        ...{ is_new: true, is_gone: false },
      })),
    },
  ],
  ...more,
});

describe('<bizboost-metric-drivers>', () => {
  it('asks what moved its metric, and follows it', async () => {
    const source = new FakeSource();
    const why = await standing({ source });
    await until(() => rows(why).length > 0, 'the parts');
    expect(wordsOf(inside(why, '[part=heading]'))).to.equal('What moved Revenue');
    expect(wordsOf(inside(why, '[part=lead]'))).to.match(/^\+.+ now, .+ by this time yesterday$/);
    const before = wordsOf(inside(why, '[part=lead]'));
    source.sell(2_000);
    await until(() => wordsOf(inside(why, '[part=lead]')) !== before, 'another change');
  });

  it('shows no more than five parts of a dimension, which add up to the change', async () => {
    const why = await standing({ data: changed([100, -40, 30, 20, 10, 5, 1]) });
    expect(rows(why)).to.deep.equal(
      [
        'Product 0 +K100.00 New',
        'Product 1 −K40.00 New',
        'Product 2 +K30.00 New',
        'Product 3 +K20.00 New',
        '3 more +K16.00',
      ].map((row) => row.replaceAll('K', rows(why)[0]?.match(/\+(\D+)100/)?.[1] ?? 'K')),
    );
    expect(wordsOf(inside(why, '[part=sum]'))).to.contain('126.00');
  });

  it('tells the way and the size by word and length, not by colour alone', async () => {
    const why = await standing({ data: changed([100, -40]) });
    const bars = [...(why.shadowRoot?.querySelectorAll('.bar-part') ?? [])];
    expect(bars.map((bar) => [bar.getAttribute('x'), bar.getAttribute('width')])).to.deep.equal([
      ['50.0%', '50.0%'],
      ['30.0%', '20.0%'],
    ]);
    expect(rows(why)[1]).to.contain('−');
  });

  it('speaks of a rate in points', async () => {
    const why = await standing({
      data: changed([4.5, -0.3], { name: 'ctr', unit: 'percent', value: 7.28, previous: 3.08 }),
    });
    expect(wordsOf(inside(why, '[part=lead]'))).to.match(/^\+4\.2 points: 7\.28% now, 3\.08% by/);
  });

  it('calls less of a cost good', async () => {
    const why = await standing({ data: changed([-40], { name: 'refunds' }) });
    expect(inside(why, '[part=driver]').classList.contains('good')).to.equal(true);
  });

  it('says so where nothing moved, where nothing can be told, and where it cannot be taken apart', async () => {
    const says = async (more: Partial<DriversAnswer>): Promise<string> =>
      wordsOf(inside(await standing({ data: { ...answer, dimensions: [], ...more } }), '[part=panel]'));
    expect(await says({ change: 0 })).to.contain('Nothing moved');
    expect(await says({ change: null })).to.contain('nothing to hold it against yet');
    expect(await says({ change: 12 })).to.contain('cannot be told apart');
  });
});

describe('a card', () => {
  it('is asked why, and tells it in a box that gives focus back', async () => {
    const card = await stand<MetricCard>(await ground(), 'bizboost-metric-card', {
      source: new FakeSource(),
      metric: 'revenue',
    });
    const button = await until(() => inside<HTMLButtonElement>(card, '[part=why]'), 'the question');
    expect(button.getAttribute('aria-label')).to.equal('Why did Revenue move?');
    button.focus();
    button.click();
    const dialog = await until(() => {
      const found = inside<HTMLDialogElement>(card, '[part=why-dialog]');
      return found.open && found;
    }, 'the box');
    const why = inside(card, 'bizboost-metric-drivers');
    await until(() => rows(why).length > 0, 'the parts');
    await expect(dialog).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await until(() => card.shadowRoot?.querySelector('dialog') === null, 'the box to go');
    expect(card.shadowRoot?.activeElement).to.equal(button);
  });

  it('says so where what tells it cannot be fetched, and can be asked again', async () => {
    const card = await stand<MetricCard>(await ground(), 'bizboost-metric-card', {
      source: new FakeSource(),
      metric: 'revenue',
    });
    const button = await until(() => inside<HTMLButtonElement>(card, '[part=why]'), 'the question');
    const { get } = customElements;
    const place = Symbol.for('bizboost.fetch-element');
    customElements.get = (tag) => (tag === 'bizboost-metric-drivers' ? undefined : get.call(customElements, tag));
    Object.assign(globalThis, { [place]: async () => false });
    const errors: unknown[] = [];
    card.addEventListener('bizboost-error', (event) => errors.push(event.detail.code));
    try {
      card.requestUpdate();
      await card.updateComplete;
      button.click();
      await until(() => wordsOf(button).includes('try again'), 'the words');
      expect(errors).to.deep.equal(['unavailable']);
    } finally {
      customElements.get = get;
      Reflect.deleteProperty(globalThis, place);
    }
    card.requestUpdate();
    await card.updateComplete;
    button.click();
    await until(() => inside<HTMLDialogElement>(card, '[part=why-dialog]').open, 'the box');
    expect(wordsOf(button)).to.equal('Why?');
  });

  it('of a page that handed its number over has nobody to ask', async () => {
    const card = await stand<MetricCard>(await ground(), 'bizboost-metric-card', {
      data: { label: 'Orders', value: 3, unit: 'count' },
      metric: 'orders',
    });
    expect(card.shadowRoot?.querySelector('[part=why]')).to.equal(null);
  });

  it('of a dashboard asks about the period that is shown; campaigns that run are no metric', async () => {
    const source = new FakeSource();
    const dashboard = await stand<LiveDashboard>(await ground(), 'live-dashboard', { source, period: 'week' });
    const cards = await until(() => {
      const all = [...(dashboard.shadowRoot?.querySelectorAll('bizboost-metric-card') ?? [])];
      return all.some((card) => card.shadowRoot?.querySelector('[part=why]')) ? all : undefined;
    }, 'the cards');
    expect(cards.map((card) => card.shadowRoot?.querySelector('[part=why]') !== null)).to.deep.equal([
      true,
      true,
      false,
      true,
    ]);
    inside<HTMLButtonElement>(cards[0] as Element, '[part=why]').click();
    const why = await until(() => inside<MetricDrivers>(cards[0] as Element, 'bizboost-metric-drivers'), 'the box');
    expect([why.metric, why.period]).to.deep.equal(['revenue', 'week']);
    await until(() => source.watchers === 2, 'the dashboard and the box to watch');
  });
});
