import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { FakeSource } from '../../../../stories/fake-source.ts';
import { emptyAnswer, shopAnswer, STORY_NOW } from '../../../../stories/shop-data.ts';
import '../campaign-table.ts';
import type { CampaignTable } from '../campaign-table.ts';
import { allInside, inside, wordsOf } from '../testing/in-page.ts';
import { until } from '../testing/stage.ts';

const answer = shopAnswer({ period: 'today', now: STORY_NOW });
const tableOf = async (data: unknown = answer): Promise<CampaignTable> =>
  fixture(html`<bizboost-campaign-table lang="en-GB" .data=${data}></bizboost-campaign-table>`);
const names = (table: Element): readonly string[] => allInside(table, 'tbody th .link').map(wordsOf);
const head = (table: Element, column: string): HTMLElement => inside(table, `th.${column} button`);

describe('<bizboost-campaign-table>', () => {
  it('shows what each campaign brought, and a dash where nothing can be divided (row 46)', async () => {
    const table = await tableOf();
    expect(names(table)[0]).to.equal('Easter colours');
    expect(allInside(table, 'tbody tr:last-child td').map((cell) => wordsOf(cell))).to.deep.equal(
      ['Impressions0', 'Clicks0', 'Conversions0', 'CTR–', 'RevenueZK 0.00', 'ROAS–'].map((text) => text),
    );
  });

  it('asks its source, and follows it', async () => {
    const shop = new FakeSource();
    const table = await fixture<CampaignTable>(
      html`<bizboost-campaign-table lang="en-GB" .source=${shop}></bizboost-campaign-table>`,
    );
    await until(() => names(table).length === 5, 'the campaigns');
    const before = wordsOf(inside(table, 'tbody tr td.revenue'));
    shop.sell(900);
    await until(() => wordsOf(inside(table, 'tbody tr td.revenue')) !== before, 'what was sold');
  });

  it('is sorted by a press on a column, and says so', async () => {
    const table = await tableOf();
    head(table, 'ctr').click();
    await table.updateComplete;
    expect(names(table)[0]).to.equal('WhatsApp catalogue launch');
    expect(inside(table, 'th.ctr').getAttribute('aria-sort')).to.equal('descending');
    expect(inside(table, 'th.clicks').hasAttribute('aria-sort')).to.equal(false);

    head(table, 'name').click();
    await table.updateComplete;
    expect(inside(table, 'th.name').getAttribute('aria-sort')).to.equal('ascending');
  });

  it('keeps focus on the campaign, wherever its row goes (row 38)', async () => {
    const table = await tableOf();
    allInside(table, 'tbody .link')[2]?.focus();
    table.data = { ...answer, campaigns: [...answer.campaigns].reverse() };
    await table.updateComplete;
    expect(wordsOf(table.shadowRoot?.activeElement as Element)).to.equal('WhatsApp catalogue launch');
    table.data = { ...answer, campaigns: [answer.campaigns[2] as never, ...answer.campaigns.slice(0, 2)] };
    await table.updateComplete;
    expect(wordsOf(table.shadowRoot?.activeElement as Element)).to.equal('WhatsApp catalogue launch');
  });

  it('tells the page of a campaign that is chosen', async () => {
    const table = await tableOf();
    setTimeout(() => allInside(table, 'tbody .link')[1]?.click());
    const { detail } = (await oneEvent(table, 'bizboost-action')) as CustomEvent;
    expect(detail).to.deep.equal({ action: 'see-campaign', id: '43', name: 'Teachers’ payday weekend' });
  });

  it('says how many are not listed', async () => {
    expect(wordsOf(inside(await tableOf({ ...answer, more: 12 }), '.more'))).to.equal('and 12 more campaigns');
  });

  it('stays a table on a narrow page, each number with its name', async () => {
    const table = await tableOf();
    table.style.setProperty('inline-size', '320px');
    await until(() => getComputedStyle(inside(table, '.cell-label')).display !== 'none', 'a phone’s cells');
    expect(allInside(table, '[role=row]')).to.have.length(6);
    expect(allInside(table, '[role=cell]')).to.have.length(30);
    for (const cell of allInside(table, 'tbody th, tbody td'))
      expect(cell.getBoundingClientRect().right).to.be.at.most(table.getBoundingClientRect().right);
    await expect(table).to.be.accessible();
  });

  it('is accessible full, empty and while it waits', async () => {
    await expect(await tableOf()).to.be.accessible();
    await expect(await tableOf(emptyAnswer('today', STORY_NOW))).to.be.accessible();
    await expect(
      await fixture(html`<bizboost-campaign-table lang="en" loading></bizboost-campaign-table>`),
    ).to.be.accessible();
  });
});
