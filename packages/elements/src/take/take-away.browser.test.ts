// Taking numbers along: the menu, the files it makes, and what a page's address remembers.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { FakeSource } from '../../../../stories/fake-source.ts';
import '../live-dashboard.ts';
import type { LiveDashboard } from '../live-dashboard.ts';
import type { MetricCard } from '../metric-card.ts';
import type { MetricChart } from '../metric-chart.ts';
import '../take-away.ts';
import { ground, inside, settle, stand, until, type Ground } from '../testing/stage.ts';
import type { TakeAway } from './take-away.ts';

const isLive = (element: Element): boolean => element.matches(':state(live)');

async function boardOn(on: Ground = {}, properties: Partial<LiveDashboard> = {}): Promise<LiveDashboard> {
  const board = await stand<LiveDashboard>(await ground({ width: 900, ...on }), 'live-dashboard', {
    source: new FakeSource(),
    ...properties,
  });
  await until(() => isLive(board) && board.shadowRoot?.querySelector('.cards[aria-busy=false]'), 'the numbers');
  await settle();
  return board;
}

async function cardOn(): Promise<MetricCard> {
  const card = await stand<MetricCard>(await ground({ width: 300 }), 'bizboost-metric-card', {
    source: new FakeSource(),
    metric: 'revenue',
  });
  await until(() => isLive(card), 'the number');
  await card.updateComplete;
  return card;
}

const menuOf = (element: Element): TakeAway => inside<TakeAway>(element, 'bizboost-take-away');
const isOpen = (menu: TakeAway): boolean => inside(menu, '#menu').matches(':popover-open');
const focusedIn = (menu: TakeAway): string =>
  menu.shadowRoot?.activeElement?.getAttribute('aria-label') ??
  menu.shadowRoot?.activeElement?.textContent?.trim() ??
  '';

async function opened(element: Element): Promise<TakeAway> {
  const menu = menuOf(element);
  menu.click();
  await until(() => isOpen(menu) && focusedIn(menu) !== '', 'the menu');
  return menu;
}

/** What would have been saved: its name, and what is in it. */
async function savedBy(
  press: () => void,
): Promise<{ readonly name: string; readonly text: string; readonly type: string }> {
  let link: HTMLAnchorElement | undefined;
  const keep = (event: Event): void => {
    const [pressed] = event.composedPath();
    if (!(pressed instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    link = pressed;
  };
  window.addEventListener('click', keep);
  press();
  const { download, href } = await until(() => link, 'a file');
  window.removeEventListener('click', keep);
  const response = await fetch(href);
  return {
    name: download,
    type: response.headers.get('content-type') ?? '',
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await response.arrayBuffer()),
  };
}

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Of the pixel at a place, 0 to 1 across and down. */
  lightAt(x: number, y: number): number;
  /** How many pixels of a part, 0 to 1 across, are not like the corner's. */
  marksIn(from: number, to: number): number;
}

async function pictureIn(blob: Blob | undefined): Promise<Picture> {
  if (blob === undefined) throw new Error('There is no picture.');
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.drawImage(bitmap, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const light = (at: number): number => ((data[at] ?? 0) + (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 3;
  return {
    width,
    height,
    lightAt: (x, y) => light(4 * (Math.floor(y * (height - 1)) * width + Math.floor(x * (width - 1)))),
    marksIn(from, to) {
      let marks = 0;
      for (let at = 0; at < data.length; at += 4) {
        const across = ((at / 4) % width) / width;
        if (across >= from && across < to && Math.abs(light(at) - light(0)) > 40) marks += 1;
      }
      return marks;
    },
  };
}

describe('the menu of a tile', () => {
  it('is one button, opened and gone through by keyboard, and gives the focus back', async () => {
    const card = await cardOn();
    const menu = menuOf(card);
    const button = inside(menu, 'button');
    expect(button.textContent?.trim()).to.equal('Take Revenue with you');
    button.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => isOpen(menu), 'the menu');
    await until(() => focusedIn(menu) === 'Numbers (CSV)', 'the first thing in it');
    await sendKeys({ press: 'ArrowDown' });
    expect(focusedIn(menu)).to.equal('Picture (PNG)');
    await sendKeys({ press: 'ArrowDown' });
    expect(focusedIn(menu)).to.equal('Numbers (CSV)');
    await sendKeys({ press: 'Escape' });
    expect(isOpen(menu)).to.equal(false);
    await until(() => menu.shadowRoot?.activeElement === button, 'the focus on the button');
  });

  it('is closed by a second press on its button', async () => {
    const menu = await opened(await cardOn());
    inside(menu, 'button').click();
    await until(() => !isOpen(menu), 'it to close');
  });

  it('lies within the window, at its narrowest too', async () => {
    const menu = await opened(await boardOn({ width: 280 }));
    const { left, right, top, bottom } = inside(menu, '#menu').getBoundingClientRect();
    expect(left).to.be.at.least(0);
    expect(right).to.be.at.most(window.innerWidth);
    expect(top).to.be.at.least(0);
    expect(bottom).to.be.at.most(window.innerHeight);
  });

  it('has nothing that axe finds, open too, light and dark', async () => {
    for (const scheme of ['light', 'dark'] as const) {
      const menu = await opened(await boardOn({ scheme }));
      await expect(menu).to.be.accessible();
    }
  });

  it('is not there where the page does not want it', async () => {
    const board = await boardOn({}, { noExport: true });
    expect(board.shadowRoot?.querySelector('[part=take]') === null).to.equal(true);
    for (const tile of board.shadowRoot?.querySelectorAll('.cards > *, .panels > *') ?? [])
      expect(tile.shadowRoot?.querySelector('[part=take]') === null, tile.localName).to.equal(true);
  });

  it('says that there is nothing to take where there are no numbers', async () => {
    const place = await ground();
    const menu = await stand<TakeAway>(place, 'bizboost-take-away');
    menu.click();
    await until(() => isOpen(menu), 'the menu');
    expect(inside(menu, '[part=said]').textContent?.trim()).to.equal('There are no numbers to take yet.');
  });

  it('may stand anywhere: beside an element by its id, or in it', async () => {
    const board = await boardOn({}, { noExport: true });
    board.id = 'the-board';
    const beside = document.createElement('bizboost-take-away');
    beside.htmlFor = 'the-board';
    const within = Object.assign(document.createElement('bizboost-take-away'), { slot: 'actions' });
    board.before(beside);
    board.append(within);
    for (const menu of [beside, within]) {
      menu.click();
      await until(() => isOpen(menu) && menu.shadowRoot?.querySelector('[role=group]'), 'the tiles');
      inside(menu, '#menu').hidePopover();
    }
  });
});

describe('the file of a tile', () => {
  it('is CSV by the name of what it holds and its days', async () => {
    const menu = await opened(await boardOn());
    const { name, text, type } = await savedBy(() =>
      inside(menu, '[aria-label="Top products, numbers as CSV"]').click(),
    );
    expect(name).to.match(/^bizboost-top-products-\d{4}-\d\d-\d\d\.csv$/);
    expect(type).to.contain('text/csv');
    const [head, first] = text.split('\r\n');
    expect(head).to.equal('\u{FEFF}ID,Product,Revenue (ZMW),Sold');
    expect(first).to.match(/^p1,"Chitenge, six yards",\d+\.?\d*,\d+$/);
    await until(() => inside(menu, '[part=said]').textContent?.includes(name), 'the word that it is saved');
  });

  it('has times with the offset of the business’s zone, and every digit', async () => {
    const board = await boardOn();
    const [head, ...lines] = ((await board.toCSV('revenue-over-time')) ?? '').trimEnd().split('\r\n');
    expect(head).to.equal('\u{FEFF}Time,Revenue (ZMW)');
    for (const line of lines) expect(line).to.match(/^\d{4}-\d\d-\d\dT\d\d:00:00\+02:00,\d+(\.\d+)?$/);
    const [titles, values] = ((await board.toCSV('revenue')) ?? '').trimEnd().split('\r\n');
    expect(titles).to.equal('\u{FEFF}From,Until,As of,Revenue (ZMW),Before (ZMW),Change (%)');
    expect(values).to.match(/^2026-03-02T00:00:00\+02:00,2026-03-03T00:00:00\+02:00,2026-03-02T[^,]+\+02:00,/);
  });

  it('has campaigns as they are ordered on the screen, a dash as nothing', async () => {
    const board = await boardOn();
    const table = inside<LiveDashboard>(board, '#campaigns') as unknown as { sort: string };
    table.sort = '-ctr';
    const lines = ((await board.toCSV('campaigns')) ?? '').trimEnd().split('\r\n');
    expect(lines[0]).to.contain('CTR (%),Revenue (ZMW),ROAS');
    expect(lines.slice(1).map((line) => line.split(',')[0])).to.deep.equal(['44', '42', '43', '45', '46']);
    expect(lines.at(-1)).to.match(/,0,0,0,,0,$/);
  });

  it('is a picture at twice the size, with something on it', async () => {
    const board = await boardOn();
    for (const tile of ['revenue', 'revenue-over-time', 'revenue-by-channel', 'top-products', 'campaigns']) {
      const picture = await pictureIn(await board.toPNG(tile));
      expect([960, 1520, 1760], tile).to.contain(picture.width);
      expect(picture.height, tile).to.be.greaterThan(400);
      expect(picture.marksIn(0, 1), tile).to.be.greaterThan(3_000);
      expect(picture.lightAt(0, 0), tile).to.equal(255);
    }
  });

  it('has the colours of the dark, and the other direction', async () => {
    const dark = await pictureIn(await (await boardOn({ scheme: 'dark' })).toPNG('top-products'));
    expect(dark.lightAt(0, 0)).to.be.lessThan(40);
    expect(dark.marksIn(0, 1)).to.be.greaterThan(3_000);
    const left = await pictureIn(await (await boardOn()).toPNG('engagement_rate'));
    const right = await pictureIn(await (await boardOn({ dir: 'rtl', lang: 'ar' })).toPNG('engagement_rate'));
    expect(left.marksIn(0, 0.5)).to.be.greaterThan(left.marksIn(0.5, 1));
    expect(right.marksIn(0.5, 1)).to.be.greaterThan(right.marksIn(0, 0.5));
  });

  it('of a chart alone is drawn out of sight too', async () => {
    const place = await ground();
    place.style.paddingBlockStart = '5000px';
    const chart = await stand<MetricChart>(place, 'bizboost-metric-chart', { source: new FakeSource() });
    await until(() => isLive(chart), 'the numbers');
    const picture = await pictureIn(await chart.toPNG());
    expect(picture.marksIn(0, 1)).to.be.greaterThan(3_000);
    expect(chart.shadowRoot?.querySelectorAll('bizboost-take-away').length).to.equal(1);
  });

  it('is not there where there are no numbers, or no tile by that name', async () => {
    const board = await boardOn();
    expect(await board.toCSV('margin')).to.equal(undefined);
    expect(await board.toPNG()).to.equal(undefined);
    const waiting = await stand<MetricCard>(await ground(), 'bizboost-metric-card', {
      source: new FakeSource({ shop: 'silent' }),
      metric: 'revenue',
    });
    expect(await waiting.toCSV()).to.equal(undefined);
    expect(await waiting.toPNG()).to.equal(undefined);
  });

  it('of a number handed over has no days, and neither does its name', async () => {
    const card = await stand<MetricCard>(await ground(), 'bizboost-metric-card', {
      data: { label: '=Orders', value: -41.5, unit: 'count' },
    });
    expect(await card.toCSV()).to.equal("\u{FEFF}'=Orders\r\n-41.5\r\n");
    const { name } = await savedBy(() => void opened(card).then((menu) => inside(menu, '[part=item]').click()));
    expect(name).to.equal('bizboost.csv');
  });
});

describe('the address of a page', () => {
  let before = '';
  beforeEach(() => (before = location.href));
  afterEach(() => history.replaceState(history.state, '', before));
  const say = (view: string): void => {
    const url = new URL(before);
    url.search = `${url.search}${url.search === '' ? '?' : '&'}board=${view}`;
    history.replaceState({ theirs: 1 }, '', url);
  };
  const chartOf = (board: LiveDashboard, id: string): MetricChart => inside<MetricChart>(board, `#${id}`);

  it('restores the period, the tables and the order, before anything is asked', async () => {
    say('2026-02-01..2026-02-28*revenue.products*-ctr');
    const source = new FakeSource();
    const board = await boardOn({}, { remember: 'board', source });
    expect(board.period).to.equal('2026-02-01..2026-02-28');
    expect(['revenue', 'channels', 'products'].map((id) => chartOf(board, id).asTable)).to.deep.equal([
      true,
      false,
      true,
    ]);
    expect((inside(board, '#campaigns') as unknown as { sort: string }).sort).to.equal('-ctr');
    expect(board.viewLink()).to.equal(location.href);
  });

  it('keeps what a person chooses, as one entry of the history, and nothing else of it changes', async () => {
    say('week');
    const board = await boardOn({}, { remember: 'board' });
    const length = history.length;
    inside(inside(board, 'bizboost-period-picker'), 'input[value=month]').click();
    expect(new URLSearchParams(location.search).get('board')).to.equal('month');
    await until(() => board.shadowRoot?.querySelector('.cards[aria-busy=false]'), 'the month');
    inside(chartOf(board, 'revenue'), '[part=toggle]').click();
    expect(new URLSearchParams(location.search).get('board')).to.equal('month*revenue');
    inside(inside(board, '#campaigns'), '.clicks .sort').click();
    expect(new URLSearchParams(location.search).get('board')).to.equal('month*revenue*-clicks');
    expect(location.href.replace(/[?&]board=.*?(?=&|#|$)/, '')).to.equal(before);
    expect(history.length).to.equal(length);
    expect(history.state).to.deep.equal({ theirs: 1 });
  });

  it('is left alone by a dashboard that does not remember, and until somebody chooses', async () => {
    await boardOn();
    const board = await boardOn({}, { remember: 'board' });
    board.period = 'week';
    await board.updateComplete;
    expect(location.href).to.equal(before);
  });

  it('may say what it likes: what is no view shows the default', async () => {
    for (const view of ['yesterday', '2026-02-30..2026-03-01', '***', '%E0%A4%A', 'week..*__proto__*constructor']) {
      say(view);
      const board = await boardOn({}, { remember: 'board', period: 'month' });
      expect(board.period, view).to.equal('month');
      expect(chartOf(board, 'revenue').asTable, view).to.equal(false);
      board.remove();
    }
  });

  it('is offered as a link in the menu, and says nothing of tokens and services', async () => {
    const menu = await opened(await boardOn({}, { remember: 'board', business: 'secret-shop', token: 'secret-token' }));
    expect(inside(menu, '#menu').textContent).to.contain('Copy a link to this view');
    const board = menu.of as LiveDashboard;
    expect(board.viewLink()).to.match(/[?&]board=today$/);
    expect(board.viewLink()).not.to.contain('secret');
    expect(inside(await opened(await boardOn()), '#menu').textContent).not.to.contain('Copy a link');
  });
});
