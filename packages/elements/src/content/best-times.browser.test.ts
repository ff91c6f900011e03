// The week as a table: read by eye, by keys and by assistive technology.
import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { FakeSource } from '../../../../stories/fake-source.ts';
import '../best-times.ts';
import { ground, inside, settle, stand, until, wordsOf, type Ground } from '../testing/stage.ts';
import type { BestTimes } from './best-times.ts';

async function week(on: Ground = {}, properties: Partial<BestTimes> = {}) {
  const place = await ground({ lang: 'en-GB', ...on });
  const source = new FakeSource();
  const times = await stand<BestTimes>(place, 'bizboost-best-times', { source, ...properties });
  await until(() => inside(times, 'table'), 'the week');
  return { place, source, times };
}

const cells = (times: Element): readonly HTMLTableCellElement[] => [
  ...(times.shadowRoot?.querySelectorAll('td') ?? []),
];
const cell = (times: Element, day: number, hour: number): HTMLTableCellElement =>
  cells(times)[day * 24 + hour] as HTMLTableCellElement;
const readIn = (times: Element): string => wordsOf(inside(times, '[part=reading]'));

describe('the week', () => {
  it('is a table of seven days and 24 hours, each with its head', async () => {
    const { times } = await week();
    expect(cells(times)).to.have.length(168);
    const heads = [...(times.shadowRoot?.querySelectorAll('thead th[scope=col]') ?? [])];
    expect(heads.slice(1).map((head) => wordsOf(head.querySelector('.only-spoken') as Element))).to.include.members([
      '00:00',
      '18:00',
      '23:00',
    ]);
    expect(times.shadowRoot?.querySelectorAll('tbody th[scope=row]')).to.have.length(7);
    expect(wordsOf(cell(times, 4, 18))).to.match(
      /above your usual, (more than )?\d+ times in 100 · About \d+ engagements · \d+ posts/,
    );
    expect(wordsOf(cell(times, 4, 3))).to.equal('nothing known yet');
  });

  it('says of an hour that was named best that it was, to who reads and to who hears', async () => {
    const { times } = await week();
    const best = [...(times.shadowRoot?.querySelectorAll<HTMLElement>('td.best:not(.unknown)') ?? [])];
    expect(best).to.have.length.above(0);
    for (const hour of best) expect(wordsOf(hour)).to.match(/ · Named best$/);
    expect(wordsOf(cell(times, 6, 7))).not.to.contain('Named best');
  });

  it('has a sentence that says the same', async () => {
    const { times } = await week();
    expect(wordsOf(inside(times, '[part=summary]'))).to.match(/^Best: \w+day, \d\d:00\. Worst: \w+day, \d\d:00\.$/);
  });

  it('tells above from below by more than colour: filled or hollow, and by size', async () => {
    const { times } = await week({ width: 900 });
    const mark = (day: number, hour: number): HTMLElement => cell(times, day, hour).querySelector('i') as HTMLElement;
    const [above, below] = [mark(4, 18), mark(6, 7)];
    expect(getComputedStyle(above).backgroundColor).not.to.equal('rgba(0, 0, 0, 0)');
    expect(getComputedStyle(below).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
    expect(mark(4, 3).getBoundingClientRect().width).to.be.lessThan(above.getBoundingClientRect().width);
  });

  for (const width of [230, 280, 360, 1280])
    it(`has a legend whose marks stay in one row at ${width} pixels, between what they mean`, async () => {
      const { place, times } = await week({ width });
      const legend = inside(times, '[part=legend]');
      const marks = [...legend.querySelectorAll('.heat-marks .sample')].map((mark) => mark.getBoundingClientRect());
      expect(marks).to.have.length(7);
      expect(new Set(marks.map(({ top }) => Math.round(top)))).to.have.property('size', 1);
      const [below, above] = [...legend.querySelectorAll('.heat-end')].map((end) => end.getBoundingClientRect());
      expect(below?.top, 'the words in one row').to.be.closeTo(above?.top ?? 0, 1);
      expect(above?.right).to.be.at.least(marks[6]?.right ?? Infinity);
      expect(below?.left).to.be.at.most(marks[0]?.left ?? 0);
      expect(legend.getBoundingClientRect().right).to.be.at.most(place.getBoundingClientRect().right);
    });

  it('is read with the arrow keys, Home and End, one tab stop in all', async () => {
    const { times } = await week();
    expect(cells(times).filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
    cell(times, 3, 12).focus();
    await times.updateComplete;
    for (const [key, at] of [
      ['ArrowRight', 'Thursday, 13:00'],
      ['ArrowDown', 'Friday, 13:00'],
      ['End', 'Friday, 23:00'],
      ['Home', 'Friday, 00:00'],
      ['ArrowLeft', 'Friday, 00:00'],
      ['ArrowUp', 'Thursday, 00:00'],
    ] as const) {
      await sendKeys({ press: key });
      await times.updateComplete;
      expect(readIn(times), key).to.match(new RegExp(`^${at}`));
      const [here, ...others] = cells(times).filter(({ tabIndex }) => tabIndex === 0);
      expect(others).to.have.length(0);
      expect(times.shadowRoot?.activeElement).to.equal(here);
    }
  });

  it('is read the other way where text runs from right to left', async () => {
    const { times } = await week({ dir: 'rtl' });
    cell(times, 3, 12).focus();
    await sendKeys({ press: 'ArrowLeft' });
    await times.updateComplete;
    expect(readIn(times)).to.match(/^Thursday, 13:00/);
  });

  it('says what the pointer is on, and moves nothing by it', async () => {
    const { times } = await week({ width: 360 });
    const before = times.getBoundingClientRect().height;
    for (const [day, hour] of [
      [4, 18],
      [4, 3],
      [6, 7],
    ] as const) {
      cell(times, day, hour).dispatchEvent(new PointerEvent('pointerover', { bubbles: true, composed: true }));
      await times.updateComplete;
      expect(times.getBoundingClientRect().height).to.be.closeTo(before, 0.01);
    }
    expect(readIn(times)).to.match(/^Sunday, 07:00/);
  });

  it('stays where its reader is when new advice comes', async () => {
    const { times, source } = await week();
    cell(times, 2, 9).focus();
    await times.updateComplete;
    source.learn('thirty');
    await until(() => wordsOf(inside(times, '[part=summary]')).includes('–'), 'the other advice');
    expect(times.shadowRoot?.activeElement).to.equal(cell(times, 2, 9));
    expect(readIn(times)).to.match(/^Wednesday, 09:00/);
  });

  it('speaks the language of the page, hours and days too', async () => {
    const { times } = await week({ lang: 'en-US' });
    cell(times, 4, 18).focus();
    await times.updateComplete;
    expect(readIn(times)).to.match(/^Friday, 6:00/);
  });

  it('of most pages says whose it is, and names no posts', async () => {
    const place = await ground();
    const data = new FakeSource({ posts: 'none' }).advice();
    const times = await stand<BestTimes>(place, 'bizboost-best-times', { data });
    expect(wordsOf(inside(times, '[part=basis]'))).to.equal('Experience with most pages, not yours');
    expect(wordsOf(times)).not.to.match(/\d posts|engagement/);
  });

  it('makes sense by ear: whole names of days, each hour once, and the keys told with the grid alone', async () => {
    const { times } = await week();
    const days = [...(times.shadowRoot?.querySelectorAll('tbody th') ?? [])];
    expect(days.map((day) => wordsOf(day.querySelector('.only-spoken') as Element))).to.include.members([
      'Monday',
      'Sunday',
    ]);
    expect(days.every((day) => day.querySelector('[aria-hidden=true]') !== null)).to.equal(true);
    expect(inside(times, '[part=reading]').getAttribute('aria-hidden')).to.equal('true');
    const described = inside(times, 'table').getAttribute('aria-describedby')?.split(' ') ?? [];
    const keys = described.map((id) => inside(times, `#${id}`)).find((one) => wordsOf(one).includes('arrow keys'));
    expect(keys?.hidden).to.equal(true);
  });

  for (const lang of ['en-GB', 'ar', 'de'])
    it(`names its days whole at 280 pixels, in ${lang}`, async () => {
      const { times } = await week({ lang, dir: lang === 'ar' ? 'rtl' : 'ltr', width: 280 });
      for (const head of times.shadowRoot?.querySelectorAll('tbody th') ?? [])
        expect(head.scrollWidth, wordsOf(head)).to.be.at.most(head.clientWidth);
    });

  for (const width of [280, 360, 800, 1600]) {
    it(`fits ${width} pixels, as high loading as loaded`, async () => {
      const place = await ground({ lang: 'en-GB', width });
      const source = new FakeSource({ shop: 'silent', link: { link: 'connecting' } });
      const times = await stand<BestTimes>(place, 'bizboost-best-times', { source });
      await settle();
      source.become({ link: 'live' });
      source.answerNow();
      await until(() => inside(times, 'table'), 'the week');
      expect(place.scrollWidth).to.be.at.most(width);
      expect(inside(times, 'table').scrollWidth).to.be.at.most(width);
    });
  }

  for (const scheme of ['light', 'dark'] as const) {
    it(`is accessible, ${scheme}`, async () => {
      const { place } = await week({ scheme });
      await expect(place).to.be.accessible();
    });
  }
});
