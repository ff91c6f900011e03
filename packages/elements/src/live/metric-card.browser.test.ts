import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { BizBoostError } from '@bizboost/core/contract';
import { FakeSource, metricAnswer } from '../../../../stories/fake-source.ts';
import { shopAnswer, STORY_NOW } from '../../../../stories/shop-data.ts';
import '../metric-card.ts';
import type { MetricCard } from '../metric-card.ts';
import type { CardModel } from '../parts/card/card-model.ts';
import { allInside, inside, wordsOf } from '../testing/in-page.ts';
import { until } from '../testing/stage.ts';

const orders: CardModel = { label: 'Orders', value: 42, unit: 'count' };
const cardOf = async (data: unknown): Promise<MetricCard> =>
  fixture(html`<bizboost-metric-card lang="en-GB" .data=${data}></bizboost-metric-card>`);
const value = (card: Element): string => wordsOf(inside(card, '.value'));

describe('<bizboost-metric-card>', () => {
  it('asks for its metric, and follows it', async () => {
    const shop = new FakeSource();
    const card = await fixture<MetricCard>(
      html`<bizboost-metric-card lang="en-GB" metric="revenue" .source=${shop}></bizboost-metric-card>`,
    );
    expect(wordsOf(inside(card, '.label'))).to.equal('Revenue');
    await until(() => value(card).includes('5,443.51'), 'the number');
    expect(wordsOf(inside(card, '.note'))).to.match(/by this time yesterday$/);
    expect(inside(card, '.spark path').getAttribute('d')).to.match(/^M/);

    shop.sell(250);
    await until(() => value(card).includes('5,693.51'), 'the new number');

    card.metric = 'average_order_value';
    await until(() => wordsOf(inside(card, '.label')) === 'Average order value', 'the other metric');
    await until(() => shop.watchers === 1, 'one question instead of two');
  });

  it('shows a model, or an answer, without asking anybody', async () => {
    expect(value(await cardOf(orders))).to.contain('42');
    expect(value(await cardOf(metricAnswer(shopAnswer({ period: 'today', now: STORY_NOW }), 'revenue')))).to.contain(
      '5,443.51',
    );
  });

  it('gives the exact value to those who cannot see it, and to all who ask', async () => {
    const card = await cardOf({ ...orders, value: 5_761_931.38, unit: 'money', currency: 'GBP' });
    expect(wordsOf(inside(card, '.value > [aria-hidden]'))).to.match(/^£5\.76m$/i);
    expect(wordsOf(inside(card, '.only-spoken'))).to.equal('£5,761,931.38');
    expect(inside(card, '.value').title).to.equal('£5,761,931.38');
  });

  it('shows a dash for no data', async () => {
    const card = await cardOf({ ...orders, value: null });
    expect(value(card)).to.equal('– no data'.replace(' ', ''));
  });

  it('says in words and shape, not in colour alone, where a number goes', async () => {
    const comparison = { previous: 40, period: 'week' } as const;
    const up = await cardOf({ ...orders, comparison: { ...comparison, trend: 5 } });
    const down = await cardOf({ ...orders, comparison: { ...comparison, trend: -5 } });
    const first = await cardOf({ ...orders, comparison: { trend: null, previous: 0, period: 'week' } });
    expect(wordsOf(inside(up, '.trend .only-spoken'))).to.equal('Up 5%');
    expect(wordsOf(inside(down, '.trend .only-spoken'))).to.equal('Down 5%');
    expect(inside(up, '.trend path').getAttribute('d')).not.to.equal(inside(down, '.trend path').getAttribute('d'));
    expect(wordsOf(inside(first, '.trend'))).to.equal('New');
    expect(wordsOf(inside(first, '.note'))).to.equal('Nothing yet by this time last week');
  });

  it('marks a rise of refunds as bad news', async () => {
    const answer = metricAnswer(shopAnswer({ period: 'today', now: STORY_NOW }), 'refunds');
    expect(inside(await cardOf(answer), '.trend').classList.contains('bad')).to.equal(true);
  });

  it('leads on, where it has an action', async () => {
    const card = await cardOf({ ...orders, action: { label: 'See orders', action: 'see-orders' } });
    setTimeout(() => inside(card, '[part=action]').click());
    const event = (await oneEvent(card, 'bizboost-action')) as CustomEvent;
    expect(event.detail).to.deep.equal({ action: 'see-orders', id: undefined, name: 'Orders' });
    expect([event.bubbles, event.composed, event.cancelable]).to.deep.equal([true, true, true]);
  });

  it('says that its number could not be loaded, and tries again', async () => {
    const shop = new FakeSource({
      shop: 'silent',
      link: { link: 'failed', error: new BizBoostError('unavailable', 'x') },
    });
    const card = await fixture<MetricCard>(
      html`<bizboost-metric-card lang="en" metric="revenue" .source=${shop}></bizboost-metric-card>`,
    );
    await until(() => card.shadowRoot?.querySelector('[part=action]') != null, 'a way to try again');
    expect(wordsOf(inside(card, '.note'))).to.equal('Your numbers could not be loaded');
    expect(card.matches(':state(error)')).to.equal(true);
    inside(card, '[part=action]').click();
    expect(shop.reconnects).to.equal(1);
  });

  it('takes words of the page in its slots', async () => {
    const card = await fixture<MetricCard>(
      html`<bizboost-metric-card lang="en" .data=${orders}
        ><span slot="label">Tills</span><em slot="note">since nine</em></bizboost-metric-card
      >`,
    );
    const named = inside<HTMLSlotElement>(card, 'slot[name=label]');
    expect(named.assignedElements().map(wordsOf)).to.deep.equal(['Tills']);
  });

  it('is as high while it waits as when it has a number', async () => {
    const card = await cardOf({
      ...orders,
      comparison: { trend: 5, previous: 40, period: 'today' },
      action: { label: 'See', action: 'see' },
    });
    const full = card.getBoundingClientRect().height;
    card.loading = true;
    await card.updateComplete;
    expect(Math.abs(card.getBoundingClientRect().height - full)).to.be.lessThan(1.5);
  });

  it('is accessible in each of its states', async () => {
    for (const data of [
      orders,
      { ...orders, value: null },
      {
        ...orders,
        comparison: { trend: -3, previous: 50, period: 'today' as const },
        series: [1, 2, 3],
        action: { label: 'See orders', action: 'x' },
      },
    ]) {
      await expect(await cardOf(data)).to.be.accessible();
    }
    const waiting = await fixture<MetricCard>(
      html`<bizboost-metric-card lang="en" label="Orders" loading></bizboost-metric-card>`,
    );
    await expect(waiting).to.be.accessible();
    expect(allInside(waiting, '.placeholder')).to.have.length(2);
  });
});
