import { BizBoostError, type LiveAnswer } from '@bizboost/core/contract';
import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { FakeSource } from '../../../../stories/fake-source.ts';
import { addMessages } from '../i18n.ts';
import '../live-dashboard.ts';
import {
  everyElement,
  ground,
  inside,
  listening,
  settle,
  stand,
  until,
  wordsOf,
  type Ground,
} from '../testing/stage.ts';
import type { CampaignTable } from './campaign-table.ts';
import type { LiveDashboard } from './live-dashboard.ts';

interface Shown {
  readonly place: HTMLElement;
  readonly source: FakeSource;
  readonly dashboard: LiveDashboard;
}

async function shown(on: Ground = {}, properties: Partial<LiveDashboard> = {}): Promise<Shown> {
  const place = await ground(on);
  const source = new FakeSource();
  const dashboard = await stand<LiveDashboard>(place, 'live-dashboard', { source, ...properties });
  await until(() => valueOf(dashboard), 'the first numbers');
  return { place, source, dashboard };
}

const cardsOf = (dashboard: Element): Element[] => [
  ...(dashboard.shadowRoot?.querySelectorAll('bizboost-metric-card') ?? []),
];
const valueOf = (dashboard: Element): string =>
  inside(cardsOf(dashboard)[0] as Element, '[part=value] .only-spoken').textContent ?? '';

/** Everything in and below an element settles: children draw after their parent. */
async function drawn(dashboard: LiveDashboard): Promise<void> {
  await dashboard.updateComplete;
  await settle();
}

describe('a sale', () => {
  it('changes the number in its place: texts change, no node comes or goes (row 38) (state refresh)', async () => {
    const answer = new FakeSource().live('today');
    const { dashboard } = await shown({}, { source: undefined, data: answer });
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    for (const root of [dashboard, ...everyElement(dashboard.shadowRoot as ShadowRoot)])
      if (root.shadowRoot !== null)
        observer.observe(root.shadowRoot, { childList: true, characterData: true, subtree: true });
    const revenue = { ...answer.revenue, total_revenue: (answer.revenue.total_revenue ?? 0) + 1_000 };

    dashboard.data = { ...answer, revenue };
    await drawn(dashboard);

    changes.push(...observer.takeRecords());
    expect(changes.map(({ type }) => type)).to.deep.equal(['characterData', 'characterData']); // shown, and spoken
    for (const { target } of changes) expect(target.parentElement?.closest('[part=value]')).not.to.equal(null);
  });

  it('shows within one turn of the page, wherever it counts', async () => {
    const { dashboard, source } = await shown();
    const before = valueOf(dashboard);
    const table = inside(dashboard, 'bizboost-campaign-table', 'tbody .revenue').textContent;
    source.sell(500);
    await drawn(dashboard);
    expect(valueOf(dashboard)).not.to.equal(before);
    expect(inside(dashboard, 'bizboost-campaign-table', 'tbody .revenue').textContent).not.to.equal(table);
  });

  it('takes the focus from nobody, even where rows change places (row 38)', async () => {
    const { dashboard, source } = await shown();
    const table = inside<CampaignTable>(dashboard, 'bizboost-campaign-table');
    inside(table, 'th.revenue button').click();
    await table.updateComplete;
    const name = (): string => (table.shadowRoot?.activeElement as HTMLElement | null)?.textContent?.trim() ?? '';
    const buttons = [...(table.shadowRoot?.querySelectorAll<HTMLElement>('tbody .name button') ?? [])];
    const third = buttons[2] as HTMLElement;
    third.focus();
    const mine = name();
    const places = (): string[] =>
      [...(table.shadowRoot?.querySelectorAll('tbody .name button') ?? [])].map(
        (each) => each.textContent?.trim() ?? '',
      );
    const before = places();
    expect(before[2]).to.equal(mine);

    const answer = source.live('today');
    dashboard.data = {
      ...answer,
      campaigns: answer.campaigns.map((row) => (row.name === mine ? { ...row, revenue: 999_999 } : row)),
    };
    await drawn(dashboard);
    await drawn(dashboard);

    expect(places().indexOf(mine)).to.equal(0);
    expect(name()).to.equal(mine);
  });

  it('leaves a person who is choosing dates in peace (row 38)', async () => {
    const { dashboard, source } = await shown();
    const picker = inside(dashboard, 'bizboost-period-picker');
    inside(picker, '.custom').click();
    await settle();
    const from = inside<HTMLInputElement>(picker, '#from');
    from.value = '2026-02-01';
    expect(picker.shadowRoot?.activeElement).to.equal(from);
    source.sell(10);
    await drawn(dashboard);
    expect(picker.shadowRoot?.activeElement).to.equal(from);
    expect(from.value).to.equal('2026-02-01');
  });
});

describe('the width of its place', () => {
  for (const [width, columns] of [
    [280, 1],
    [480, 2],
    [1_024, 4],
    [1_600, 4],
  ] as const) {
    it(`of ${width} px gives ${columns} column${columns === 1 ? '' : 's'} of cards, and nothing hangs over (row 28)`, async () => {
      const { dashboard } = await shown({ width });
      await drawn(dashboard);
      const lefts = new Set(cardsOf(dashboard).map((card) => Math.round(card.getBoundingClientRect().left)));
      expect(lefts.size).to.equal(columns);
      expect(dashboard.scrollWidth).to.equal(width);
    });
  }

  it('of 280 px leaves no control that is hidden and yet takes the focus', async () => {
    const { dashboard } = await shown({ width: 280 });
    const controls = everyElement(dashboard.shadowRoot as ShadowRoot).filter(
      (element): element is HTMLElement => element instanceof HTMLButtonElement && element.checkVisibility(),
    );
    expect(controls.length).to.be.greaterThan(5);
    for (const control of controls) {
      const { left, right } = control.getBoundingClientRect();
      const box = (control.closest('thead') ?? control).getBoundingClientRect();
      expect(box.width, `${control.className} ${control.textContent?.trim()}`).to.be.greaterThan(20);
      expect(right - left).to.be.greaterThan(20);
    }
  });

  it('has four frames of the final size before the first numbers (state first-load)', async () => {
    const place = await ground({ width: 1_024 });
    const source = new FakeSource({ shop: 'silent', link: { link: 'connecting' } });
    const dashboard = await stand<LiveDashboard>(place, 'live-dashboard', { source });
    await until(() => source.watchers === 1, 'the watch');
    await drawn(dashboard);
    const heights = (): number[] =>
      [...(dashboard.shadowRoot?.querySelectorAll('.cards > *, .panels > *') ?? [])].map((each) =>
        Math.round(each.getBoundingClientRect().height),
      );
    const before = heights();
    source.answerNow();
    await until(() => valueOf(dashboard), 'the numbers');
    await drawn(dashboard);
    expect(heights().slice(0, 5)).to.deep.equal(before.slice(0, 5)); // below, names of any length wrap
  });
});

describe('headings', () => {
  for (const level of [1, 2, 3, 4, 5, 6]) {
    it(`of level ${level} have theirs below (row 39)`, async () => {
      const { dashboard } = await shown({}, { headingLevel: level });
      const levels = everyElement(dashboard.shadowRoot as ShadowRoot)
        .filter((element) => element.getAttribute('role') === 'heading')
        .map((element) => Number(element.getAttribute('aria-level')));
      expect(levels).to.deep.equal([level, ...Array.from({ length: 8 }, () => Math.min(6, level + 1))]);
    });
  }

  it('keep their level when given one that is none', async () => {
    const { dashboard } = await shown({}, { headingLevel: 17 });
    expect(inside(dashboard, '[role=heading]').ariaLevel).to.equal('2');
  });
});

describe('the language', () => {
  it('is that of the nearest ancestor, and follows it (row 42)', async () => {
    const { place, dashboard } = await shown({ lang: 'de' }, { period: 'week' });
    expect(valueOf(dashboard)).to.match(/\d,\d\d\sZMW/);
    place.lang = 'en-ZM';
    await until(() => /^K\s?[\d,]+\.\d\d$/.test(valueOf(dashboard)), 'kwacha as Zambia writes them');
  });

  it('is found through shadow roots (row 42)', async () => {
    const place = await ground({ lang: 'fr' });
    const outer = place.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const data = new FakeSource().live('week');
    const dashboard = await stand<LiveDashboard>(outer, 'live-dashboard', { data });
    await drawn(dashboard);
    expect(valueOf(dashboard)).to.match(/\d\s\d{3},\d\d\sZMW/);
  });

  it('may be taught, in part: what is missing is said in English (row 42)', async () => {
    const { dashboard } = await shown({ lang: 'sw' });
    addMessages('sw', { 'card.revenue': 'Mapato' });
    await until(() => wordsOf(dashboard).includes('Mapato'), 'the Swahili word');
    expect(wordsOf(dashboard)).to.contain('Engagement rate');
  });

  it('may be none that exists', async () => {
    const { dashboard } = await shown({ lang: 'not_a_tag!!' });
    expect(wordsOf(dashboard)).to.contain('Engagement rate');
  });

  it('from right to left turns the chart and its keys round (row 29)', async () => {
    const { dashboard } = await shown({ lang: 'ar', dir: 'rtl', width: 1_024 });
    const revenue = cardsOf(dashboard)[0]?.getBoundingClientRect();
    const last = cardsOf(dashboard)[3]?.getBoundingClientRect();
    expect(revenue?.left).to.be.greaterThan(last?.left ?? 0);
    const plot = inside(dashboard, '#revenue', '[role=slider]');
    const at = (): number => Number(plot.ariaValueNow);
    const before = at();
    plot.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await settle();
    expect(at()).to.equal(before - 1);
  });
});

describe('numbers that are none', () => {
  it('are dashes, and every part of the page lives (rows 44, 46)', async () => {
    const answer = new FakeSource().live('today');
    const torn = {
      ...answer,
      revenue: {
        ...answer.revenue,
        total_revenue: Number.NaN,
        revenue_trend: Number.POSITIVE_INFINITY,
        previous_revenue: Number.NEGATIVE_INFINITY,
        revenue_by_channel: { whatsapp: Number.NaN, website: -0 },
        top_products: [{ product_id: 'p', name: 'Tote', revenue: Number.NaN, quantity: Number.NaN }],
        series: answer.revenue.series.map((point) => ({ ...point, revenue: Number.NaN })),
      },
      engagement: { total_engagements: Number.NaN, engagement_rate: null, peak_time: null },
      campaigns: answer.campaigns.map((row) => ({ ...row, ctr: null, roas: Number.NaN, revenue: -0, clicks: 2 ** 60 })),
    } as LiveAnswer;
    const { dashboard } = await shown({}, { source: undefined, data: torn });
    await drawn(dashboard);
    const words = wordsOf(dashboard);
    expect(words).not.to.match(/NaN|Infinity|∞|undefined|null|-0|−0|could not be shown/);
    for (const index of [0, 1, 3])
      expect(inside(cardsOf(dashboard)[index] as Element, '[part=value]').textContent).to.contain('–');
    expect(inside(dashboard, 'bizboost-campaign-table', 'td.ctr').textContent).to.contain('–');
  });
});

describe('the period', () => {
  it('chosen by a person is told once, across shadow roots, and asked for (row 5)', async () => {
    const { place, source, dashboard } = await shown();
    const told: unknown[] = [];
    document.addEventListener(
      'bizboost-period-change',
      (event) => told.push([event.target, (event as CustomEvent).detail]),
      { once: true },
    );
    let times = 0;
    place.addEventListener('bizboost-period-change', () => (times += 1));
    const before = valueOf(dashboard);

    inside(dashboard, 'bizboost-period-picker', 'input[value=month]').click();
    await until(() => valueOf(dashboard) !== before, 'the month');

    expect(told).to.deep.equal([[dashboard, { period: 'month' }]]);
    expect(times).to.equal(1);
    expect(dashboard.period).to.equal('month');
    expect(source.watchers).to.equal(1);
  });

  it('stays where it is when the page refuses', async () => {
    const { dashboard } = await shown();
    dashboard.addEventListener('bizboost-period-change', (event) => event.preventDefault());
    const month = inside<HTMLInputElement>(dashboard, 'bizboost-period-picker', 'input[value=month]');
    month.click();
    await drawn(dashboard);
    expect(dashboard.period).to.equal('today');
    expect(month.checked).to.equal(false);
    expect(inside<HTMLInputElement>(dashboard, 'bizboost-period-picker', 'input[value=today]').checked).to.equal(true);
  });

  it('set by the page is followed without a word', async () => {
    const { dashboard } = await shown();
    let told = 0;
    dashboard.addEventListener('bizboost-period-change', () => (told += 1));
    const before = valueOf(dashboard);
    dashboard.period = 'week';
    await until(() => valueOf(dashboard) !== before, 'the week');
    expect(told).to.equal(0);
    expect(inside<HTMLInputElement>(dashboard, 'bizboost-period-picker', 'input[value=week]').checked).to.equal(true);
  });

  it('that is none means today, and is said once', async () => {
    const heard = await listening(async () => {
      const { dashboard } = await shown({}, { period: 'fortnight' });
      dashboard.requestUpdate();
      await drawn(dashboard);
      expect(inside<HTMLInputElement>(dashboard, 'bizboost-period-picker', 'input[value=today]').checked).to.equal(
        true,
      );
    });
    expect(heard.warnings.filter((words) => words.includes('fortnight'))).to.have.length(1);
  });

  it('changed never shows the old numbers as if they were the new ones (state error-with-data)', async () => {
    const { dashboard, source } = await shown();
    source.become({ link: 'connecting' });
    const silent = new FakeSource({ shop: 'silent', link: { link: 'connecting' } });
    Object.assign(source, { watch: silent.watch.bind(silent) });
    dashboard.period = 'month';
    await until(() => inside(dashboard, '.cards').ariaBusy === 'true', 'the mark of waiting');
    await until(() => inside(cardsOf(dashboard)[0] as Element, '.placeholder'), 'the frames, after a blink');
  });
});

describe('what a person follows', () => {
  it('is told with what and which, and the page may keep it', async () => {
    const { dashboard } = await shown();
    const told: unknown[] = [];
    dashboard.addEventListener('bizboost-action', (event) => told.push(event.detail));
    inside(dashboard, 'bizboost-campaign-table', 'tbody [part=action]').click();
    inside(cardsOf(dashboard)[0] as Element, '[part=action]').click();
    expect(told).to.deep.equal([
      { action: 'see-campaign', id: '42', name: 'Easter colours' },
      { action: 'see-section', id: 'products', name: 'Revenue' },
    ]);
    expect(dashboard.shadowRoot?.activeElement?.id).to.equal('products');
  });

  it('is not followed when the page refuses', async () => {
    const { dashboard } = await shown();
    dashboard.addEventListener('bizboost-action', (event) => event.preventDefault());
    inside(cardsOf(dashboard)[0] as Element, '[part=action]').click();
    expect(dashboard.shadowRoot?.activeElement ?? null).to.equal(null);
  });
});

describe('a slot', () => {
  it('has words of its own until the page brings some (row 7)', async () => {
    const { dashboard } = await shown({}, { actions: 'connect-channel' });
    const slot = inside<HTMLSlotElement>(dashboard, 'slot[name=title]');
    expect(slot.assignedNodes()).to.deep.equal([]);
    expect(slot.textContent).to.equal('Live dashboard');
    dashboard.innerHTML =
      '<b slot="title">Kabwata stall</b><button slot="actions">Export</button><p slot="footer">F</p>';
    await settle();
    expect(slot.assignedElements()[0]?.textContent).to.equal('Kabwata stall');
    expect(inside<HTMLSlotElement>(dashboard, 'slot[name=actions]').assignedElements()).to.have.length(1);
    expect(inside<HTMLSlotElement>(dashboard, 'slot[name=footer]').assignedElements()).to.have.length(1);
  });

  for (const [name, source] of [
    [
      'error',
      new FakeSource({
        shop: 'silent',
        link: { link: 'failed', attempt: 1, error: new BizBoostError('internal', 'x') },
      }),
    ],
    ['denied', new FakeSource({ link: { link: 'denied' } })],
    ['unconfigured', undefined],
  ] as const) {
    it(`for ${name} stands in for our words (row 7)`, async () => {
      const place = await ground();
      place.innerHTML = `<live-dashboard><p slot="${name}">Ask Mutale</p></live-dashboard>`;
      const dashboard = place.firstElementChild as LiveDashboard;
      dashboard.source = source;
      const slot = await until(() => inside<HTMLSlotElement>(dashboard, `slot[name=${name}]`), 'the slot');
      expect(slot.assignedElements()[0]?.textContent).to.equal('Ask Mutale');
      expect((slot.firstElementChild as HTMLElement).checkVisibility()).to.equal(false);
    });
  }
});

describe('a loss', () => {
  it('of access leaves no number of before in the page (state denied)', async () => {
    const { dashboard, source } = await shown();
    const told: unknown[] = [];
    dashboard.addEventListener('bizboost-error', (event) => told.push(event.detail));
    source.become({ link: 'denied', error: new BizBoostError('forbidden', 'not yours') });
    await drawn(dashboard);
    expect(wordsOf(dashboard)).not.to.match(/\d{2}/);
    expect(wordsOf(dashboard)).to.contain('You do not have access');
    expect(told).to.deep.equal([{ code: 'forbidden', message: 'not yours', retryable: false }]);
  });

  it('of the link keeps the numbers, dates them, and is told once (states error-with-data, lost-link)', async () => {
    const { dashboard, source } = await shown();
    const before = valueOf(dashboard);
    let told = 0;
    dashboard.addEventListener('bizboost-error', () => (told += 1));
    const error = new BizBoostError('unavailable', 'gone');
    for (const attempt of [1, 2, 3]) source.become({ link: 'failed', error, attempt });
    await drawn(dashboard);
    expect(valueOf(dashboard)).to.equal(before);
    expect(inside(dashboard, '[part=age]').textContent).to.match(/^as of /);
    expect(told).to.equal(1);
    inside(dashboard, '[part=retry]').click();
    await drawn(dashboard);
    expect(source.reconnects).to.equal(1);
    expect(inside(dashboard, '[part=badge]').textContent?.trim()).to.equal('Live');
  });

  it('is told as a status, which stays with the element', async () => {
    const { place, dashboard, source } = await shown();
    const own: string[] = [];
    let above = 0;
    dashboard.addEventListener('bizboost-status', ({ detail }) => own.push(`${detail.phase} ${detail.mark}`));
    place.addEventListener('bizboost-status', () => (above += 1));
    source.become({ link: 'offline' });
    source.become({ link: 'live' });
    expect(own).to.deep.equal(['ready offline', 'ready live']);
    expect(above).to.equal(0);
  });
});

describe('a part that cannot be drawn', () => {
  it('says so, is told, can be tried again, and takes nothing with it (row 56)', async () => {
    const answer = new FakeSource().live('today');
    const poison = { ...answer, campaigns: [null] } as unknown as LiveAnswer;
    const told: string[] = [];
    const heard = await listening(async () => {
      const place = await ground();
      place.addEventListener('bizboost-error', ({ detail }) => told.push(detail.code));
      const table = await stand<CampaignTable>(place, 'bizboost-campaign-table', { data: poison });
      const sibling = await stand<LiveDashboard>(place, 'live-dashboard', { data: answer });
      expect(wordsOf(table)).to.contain('This could not be shown');
      expect(valueOf(sibling)).to.match(/\d/);

      table.data = answer;
      await table.updateComplete;
      expect(wordsOf(table)).to.contain('Easter colours');
    });
    expect(told).to.deep.equal(['internal']);
    expect(heard.thrown).to.deep.equal([]);
    expect(heard.errors).to.have.length(1);
  });
});

describe('a secret', () => {
  it('is never in the page, an event, or the console (row 57)', async () => {
    const secret = 'eyJhbGciOi-do-not-tell-anyone';
    const told: string[] = [];
    const place = await ground();
    for (const name of ['bizboost-status', 'bizboost-error'] as const)
      place.addEventListener(name, ({ detail }) => told.push(JSON.stringify(detail)), { capture: true });
    const heard = await listening(async () => {
      const dashboard = await stand<LiveDashboard>(place, 'live-dashboard', {
        src: '/no-such-service',
        token: () => Promise.resolve(secret),
      });
      await until(() => /could not be loaded|access|ended/.test(wordsOf(dashboard)), 'the refusal');
      dashboard.remove();
    });
    const page = everyElement(document.documentElement)
      .map((element) => `${element.outerHTML} ${element.shadowRoot?.innerHTML ?? ''}`)
      .join();
    expect(told).not.to.deep.equal([]);
    for (const where of [page, told.join(), JSON.stringify(heard), location.href]) expect(where).not.to.contain(secret);
  });
});

describe('who prefers less motion', () => {
  const isChromium = navigator.userAgent.includes('Chrome');
  afterEach(async () => {
    if (isChromium) await emulateMedia({ reducedMotion: 'no-preference' });
  });

  it('sees none (row 30)', async function () {
    if (!isChromium) return this.skip(); // the other drivers cannot emulate it
    await emulateMedia({ reducedMotion: 'reduce' });
    const { dashboard, source } = await shown();
    source.sell(1_000);
    await drawn(dashboard);
    const moving = everyElement(dashboard.shadowRoot as ShadowRoot).flatMap((element) =>
      element.getAnimations({ subtree: false }).map(() => element.className),
    );
    expect(moving).to.deep.equal([]);
  });

  it('is the only one: others see a number light up', async function () {
    if (!isChromium) return this.skip();
    await emulateMedia({ reducedMotion: 'no-preference' });
    const { dashboard, source } = await shown();
    source.sell(1_000);
    await drawn(dashboard);
    expect(inside(cardsOf(dashboard)[0] as Element, '[part=value]').getAnimations()).to.have.length(1);
  });
});

// Last, because WebKit keeps some lengths of the larger text when it is small again.
describe('letters twice as large', () => {
  it('in 560 px hang over nowhere', async () => {
    document.documentElement.style.fontSize = '200%';
    try {
      const { dashboard } = await shown({ width: 560 });
      await drawn(dashboard);
      expect(dashboard.scrollWidth).to.equal(560);
    } finally {
      document.documentElement.style.fontSize = '';
    }
  });
});
