// The receipt of a number: what it says, that it can be copied, and that it can be asked of every card where the page has the element for that.
import type { ReceiptAnswer } from '@bizboost/core/contract';
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { FakeSource, metricAnswer } from '../../../../stories/fake-source.ts';
import { receiptAnswer } from '../../../../stories/fake-receipt.ts';
import { shopAnswer, STORY_NOW } from '../../../../stories/shop-data.ts';
import '../live-dashboard.ts';
import '../metric-card.ts';
import '../metric-receipt.ts';
import { ground, inside, stand, until, wordsOf } from '../testing/stage.ts';
import type { LiveDashboard } from './live-dashboard.ts';
import type { MetricCard } from './metric-card.ts';
import type { MetricReceipt } from './metric-receipt.ts';

const live = shopAnswer({ period: 'week', now: STORY_NOW });
const revenue = receiptAnswer(live, 'revenue', metricAnswer(live, 'revenue'));
const rate = receiptAnswer(live, 'engagement_rate', metricAnswer(live, 'engagement_rate'));

const standing = async (properties: Partial<MetricReceipt>): Promise<MetricReceipt> =>
  stand(await ground({ lang: 'en-GB' }), 'bizboost-metric-receipt', properties);
const linesOf = (receipt: Element, part: string): string[] =>
  [...(receipt.shadowRoot?.querySelectorAll(`[part=${part}] .row`) ?? [])].map((row) => wordsOf(row));

/** Gives the page a clipboard, or none, for the time of some work. */
async function withClipboard(clipboard: Partial<Clipboard> | undefined, work: () => Promise<void>): Promise<void> {
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  try {
    await work();
  } finally {
    Reflect.deleteProperty(navigator, 'clipboard');
  }
}

describe('<bizboost-metric-receipt>', () => {
  it('asks for the receipt of its metric, and follows it', async () => {
    const source = new FakeSource();
    const receipt = await standing({ source, period: 'week' });
    await until(() => linesOf(receipt, 'records').length > 0, 'the records');
    expect(wordsOf(inside(receipt, '[part=heading]'))).to.equal('Receipt: Revenue');
    const before = wordsOf(inside(receipt, '[part=value]'));
    source.sell(2_000);
    await until(() => wordsOf(inside(receipt, '[part=value]')) !== before, 'another number');
  });

  it('says what the number is, what was counted, and when, whose and whence', async () => {
    const receipt = await standing({ data: { ...revenue, name: 'revenue' } });
    expect(wordsOf(inside(receipt, '[part=definition]'))).to.contain('What was sold');
    expect(wordsOf(inside(receipt, '[part=definition]'))).to.contain('Here it is net.');
    const { total, kinds } = revenue.records;
    expect(linesOf(receipt, 'records')).to.deep.equal([
      `Sales ${kinds[0]?.count}`,
      `Refunds ${kinds[1]?.count}`,
      `Records counted ${total}`,
    ]);
    const facts = linesOf(receipt, 'facts');
    expect(facts[0]).to.match(/^Period .+ 2026 · Lusaka time$/);
    expect(facts).to.include('Filter Currency: ZMW');
    expect(facts).to.include('Source Records kept in duckdb');
    expect(facts).to.include(`Revision ${revenue.revision}`);
    expect(wordsOf(inside(receipt, '[part=facts]'))).to.contain('Weeks begin on Monday');
    // A sum of one thing is that thing: nothing to be calculated.
    expect(receipt.shadowRoot?.querySelector('[part=working]')).to.equal(null);
  });

  it('shows a rate as what was divided by what, and says that events stand for more', async () => {
    const receipt = await standing({ data: rate, metric: 'engagement_rate' });
    const working = linesOf(receipt, 'working');
    expect(working[0]).to.match(/^Engagements \d/);
    expect(working[1]).to.match(/^÷ ?Impressions \d/);
    expect(working[2]).to.match(/^= ?Engagement rate [\d.]+%$/);
    expect(wordsOf(inside(receipt, '[part=records]'))).to.contain('stand for several');
    expect(linesOf(receipt, 'facts').find((line) => line.startsWith('Filter'))).to.equal(
      'Filter Event type: reaction, comment, share, save and engagement (in Engagements) Event type: impression (in Impressions)',
    );
  });

  it("shows a host's own metric by its measures: taken off, filtered, and a formula of its own", async () => {
    const own = (definition: Partial<ReceiptAnswer['definition']>, more: Partial<ReceiptAnswer>): ReceiptAnswer => ({
      ...revenue,
      name: 'margin',
      filters: [],
      ...more,
      definition: { is_additive: true, measures: [], ...definition },
    });
    const measures: ReceiptAnswer['definition']['measures'] = [
      { name: 'sold', of: 'sale', column: 'net', sum: 10_000, scale: 100 },
      { name: 'ads', of: 'spend', column: 'amount', sum: 2_500, scale: 100 },
    ];
    const terms = [
      { measure: 'sold', times: 1 },
      { measure: 'ads', times: -2 },
    ];
    const filters: ReceiptAnswer['filters'] = [
      { dimension: 'campaign', values: [null], measures: ['sold'] },
      { dimension: 'channel', values: ['whatsapp'], measures: ['sold', 'ads'] },
    ];
    const description = 'What is left after advertising twice.';
    const receipt = await standing({
      data: own({ measures, numerator: terms, description }, { value: 50, filters }),
      metric: 'margin',
    });
    expect(wordsOf(inside(receipt, '[part=definition]'))).to.equal(description);
    expect(linesOf(receipt, 'working').map((line) => line.replace(/\s*\D+(?=\d+\.)/, ' '))).to.have.length(3);
    expect(linesOf(receipt, 'working')[1]).to.match(/^− ?2 × Ads/);
    expect(linesOf(receipt, 'facts')).to.include('Filter Campaign: none (in Sold) Channel: WhatsApp');

    const unknown = await standing({ data: own({ measures }, {}), metric: 'margin' });
    expect(wordsOf(inside(unknown, '[part=working]'))).to.contain('by a formula of its own');
    expect(linesOf(unknown, 'working')).to.have.length(2);
    expect(linesOf(unknown, 'facts')).to.include('Filter None');
  });

  it('says so where nothing was recorded, where a number cannot be told, and until when only daily sums are kept', async () => {
    const nothing = await standing({ data: { ...revenue, value: 0, records: { total: 0, kinds: [] } } });
    expect(wordsOf(inside(nothing, '[part=records]'))).to.contain('Nothing was recorded');
    const untold = await standing({
      data: {
        ...revenue,
        value: null,
        freshness: 'partial',
        missing: [{ code: 'sum_too_large', params: { field: 'value' } }],
        source: { name: 'tables in PostgreSQL', holds: 'tables', daily_sums_until: '2026-03-01' },
      },
    });
    expect(wordsOf(inside(untold, '[part=missing]'))).to.contain('too large');
    expect(wordsOf(inside(untold, '[part=value]'))).to.equal('–');
    expect(wordsOf(inside(untold, '[part=facts]'))).to.contain('Read from tables in PostgreSQL');
    expect(wordsOf(inside(untold, '[part=facts]'))).to.contain('Of events before 1 Mar 2026 only daily sums are kept');
  });

  it('copies the answer as JSON, and says that it did', async () => {
    const written: string[] = [];
    await withClipboard({ writeText: async (text) => void written.push(text) }, async () => {
      const receipt = await standing({ data: revenue });
      inside<HTMLButtonElement>(receipt, '[part=copy]').click();
      await until(() => wordsOf(inside(receipt, '[role=status]')) === 'Copied.', 'the word');
      expect(JSON.parse(written[0] ?? '')).to.deep.equal(JSON.parse(JSON.stringify(revenue)));
      expect(receipt.shadowRoot?.querySelector('[part=json]')).to.equal(null);
    });
  });

  it('gives the text to be copied by hand where the page may not, or has no clipboard', async () => {
    const refusing = { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) };
    for (const clipboard of [refusing, undefined])
      await withClipboard(clipboard, async () => {
        const receipt = await standing({ data: revenue });
        inside<HTMLButtonElement>(receipt, '[part=copy]').click();
        const text = await until(() => inside<HTMLTextAreaElement>(receipt, '[part=json]'), 'the text');
        await until(() => text.selectionEnd === text.value.length && text.value !== '', 'the selection');
        expect(JSON.parse(text.value).revision).to.equal(revenue.revision);
        expect(receipt.shadowRoot?.activeElement === text).to.equal(true);
        expect(wordsOf(inside(receipt, '[role=status]'))).to.contain('copy it by hand');
        await expect(receipt).to.be.accessible();
      });
  });

  it('fits 280 pixels', async () => {
    const place = await ground({ lang: 'en-GB' });
    place.style.inlineSize = '280px';
    const receipt = await stand<MetricReceipt>(place, 'bizboost-metric-receipt', {
      data: rate,
      metric: 'engagement_rate',
    });
    const panel = inside<HTMLElement>(receipt, '[part=panel]');
    expect(panel.scrollWidth <= panel.clientWidth).to.equal(true);
    expect(receipt.getBoundingClientRect().width <= 280).to.equal(true);
  });
});

describe('a card', () => {
  it('is asked how it is counted, and tells it in a box that gives focus back', async () => {
    const card = await stand<MetricCard>(await ground(), 'bizboost-metric-card', {
      source: new FakeSource(),
      metric: 'revenue',
    });
    const button = await until(() => inside<HTMLButtonElement>(card, '[part=receipt]'), 'the question');
    expect(button.getAttribute('aria-label')).to.equal('How is Revenue counted?');
    const { width, height } = button.getBoundingClientRect();
    expect(width >= 24 && height >= 24).to.equal(true);
    button.focus();
    await sendKeys({ press: 'Enter' });
    const dialog = await until(() => {
      const found = inside<HTMLDialogElement>(card, '[part=why-dialog]');
      return found.open && found;
    }, 'the box');
    const receipt = inside(card, 'bizboost-metric-receipt');
    await until(() => linesOf(receipt, 'records').length > 0, 'the lines');
    await expect(dialog).to.be.accessible();
    await sendKeys({ press: 'Escape' });
    await until(() => card.shadowRoot?.querySelector('dialog') === null, 'the box to go');
    expect(card.shadowRoot?.activeElement === button).to.equal(true);
  });

  it('of a dashboard asks about the period that is shown; campaigns that run are no metric', async () => {
    const source = new FakeSource();
    const dashboard = await stand<LiveDashboard>(await ground(), 'live-dashboard', { source, period: 'week' });
    const cards = await until(() => {
      const all = [...(dashboard.shadowRoot?.querySelectorAll('bizboost-metric-card') ?? [])];
      return all.some((card) => card.shadowRoot?.querySelector('[part=receipt]')) ? all : undefined;
    }, 'the cards');
    expect(cards.map((card) => card.shadowRoot?.querySelector('[part=receipt]') !== null)).to.deep.equal([
      true,
      true,
      false,
      true,
    ]);
    inside<HTMLButtonElement>(cards[1] as Element, '[part=receipt]').click();
    const receipt = await until(() => inside<MetricReceipt>(cards[1] as Element, 'bizboost-metric-receipt'), 'the box');
    expect([receipt.metric, receipt.period]).to.deep.equal(['engagement_rate', 'week']);
  });

  it('of a page that handed its number over has nobody to ask', async () => {
    const card = await stand<MetricCard>(await ground(), 'bizboost-metric-card', {
      data: { label: 'Orders', value: 3, unit: 'count' },
      metric: 'orders',
    });
    expect(card.shadowRoot?.querySelector('[part=receipt]')).to.equal(null);
  });
});
