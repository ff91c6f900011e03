// The menu on a page with our one script tag: fetched when somebody presses.
import { expect } from '@open-wc/testing';
import { FakeSource } from '../../../../stories/fake-source.ts';
import { offerFurtherElements } from '../kit/further-elements.ts';
import '../metric-card.ts';
import type { MetricCard } from '../metric-card.ts';
import { ground, inside, stand, until } from '../testing/stage.ts';

const taker = (card: Element): HTMLElement | null => card.shadowRoot?.querySelector<HTMLElement>('[part=take]') ?? null;

async function cardOn(): Promise<MetricCard> {
  const card = await stand<MetricCard>(await ground(), 'bizboost-metric-card', {
    source: new FakeSource(),
    metric: 'revenue',
  });
  await until(() => card.matches(':state(live)'), 'the number');
  await card.updateComplete;
  return card;
}

// In this order: the first needs a page without it.
it('is not offered where nobody can fetch it, and methods say what to import', async () => {
  const card = await cardOn();
  expect(taker(card) === null).to.equal(true);
  const reason = await card.toCSV().catch((error: unknown) => String(error));
  expect(reason).to.contain('@bizboost/elements/take-away');
});

it('says so where it cannot be fetched, and tries again at the next press', async () => {
  let tries = 0;
  offerFurtherElements(async () => {
    tries += 1;
    if (tries > 1) await import('../take-away.ts');
  });
  const card = await cardOn();
  expect(tries).to.equal(0);
  taker(card)?.click();
  await until(() => taker(card)?.textContent?.includes('Not to be had now'), 'the words');
  taker(card)?.click();
  const menu = await until(() => card.shadowRoot?.querySelector('bizboost-take-away'), 'the menu');
  await until(() => inside(menu, '#menu').matches(':popover-open'), 'it to open');
  await until(() => menu.shadowRoot?.activeElement?.textContent?.includes('CSV'), 'the focus');
  expect(tries).to.equal(2);
  expect(await card.toCSV()).to.contain('Revenue (ZMW)');
});
