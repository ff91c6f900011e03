import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../../period-picker.ts';
import type { PeriodPicker } from '../../period-picker.ts';
import { inside, wordsOf } from '../../testing/in-page.ts';

const pick = async (period = 'today'): Promise<PeriodPicker> =>
  fixture(html`<bizboost-period-picker lang="en-GB" period=${period}></bizboost-period-picker>`);
const option = (picker: Element, name: string): HTMLInputElement => inside(picker, `input[value=${name}]`);
const days = (picker: Element): HTMLElement => inside(picker, '#days');
const custom = (picker: Element): HTMLElement => inside(picker, '.custom');

async function open(picker: PeriodPicker): Promise<void> {
  custom(picker).click();
  await picker.updateComplete;
}

async function apply(picker: PeriodPicker, from: string, to: string): Promise<void> {
  inside<HTMLInputElement>(picker, '#from').value = from;
  inside<HTMLInputElement>(picker, '#to').value = to;
  inside(picker, '[type=submit]').click();
  await picker.updateComplete;
}

function listen(picker: PeriodPicker): readonly string[] {
  const told: string[] = [];
  picker.addEventListener('bizboost-period-change', ({ detail }) => told.push(detail.period));
  return told;
}

describe('<bizboost-period-picker>', () => {
  it('is accessible, closed and open, with a named period and with days', async () => {
    for (const period of ['today', '2026-03-01..2026-03-31']) {
      const picker = await pick(period);
      await expect(picker).to.be.accessible();
      await open(picker);
      await expect(picker).to.be.accessible();
    }
  });

  it('tells once of a period that a person chooses, and nothing of one that is chosen already', async () => {
    const picker = await pick();
    const told = listen(picker);
    option(picker, 'week').click();
    option(picker, 'week').click();
    expect(told).to.deep.equal(['week']);
    expect(picker.period).to.equal('week');
  });

  it('tells nothing of a change by script, and shows it', async () => {
    const picker = await pick();
    const told = listen(picker);
    picker.period = 'month';
    await picker.updateComplete;
    expect(option(picker, 'month').checked).to.equal(true);
    picker.removeAttribute('period');
    await picker.updateComplete;
    expect(option(picker, 'today').checked).to.equal(true);
    expect(told).to.deep.equal([]);
  });

  it('stays where it was when the page says no', async () => {
    const picker = await pick();
    picker.addEventListener('bizboost-period-change', (event) => event.preventDefault());
    option(picker, 'month').click();
    await picker.updateComplete;
    expect(picker.period).to.equal('today');
    expect(option(picker, 'today').checked).to.equal(true);
    expect(option(picker, 'month').checked).to.equal(false);
  });

  it('takes any days, and shows them where they were chosen', async () => {
    const picker = await pick();
    const told = listen(picker);
    await open(picker);
    expect(picker.shadowRoot?.activeElement?.id).to.equal('from');

    await apply(picker, '2026-03-01', '2026-03-31');

    expect(told).to.deep.equal(['2026-03-01..2026-03-31']);
    expect(days(picker).hidden).to.equal(true);
    expect(wordsOf(custom(picker)).replace(/ *– */, '–')).to.equal('1–31 Mar 2026');
    expect(option(picker, 'today').checked).to.equal(false);
    expect(picker.shadowRoot?.activeElement).to.equal(custom(picker));
  });

  it('says what is wrong with days, and goes there', async () => {
    const picker = await pick();
    await open(picker);
    await apply(picker, '2026-03-31', '2026-03-01');
    expect(wordsOf(inside(picker, '.fault'))).to.equal('The last day is before the first.');
    await apply(picker, '2026-03-31', '');
    expect(wordsOf(inside(picker, '.fault'))).to.equal('Choose both days.');
    expect(picker.shadowRoot?.activeElement?.id).to.equal('to');
    expect(picker.period).to.equal('today');
  });

  it('closes with Escape, giving focus back, and when a person goes elsewhere', async () => {
    const picker = await pick();
    await open(picker);
    await sendKeys({ press: 'Escape' });
    await picker.updateComplete;
    expect(days(picker).hidden).to.equal(true);
    expect(picker.shadowRoot?.activeElement).to.equal(custom(picker));

    await open(picker);
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await picker.updateComplete;
    expect(days(picker).hidden).to.equal(true);
  });

  it('is moved through with the arrow keys', async () => {
    const picker = await pick();
    option(picker, 'today').focus();
    await sendKeys({ press: 'ArrowRight' });
    await picker.updateComplete;
    expect(picker.period).to.equal('week');
  });
});
